declare module 'virtual:knowledge' {
  import type { Knowledge } from '../lib/knowledge/types.ts';

  const knowledge: Knowledge;
  export default knowledge;
}

declare module 'virtual:documents' {
  import type { SourceDocument } from '../lib/knowledge/types.ts';

  const documents: readonly SourceDocument[];
  export default documents;
}

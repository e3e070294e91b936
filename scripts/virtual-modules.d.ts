// An ambient module may not import by a relative path; an import type may.
declare module 'virtual:knowledge' {
  const knowledge: import('../lib/knowledge/types.ts').Knowledge;
  export default knowledge;
}

declare module 'virtual:documents' {
  const documents: readonly import('../lib/knowledge/types.ts').SourceDocument[];
  export default documents;
}

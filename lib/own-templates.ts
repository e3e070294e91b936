/** The reader's own templates for reading notes, by format id. Held in `storage.local`. */
import { storage } from 'wxt/utils/storage';

export type OwnTemplates = Readonly<Record<string, string>>;

export const ownTemplates = storage.defineItem<OwnTemplates>('local:templates', {
  fallback: {},
  version: 1,
});

/** The templates as they stand, here and in every other window; `show` is called as they are read, and at each change. */
export function followTemplates(show: () => void): () => OwnTemplates {
  let templates: OwnTemplates = {};
  const use = (own: OwnTemplates) => {
    templates = own;
    show();
  };
  void ownTemplates.getValue().then(use);
  ownTemplates.watch(use);
  return () => templates;
}

/** Keeps a format's template; null takes the reader's own away. Resolves once it is written. */
export async function keepTemplate(formatId: string, template: string | null): Promise<null> {
  const { [formatId]: _before, ...others } = await ownTemplates.getValue();
  await ownTemplates.setValue(template === null ? others : { ...others, [formatId]: template });
  return null;
}

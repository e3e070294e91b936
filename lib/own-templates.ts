/** The reader's own templates for reading notes, by format id. Held in `storage.local`. */
import { keptValue } from './kept-value.ts';

export type OwnTemplates = Readonly<Record<string, string>>;

const kept = keptValue<OwnTemplates>('templates', (value) => {
  const given = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  return Object.fromEntries(given.filter((each) => typeof each[1] === 'string'));
});

/** The reader's own template that a format goes by. One note a page is the same reading notes, put up otherwise. */
export const templateOf = (formatId: string, templates: OwnTemplates): string | undefined =>
  templates[formatId === 'vault' ? 'markdown' : formatId];

export const getTemplates = (): Promise<OwnTemplates> => kept.get();

/** Takes these for all there are. Resolves once they are written. */
export const setTemplates = async (templates: OwnTemplates): Promise<void> =>
  void (await kept.change(() => templates));

/** The templates as they stand; `show` is called at each change, here or in another window. */
export async function followTemplates(show: () => void): Promise<() => OwnTemplates> {
  let heard: OwnTemplates | null = null;
  let follows = false;
  kept.watch((value) => {
    heard = value;
    if (follows) show();
  });
  const first = await kept.get();
  follows = true;
  // What was heard meanwhile is newer.
  return () => heard ?? first;
}

/** Keeps a format's template; null takes the reader's own away. Resolves once it is written. */
export async function keepTemplate(formatId: string, template: string | null): Promise<null> {
  await kept.change(({ [formatId]: _before, ...others }) =>
    template === null ? others : { ...others, [formatId]: template },
  );
  return null;
}

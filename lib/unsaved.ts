/**
 * What is typed on a passage and not on disk as a note yet, kept beside the notes with every key: it
 * outlives the page, the browser, and an update of ours that cuts an open card off from all it could ask
 * (its storage and its clock among it). Taken away once the note is saved. With it lies what it is on, so
 * that it can become a note though its page is never opened again.
 */
import { browser } from 'wxt/browser';
import type { CardDraft, NoteSubject, Waits } from './card-view.ts';
import { nameUuid } from './export/name-uuid.ts';
import type { NoteSelectors } from './notes/model.ts';

/** What lies on disk of it. */
interface Kept {
  readonly draft: CardDraft;
  readonly subject: NoteSubject;
  /** The note that it changes; null where there is none yet. */
  readonly noteId: string | null;
  /** When it was typed on last, ISO 8601 UTC. */
  readonly at: string;
}

/**
 * Words that wait, by the name they wait under: that of their passage and of the form they were typed in,
 * so that two windows open on one passage do not overwrite each other's. An older version kept the words
 * alone, not where or when they were typed, by another name of the passage.
 */
export type Unsaved = { readonly name: string } & (
  | Kept
  | { readonly draft: CardDraft; readonly subject: null; readonly noteId: null; readonly at: null }
);

const PREFIX = 'unsaved:';
const keyOf = (name: string): string => `${PREFIX}${name}`;

/** The name under which the words of a form wait. `form`: a card's ticket; an id of its own for any other. */
export const nameInForm = ({ passage }: Waits, form: string = crypto.randomUUID()): string =>
  `${passage}:${form}`;

/** The form whose words wait under a name; null for those of an older version, which named none. */
export const formOf = (name: string): string | null =>
  /:([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(name)?.[1] ?? null;

/** What tells a passage from every other of its page: where all around it is alike too, its number. */
export const nameOfQuote = ({ exact, prefix, suffix, copies }: NoteSelectors['quote']) => [
  exact,
  prefix,
  suffix,
  ...(copies?.alike ? [copies.nth] : []),
];

/**
 * Where the words on a subject wait. `canonical` is its page's identity. A passage is named by its
 * selector, for two sentences of one page may be alike; a note on a whole page by its own id.
 */
export function waitsOf(canonical: string, subject: NoteSubject, noteId: string | null): Waits {
  const quote = subject.selectors?.quote;
  const name = quote ? nameOfQuote(quote) : [noteId];
  return {
    passage: nameUuid(JSON.stringify([canonical, ...name])),
    former: quote ? nameUuid(`${canonical} ${quote.exact}`) : null,
    subject,
  };
}

/** A context that was cut off has no storage any more: what could be kept there was kept before. */
async function quietly<T>(work: () => Promise<T>): Promise<T | null> {
  try {
    return await work();
  } catch {
    return null;
  }
}

const isDraft = (value: unknown): value is CardDraft => {
  const draft = value as Partial<CardDraft> | null | undefined;
  return typeof draft?.note === 'string' && Array.isArray(draft.tags);
};

/** What a key holds, of this version or an older one; null where it is neither. */
function unsavedFrom(key: string, value: unknown): Unsaved | null {
  const name = key.slice(PREFIX.length);
  if (isDraft(value)) return { name, draft: value, subject: null, noteId: null, at: null };
  const kept = value as Partial<Kept> | null | undefined;
  const isWhole = isDraft(kept?.draft) && typeof kept.subject?.page?.url === 'string';
  return isWhole ? { name, ...(kept as Kept) } : null;
}

const put = async (name: string, kept: Kept | CardDraft): Promise<void> =>
  browser.storage.local.set({ [keyOf(name)]: kept });

/** `noteId` is the note that the draft changes; null where there is none yet. */
export const keepUnsaved = (
  name: string,
  subject: NoteSubject,
  draft: CardDraft,
  noteId: string | null,
): void => void quietly(() => put(name, { draft, subject, noteId, at: new Date().toISOString() }));

export const dropUnsaved = async (name: string): Promise<void> =>
  void (await quietly(() => browser.storage.local.remove(keyOf(name))));

const wordsOf = (draft: CardDraft): string => JSON.stringify({ ...draft, basedOn: null });

/** Drops what waits under a name if it says the same: whoever typed it may not be there any more to do so. */
export async function dropSaved(name: string, draft: CardDraft): Promise<void> {
  const key = keyOf(name);
  const found = await quietly(() => browser.storage.local.get(key));
  const kept = unsavedFrom(key, found?.[key]);
  if (kept && wordsOf(kept.draft) === wordsOf(draft)) await dropUnsaved(name);
}

/** Puts back what was dropped, as it was. */
export const bringUnsavedBack = async ({ name, ...kept }: Unsaved): Promise<void> =>
  put(name, kept.subject === null ? kept.draft : kept);

/** Firefox 142 cannot name its keys: there everything is read. */
async function allKeys(): Promise<string[]> {
  const area = browser.storage.local as { getKeys?(): Promise<string[]> };
  return (await area.getKeys?.()) ?? Object.keys(await browser.storage.local.get(null));
}

/** What waits under names like these, last typed first. */
async function unsavedNamed(isWanted: (name: string) => boolean): Promise<Unsaved[]> {
  const found = await quietly(async () => {
    const keys = (await allKeys()).filter(
      (key) => key.startsWith(PREFIX) && isWanted(key.slice(PREFIX.length)),
    );
    return keys.length === 0 ? {} : browser.storage.local.get(keys);
  });
  return Object.entries(found ?? {})
    .flatMap(([key, value]) => unsavedFrom(key, value) ?? [])
    .sort((a, b) => ((a.at ?? '') < (b.at ?? '') ? 1 : -1));
}

/** Everything that waits, last typed first. */
export const allUnsaved = (): Promise<Unsaved[]> => unsavedNamed(() => true);

/** What waits of what was typed in this form. */
export const unsavedIn = (form: string): Promise<Unsaved[]> =>
  unsavedNamed((name) => name.endsWith(`:${form}`));

/** What was typed last on a passage and waits; null when nothing does. */
export async function unsavedOn({ passage, former }: Waits): Promise<Unsaved | null> {
  const found = await unsavedNamed((name) => name.startsWith(`${passage}:`) || name === former);
  return found[0] ?? null;
}

/** Calls `listener` whenever something begins to wait, changes or waits no more, wherever that was. */
export function onUnsavedChange(listener: () => void): () => void {
  const hear = (changes: Record<string, unknown>, area: string) => {
    if (area === 'local' && Object.keys(changes).some((key) => key.startsWith(PREFIX))) listener();
  };
  browser.storage.onChanged.addListener(hear);
  return () => browser.storage.onChanged.removeListener(hear);
}

/** True once an update of ours has cut this context off from everything it could ask. */
export const isCutOff = (): boolean => browser.runtime?.id === undefined;

/**
 * What is typed on a passage and not on disk as a note yet, kept beside the notes with every key: it
 * outlives the page, the browser, and an update of ours that cuts an open card off from all it could ask
 * (its storage and its clock among it). Taken away once the note is saved. With it lies what it is on, so
 * that it can become a note though its page is never opened again.
 */
import { browser } from 'wxt/browser';
import type { CardDraft, NoteSubject, Waits } from './card-view.ts';
import { nameUuid } from './export/name-uuid.ts';

/** What lies on disk of it. */
interface Kept {
  readonly draft: CardDraft;
  readonly subject: NoteSubject;
  /** The note that it changes; null where there is none yet. */
  readonly noteId: string | null;
  /** When it was typed on last, ISO 8601 UTC. */
  readonly at: string;
}

/** An older version kept the words alone, and not where or when they were typed. */
export type Unsaved = { readonly passage: string } & (
  | Kept
  | { readonly draft: CardDraft; readonly subject: null; readonly noteId: null; readonly at: null }
);

const PREFIX = 'unsaved:';
const keyOf = (passage: string): string => `${PREFIX}${passage}`;

/**
 * Where the words on a subject wait. `canonical` is its page's identity. A passage is named by its
 * selector, for two sentences of one page may be alike; a note on a whole page by its own id.
 */
export function waitsOf(canonical: string, subject: NoteSubject, noteId: string | null): Waits {
  const quote = subject.selectors?.quote;
  const name = quote ? [quote.exact, quote.prefix, quote.suffix] : [noteId];
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
function unsavedFrom(passage: string, value: unknown): Unsaved | null {
  if (isDraft(value)) return { passage, draft: value, subject: null, noteId: null, at: null };
  const kept = value as Partial<Kept> | null | undefined;
  const isWhole = isDraft(kept?.draft) && typeof kept.subject?.page?.url === 'string';
  return isWhole ? { passage, ...(kept as Kept) } : null;
}

const put = async (passage: string, kept: Kept | CardDraft): Promise<void> =>
  browser.storage.local.set({ [keyOf(passage)]: kept });

/** `noteId` is the note that the draft changes; null where there is none yet. */
export const keepUnsaved = (
  { passage, subject }: Waits,
  draft: CardDraft,
  noteId: string | null,
): void =>
  void quietly(() => put(passage, { draft, subject, noteId, at: new Date().toISOString() }));

export const dropUnsaved = async (passage: string): Promise<void> =>
  void (await quietly(() => browser.storage.local.remove(keyOf(passage))));

const wordsOf = (draft: CardDraft): string => JSON.stringify({ ...draft, basedOn: null });

/** Takes away what waits on a passage if it says the same: whoever typed it may not be there any more to do so. */
export async function dropSaved(passage: string, draft: CardDraft): Promise<void> {
  const kept = await quietly(() => read(passage));
  if (kept && wordsOf(kept.draft) === wordsOf(draft)) await dropUnsaved(passage);
}

/** Puts back what was dropped, as it was. */
export const bringUnsavedBack = async ({ passage, ...kept }: Unsaved): Promise<void> =>
  put(passage, kept.subject === null ? kept.draft : kept);

async function read(passage: string): Promise<Unsaved | null> {
  const key = keyOf(passage);
  return unsavedFrom(passage, (await browser.storage.local.get(key))[key]);
}

/** What waits to be saved on a passage; null when nothing does. What has its older name gets the new one. */
export const unsavedOn = (waits: Waits): Promise<CardDraft | null> =>
  quietly(async () => {
    const { passage, former } = waits;
    const kept = (await read(passage)) ?? (former === null ? null : await read(former));
    if (kept !== null && kept.passage === former) {
      keepUnsaved(waits, kept.draft, null);
      await dropUnsaved(former);
    }
    return kept?.draft ?? null;
  });

/** Firefox 142 cannot name its keys: there everything is read. */
async function allKeys(): Promise<string[]> {
  const area = browser.storage.local as { getKeys?(): Promise<string[]> };
  return (await area.getKeys?.()) ?? Object.keys(await browser.storage.local.get(null));
}

/** Everything that waits, last typed first. */
export async function allUnsaved(): Promise<Unsaved[]> {
  const found = await quietly(async () => {
    const keys = (await allKeys()).filter((key) => key.startsWith(PREFIX));
    return keys.length === 0 ? {} : browser.storage.local.get(keys);
  });
  return Object.entries(found ?? {})
    .flatMap(([key, value]) => unsavedFrom(key.slice(PREFIX.length), value) ?? [])
    .sort((a, b) => ((a.at ?? '') < (b.at ?? '') ? 1 : -1));
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

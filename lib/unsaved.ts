/**
 * What is typed on a passage and not on disk as a note yet, kept beside the notes with every key: it
 * outlives the page, the browser, and an update of ours that cuts an open card off from all it could ask
 * (its storage and its clock among it). Taken away once the note is saved.
 */
import { browser } from 'wxt/browser';
import type { CardDraft } from './card-view.ts';

const keyOf = (passage: string): string => `unsaved:${passage}`;

/** A context that was cut off has no storage any more: what could be kept there was kept before. */
async function quietly<T>(work: () => Promise<T>): Promise<T | null> {
  try {
    return await work();
  } catch {
    return null;
  }
}

export const keepUnsaved = (passage: string, draft: CardDraft): void =>
  void quietly(() => browser.storage.local.set({ [keyOf(passage)]: draft }));

export const dropUnsaved = (passage: string): void =>
  void quietly(() => browser.storage.local.remove(keyOf(passage)));

/** What waits to be saved on a passage; null when nothing does. */
export const unsavedOn = (passage: string): Promise<CardDraft | null> =>
  quietly(async () => {
    const key = keyOf(passage);
    const { [key]: kept } = await browser.storage.local.get(key);
    const draft = kept as Partial<CardDraft> | undefined;
    const isDraft = typeof draft?.note === 'string' && Array.isArray(draft.tags);
    return isDraft ? (draft as CardDraft) : null;
  });

/** True once an update of ours has cut this context off from everything it could ask. */
export const isCutOff = (): boolean => browser.runtime?.id === undefined;

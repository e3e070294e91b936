/** The words that wait to become notes, as the notebook lists them and the popup counts them. */

import { inTurn } from './in-turn.ts';
import { newest } from './newest.ts';
import { isSaved, saveUnsaved, type WaitingDeps } from './note-draft.ts';
import type { Saved } from './notes/store.ts';
import type { Outcome } from './outcome.ts';
import { stored } from './stored.ts';
import {
  allUnsaved,
  bringUnsavedBack,
  dropSaved,
  dropUnsaved,
  onUnsavedChange,
  type Unsaved,
} from './unsaved.ts';

/** How long typing must have rested before its words are told of, in milliseconds: a card saves sooner than that. */
export const REST = 5_000;

export interface Waiting {
  /** Last typed first; empty until it has been read. */
  list(): readonly Unsaved[];
  /** Makes a note of it; then it waits no more. */
  save(unsaved: Unsaved): Promise<Outcome<Pick<Saved, 'annotation' | 'conflict'>>>;
  throwAway(unsaved: Unsaved): Promise<void>;
  /** Undoes {@link Waiting.throwAway}. */
  bringBack(unsaved: Unsaved): Promise<void>;
  close(): void;
}

/** `listener` hears of each change of the list. */
export function openWaiting(deps: WaitingDeps, listener: () => void): Waiting {
  let list: readonly Unsaved[] = [];
  let clock: ReturnType<typeof setTimeout> | undefined;
  const begin = newest();
  const next = inTurn();

  /** What is on disk by now is dropped; notes that cannot be read keep nothing from being told of. */
  const isStill = async (unsaved: Unsaved): Promise<boolean> => {
    if (!(await isSaved(deps, unsaved).catch(() => false))) return true;
    await dropSaved(unsaved.name, unsaved.draft);
    return false;
  };

  async function look(): Promise<void> {
    const isNewest = begin();
    const all = await allUnsaved();
    const rested = all.filter(({ at }) => at === null || Date.now() - Date.parse(at) >= REST);
    const still = await Promise.all(rested.map(isStill));
    if (!isNewest()) return;
    clearTimeout(clock);
    if (rested.length < all.length) clock = setTimeout(() => void look(), REST);
    const before = JSON.stringify(list);
    list = rested.filter((_, at) => still[at]);
    if (JSON.stringify(list) !== before) listener();
  }

  const stop = onUnsavedChange(() => void look());
  void look();
  return {
    list: () => list,
    // Pressed twice, the second finds the note that the first has made.
    save: (unsaved) =>
      next(() =>
        stored(async () => {
          const saved = await saveUnsaved(deps, unsaved);
          await dropSaved(unsaved.name, unsaved.draft);
          return saved;
        }),
      ),
    throwAway: ({ name }) => dropUnsaved(name),
    bringBack: bringUnsavedBack,
    close() {
      begin();
      clearTimeout(clock);
      stop();
    },
  };
}

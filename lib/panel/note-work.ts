/** Runs what a panel does to notes: one at a time, said in a sentence, with the way back. */
import type { PassageSelectors } from '../anchors/types.ts';
import { inTurn } from '../in-turn.ts';
import { toReader } from '../messages.ts';
import type { Annotation } from '../notes/model.ts';
import type { Store } from '../notes/store.ts';
import type { Outcome, Said } from '../outcome.ts';
import { say, type WordKey } from '../words.ts';
import { keepOnPage, placeAgain, removeNote, type Undo } from './note-changes.ts';

export interface NoteWork {
  remove(note: Annotation): void;
  keepOnPage(note: Annotation): void;
  placeAgain(note: Annotation, selectors: PassageSelectors): void;
}

/** `tabId` answers the tab whose reader is told; `tell` shows what was done. */
export function noteWork(
  store: Pick<Store, 'editAnnotation'>,
  tabId: () => number | undefined,
  tell: (said: Said) => void,
): NoteWork {
  // The background tells every reader, but may be asleep and hear nothing of what is done here.
  // Not waited for: a page that hangs never answers.
  const tellReader = () => {
    const id = tabId();
    if (id === undefined) return;
    const target = { tabId: id, frameId: 0 };
    void toReader.sendMessage('notesChanged', undefined, target).catch(() => undefined);
  };
  const next = inTurn();
  const run = (work: () => Promise<Outcome<Undo>>, done: WordKey) =>
    void next(async () => {
      const outcome = await work();
      if (!outcome.ok) return tell({ sentence: outcome.sentence, undo: null, fault: true });
      tellReader();
      const undo = async () => {
        const back = await outcome.value();
        tellReader();
        const sentence = back.ok ? say('panelUndone') : back.sentence;
        tell({ sentence, undo: null, fault: !back.ok });
      };
      tell({ sentence: say(done), undo: () => void next(undo), fault: false });
    });
  return {
    remove: (note) => run(() => removeNote(store, note, new Date()), 'noteDeleted'),
    keepOnPage: (note) => run(() => keepOnPage(store, note), 'panelKept'),
    placeAgain: (note, selectors) => run(() => placeAgain(store, note, selectors), 'panelPlaced'),
  };
}

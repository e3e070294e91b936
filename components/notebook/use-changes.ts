import { useState } from 'preact/hooks';
import type { NotebookActions } from '../../lib/notebook/contract.ts';
import type { Outcome, Said } from '../../lib/outcome.ts';
import { say, sayCount, type WordKey } from '../../lib/words.ts';

type Acts = Pick<NotebookActions, 'remove' | 'restore' | 'retag' | 'setTags'>;

/** From how many notes on it is told that the work has begun: fewer are done before it could be read. */
const TELLS = 200;

/** Actions on one or many notes, with what is said of them and the way back. */
export function useChanges(actions: Acts) {
  const [notice, setNotice] = useState<Said | null>(null);

  const telling = (words: WordKey, count: number) => {
    if (count < TELLS) return;
    setNotice({ sentence: say(words, count), undo: null, fault: false });
  };

  /** Waits for an action, says what came of it, and offers its undoing. */
  async function run<T>(
    work: Promise<Outcome<readonly T[]>>,
    said: (count: number) => string,
    undo: ((done: readonly T[]) => void) | null,
  ): Promise<readonly T[]> {
    const outcome = await work;
    if (!outcome.ok) {
      setNotice({ sentence: outcome.sentence, undo: null, fault: true });
      return [];
    }
    const { value } = outcome;
    setNotice({
      sentence: said(value.length),
      undo: undo && (() => undo(value)),
      fault: false,
    });
    return value;
  }

  const restore = (ids: readonly string[]) => {
    telling('notebookRestoring', ids.length);
    return run(
      actions.restore(ids),
      (count) => sayCount('notebookRestoredOne', 'notebookRestoredMany', count),
      null,
    );
  };

  const remove = (ids: readonly string[], after?: (restored: readonly string[]) => void) => {
    telling('notebookDeleting', ids.length);
    return run(
      actions.remove(ids),
      (count) => sayCount('notebookDeletedOne', 'notebookDeletedMany', count),
      (done) => void restore(done).then((restored) => after?.(restored)),
    );
  };

  const retag = (
    ids: readonly string[],
    change: { readonly add: readonly string[]; readonly remove: readonly string[] },
  ) => {
    telling('notebookTagging', ids.length);
    return run(
      actions.retag(ids, change),
      (count) => sayCount('notebookTaggedOne', 'notebookTaggedMany', count),
      (done) => {
        telling('notebookTagging', done.length);
        void run(
          actions.setTags(done),
          (count) => sayCount('notebookTagsBackOne', 'notebookTagsBackMany', count),
          null,
        );
      },
    );
  };

  return { notice, dismiss: () => setNotice(null), remove, retag };
}

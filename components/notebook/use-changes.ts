import { useEffect, useState } from 'preact/hooks';
import type { Done, Progress } from '../../lib/notebook/book.ts';
import type { NotebookActions } from '../../lib/notebook/contract.ts';
import { say, type WordKey } from '../../lib/words.ts';
import { counted, figure } from './counted.ts';
import type { NoticeText } from './Notice.tsx';

type Acts = Pick<NotebookActions, 'remove' | 'restore' | 'retag' | 'setTags'>;

/** From how many notes on the way there is told: fewer are done before it could be read. */
const TELLS = 20;

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof Element &&
  target.closest('input, textarea, select, [contenteditable]') !== null;

/** Actions on one or many notes, with what is said of them and the way back. */
export function useChanges(actions: Acts) {
  const [notice, setNotice] = useState<NoticeText | null>(null);

  const telling =
    (words: WordKey): Progress =>
    (done, of) => {
      if (of < TELLS || done % 10 !== 0) return;
      setNotice({ sentence: say(words, figure(done), figure(of)), undo: null, fault: false });
    };

  /** Runs an action, says what came of it, and offers its undoing for what was done. */
  async function run<T>(
    work: Promise<Done<T>>,
    said: (count: number) => string,
    undo: ((done: readonly T[]) => void) | null,
  ): Promise<readonly T[]> {
    const { done, sentence } = await work;
    setNotice({
      sentence: [done.length > 0 || sentence === null ? said(done.length) : '', sentence]
        .filter(Boolean)
        .join(' '),
      undo: undo !== null && done.length > 0 ? () => undo(done) : null,
      fault: sentence !== null,
    });
    return done;
  }

  const remove = (ids: readonly string[], after?: (restored: readonly string[]) => void) =>
    run(
      actions.remove(ids, telling('notebookDeleting')),
      (count) => counted('notebookDeletedOne', 'notebookDeletedMany', count),
      (done) =>
        void run(
          actions.restore(done, telling('notebookRestoring')),
          (count) => counted('notebookRestoredOne', 'notebookRestoredMany', count),
          null,
        ).then((restored) => after?.(restored)),
    );

  const retag = (
    ids: readonly string[],
    change: { readonly add: readonly string[]; readonly remove: readonly string[] },
  ) =>
    run(
      actions.retag(ids, change, telling('notebookTagging')),
      (count) => counted('notebookTaggedOne', 'notebookTaggedMany', count),
      (done) =>
        void run(
          actions.setTags(done, telling('notebookTagging')),
          (count) => counted('notebookTagsBackOne', 'notebookTagsBackMany', count),
          null,
        ),
    );

  useEffect(() => {
    const undo = notice?.undo;
    if (!undo) return;
    const onKey = (event: KeyboardEvent) => {
      const wanted = (event.ctrlKey || event.metaKey) && !event.shiftKey && event.key === 'z';
      if (!wanted || isTyping(event.target)) return;
      event.preventDefault();
      undo();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [notice]);

  return { notice, dismiss: () => setNotice(null), remove, retag };
}

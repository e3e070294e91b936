import { useEffect, useState } from 'preact/hooks';
import type { NotebookActions } from '../../lib/notebook/contract.ts';
import type { Entry } from '../../lib/notebook/entries.ts';
import type { Outcome } from '../../lib/outcome.ts';
import { say, sayCount } from '../../lib/words.ts';
import { PlainList } from '../PlainList.tsx';
import { dateWords } from './dates.ts';
import { EraseDialog } from './EraseDialog.tsx';
import { LongText } from './Marked.tsx';
import { nameOf } from './names.ts';
import { Quote } from './Quote.tsx';

interface Props {
  /** The living notes: when they change, so may the deleted ones. */
  readonly entries: readonly Entry[];
  readonly actions: Pick<NotebookActions, 'deleted' | 'restore' | 'erase'>;
  /** Shows a note that was brought back. */
  readonly onBack: (entry: Entry) => void;
  /** All that stood here is gone, the button that was pressed too. */
  readonly onErased: () => void;
}

/** Notes drawn at first, and with each "more". */
const STEP = 40;

/** What was deleted, to be read once more, brought back, or erased for good. */
export function Deleted({ entries, actions, onBack, onErased }: Props) {
  const [found, setFound] = useState<Outcome<readonly Entry[]> | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const [most, setMost] = useState(STEP);
  /** Those that the reader is being asked about: no other is erased, whatever is deleted meanwhile. */
  const [asked, setAsked] = useState<readonly string[] | null>(null);
  const [erased, setErased] = useState<number | null>(null);
  useEffect(() => {
    let waiting = true;
    void actions.deleted().then((outcome) => {
      if (waiting) setFound(outcome);
    });
    return () => {
      waiting = false;
    };
  }, [entries]);

  const bringBack = async (entry: Entry) => {
    const outcome = await actions.restore([entry.id]);
    setFault(outcome.ok ? null : outcome.sentence);
    if (outcome.ok) onBack(entry);
  };

  const erase = async (ids: readonly string[]) => {
    setAsked(null);
    const outcome = await actions.erase(ids);
    setFault(outcome.ok ? null : outcome.sentence);
    if (!outcome.ok) return;
    setErased(outcome.value);
    onErased();
  };

  if (found === null) return null;
  if (!found.ok) return <p class="fault">{found.sentence}</p>;
  const told = (
    <p role="status" class="small muted">
      {erased !== null && sayCount('notebookErasedOne', 'notebookErasedMany', erased)}
    </p>
  );
  if (found.value.length === 0)
    return (
      <>
        {told}
        <p class="state">{say('notebookDeletedNone')}</p>
      </>
    );
  return (
    <>
      {told}
      <p class="muted">{say('notebookDeletedHint')}</p>
      <p class="erase">
        <button
          type="button"
          class="danger"
          onClick={() => setAsked(found.value.map(({ id }) => id))}
        >
          {say('notebookErase')}
        </button>
      </p>
      {asked && (
        <EraseDialog
          count={asked.length}
          onErase={() => void erase(asked)}
          onClose={() => setAsked(null)}
        />
      )}
      {fault && (
        <p role="alert" class="fault">
          {fault}
        </p>
      )}
      <PlainList ordered class="notes">
        {found.value.slice(0, most).map((entry) => (
          <li key={entry.id}>
            <article class="note-gone" aria-label={nameOf(entry)}>
              {entry.quote !== '' && (
                <Quote text={entry.quote} stance={null} language={entry.page?.language} />
              )}
              {entry.note.note !== '' && (
                <div class="note-written" dir="auto">
                  <LongText text={entry.note.note} words={[]} />
                </div>
              )}
              <p class="small muted">
                {entry.title && (
                  <>
                    <cite>{entry.title}</cite> ·{' '}
                  </>
                )}
                {say('notebookDeletedOn', dateWords(entry.note.deleted ?? entry.note.modified))}
              </p>
              <p>
                <button type="button" onClick={() => void bringBack(entry)}>
                  {say('notebookBringBack')}
                </button>
              </p>
            </article>
          </li>
        ))}
      </PlainList>
      {found.value.length > most && (
        <p class="more">
          <button type="button" onClick={() => setMost(most + STEP)}>
            {sayCount('notebookMoreOne', 'notebookMoreMany', found.value.length - most)}
          </button>
        </p>
      )}
    </>
  );
}

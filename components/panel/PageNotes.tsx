import { type Annotation, quoteOf } from '../../lib/notes/model.ts';
import type { PageNote } from '../../lib/panel/page-notes.ts';
import { say } from '../../lib/words.ts';
import { verdictWords } from '../notebook/Note.tsx';
import { onceOnly } from '../once-only.ts';
import { orphanWords } from '../orphan-words.ts';
import { PlainList } from '../PlainList.tsx';
import { useGrowing } from './use-growing.ts';
import './page-notes.css';

/** A note that is being placed again, and the words selected for it so far. */
export interface PlacingNow {
  readonly id: string;
  readonly words: string | null;
}

export interface NoteActions {
  readonly showPassage: (id: string) => void;
  readonly remove: (note: Annotation) => void;
  /** Asks for words to be selected on the page; null ends it. */
  readonly place: (note: Annotation | null) => void;
  readonly placeHere: (note: Annotation) => void;
  readonly keepOnPage: (note: Annotation) => void;
}

interface Props {
  /** The page's address: another page's notes are drawn from the first again. */
  readonly page: string;
  /** Null while they are looked for. */
  readonly notes: readonly PageNote[] | null;
  readonly fault: string | null;
  readonly placing: PlacingNow | null;
  readonly actions: NoteActions;
}

/** The reader's notes on this page; those without a place come with their words, the reason and a way back. */
export function PageNotes({ page, notes, fault, placing, actions }: Props) {
  const drawn = useGrowing(notes?.length ?? 0, -1, page);
  if (fault) {
    return (
      <p class="fault" role="alert">
        {fault}
      </p>
    );
  }
  if (notes === null) return <p role="status">{say('panelNotesLooking')}</p>;
  const standing = notes.filter(({ place }) => place.kind !== 'orphan');
  const orphans = notes.flatMap(({ note, place }) =>
    place.kind === 'orphan' ? [{ note, reason: place.reason }] : [],
  );
  return (
    <>
      {notes.length === 0 && <p class="panel-state">{say('panelNotesNone')}</p>}
      <PlainList class="page-notes">
        {standing.slice(0, drawn).map(({ note, place }) => (
          <li key={note.id}>
            <NoteText note={note} />
            <p class="page-note-actions">
              {place.kind === 'placed' && (
                <button type="button" class="plain" onClick={() => actions.showPassage(note.id)}>
                  {say('panelShowOnPage')}
                </button>
              )}
              <button
                type="button"
                class="plain danger"
                onClick={onceOnly(() => actions.remove(note))}
              >
                {say('deleteNote')}
              </button>
            </p>
          </li>
        ))}
      </PlainList>
      {orphans.length > 0 && (
        <section class="orphans">
          <h2>{say('panelOrphansTitle')}</h2>
          <p class="small muted">{say('panelOrphansHint')}</p>
          <PlainList class="page-notes">
            {orphans.map(({ note, reason }) => (
              <li key={note.id}>
                <NoteText note={note} />
                <p class="orphan-reason">{say(orphanWords[reason])}</p>
                {placing?.id === note.id ? (
                  <Placing note={note} words={placing.words} actions={actions} />
                ) : (
                  <p class="page-note-actions">
                    <button type="button" onClick={() => actions.place(note)}>
                      {say('panelPlace')}
                    </button>
                    <button type="button" class="plain" onClick={() => actions.keepOnPage(note)}>
                      {say('panelKeepOnPage')}
                    </button>
                    <button
                      type="button"
                      class="plain danger"
                      onClick={onceOnly(() => actions.remove(note))}
                    >
                      {say('deleteNote')}
                    </button>
                  </p>
                )}
              </li>
            ))}
          </PlainList>
        </section>
      )}
    </>
  );
}

function NoteText({ note }: { readonly note: Annotation }) {
  const quote = quoteOf(note);
  return (
    <>
      {quote === '' ? (
        <p class="label">{say('panelNoteOnPage')}</p>
      ) : (
        <blockquote class="page-note-quote">
          <p>{quote}</p>
        </blockquote>
      )}
      {note.note !== '' && <p class="page-note-text">{note.note}</p>}
      {(note.verdict || note.tags.length > 0) && (
        <p class="small muted">
          {note.verdict && say(verdictWords[note.verdict])}{' '}
          {note.tags.map((tag) => `#${tag}`).join(' ')}
        </p>
      )}
    </>
  );
}

function Placing({
  note,
  words,
  actions,
}: {
  readonly note: Annotation;
  readonly words: string | null;
  readonly actions: NoteActions;
}) {
  return (
    <div class="placing">
      <p role="status">{words === null ? say('panelPlacing') : say('panelPlacingWords', words)}</p>
      <p class="page-note-actions">
        <button
          type="button"
          class="primary"
          disabled={words === null}
          onClick={() => actions.placeHere(note)}
        >
          {say('panelPlaceHere')}
        </button>
        <button type="button" onClick={() => actions.place(null)}>
          {say('panelPlaceCancel')}
        </button>
      </p>
    </div>
  );
}

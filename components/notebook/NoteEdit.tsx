import { useEffect, useRef, useState } from 'preact/hooks';
import type { CardDraft, CardSaved } from '../../lib/card-view.ts';
import type { NotebookActions } from '../../lib/notebook/contract.ts';
import type { Entry } from '../../lib/notebook/entries.ts';
import type { Outcome } from '../../lib/outcome.ts';
import { say } from '../../lib/words.ts';
import { NoteForm } from '../NoteForm.tsx';
import { nameOf } from './names.ts';

interface Props {
  readonly entry: Entry;
  readonly knownTags: readonly string[];
  readonly actions: Pick<NotebookActions, 'save'>;
  /** Takes the note away as the list does, with its undo. */
  readonly onDelete: (entry: Entry) => void;
  readonly onDone: () => void;
}

const savedOf = ({ id, note, tags, verdict, modified }: Entry['note']): CardSaved => ({
  id,
  note,
  tags,
  verdict,
  modified,
});

/** A note being edited where it stands. What was typed is written even when the form is taken away. */
export function NoteEdit({ entry, knownTags, actions, onDelete, onDone }: Props) {
  const place = useRef<HTMLElement>(null);
  const flush = useRef<(() => Promise<void>) | null>(null);
  const touched = useRef(false);
  const failed = useRef(false);
  /** The version on show: the one this form wrote last, or the one it began with. */
  const [shown, setShown] = useState(entry.note);

  const save = async (draft: CardDraft): Promise<Outcome<CardSaved>> => {
    const outcome = await actions.save(entry.id, draft);
    failed.current = !outcome.ok;
    return outcome;
  };

  useEffect(() => {
    place.current?.querySelector('textarea')?.focus();
    return () => void flush.current?.();
  }, []);

  // Changed in another window while nothing was typed here: the form shows what now stands.
  useEffect(() => {
    if (!touched.current) setShown(entry.note);
  }, [entry.note]);

  const done = async () => {
    await flush.current?.();
    if (!failed.current) onDone();
  };

  const touch = () => {
    touched.current = true;
  };

  return (
    <section
      class="note-edit"
      aria-label={say('notebookEditing', nameOf(entry))}
      ref={place}
      onInput={touch}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.isComposing) return;
        event.stopPropagation();
        void done();
      }}
    >
      {entry.quote !== '' && (
        <blockquote class={`note-quote ${entry.note.claim?.propositions[0]?.stance ?? 'own'}`}>
          <p>{entry.quote}</p>
        </blockquote>
      )}
      <NoteForm
        key={shown.modified}
        saved={savedOf(shown)}
        knownTags={knownTags}
        save={(draft) => {
          touch();
          return save(draft);
        }}
        remove={async (saved) => {
          onDelete(entry);
          return { ok: true, value: saved };
        }}
        restore={async (saved) => ({ ok: true, value: saved })}
        onFlush={(work) => {
          flush.current = work;
        }}
      />
      <button type="button" class="note-edit-done" onClick={() => void done()}>
        {say('notebookDone')}
      </button>
    </section>
  );
}

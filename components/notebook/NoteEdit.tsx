import { useEffect, useRef, useState } from 'preact/hooks';
import type { CardDraft, CardSaved, Waits } from '../../lib/card-view.ts';
import type { NotebookActions } from '../../lib/notebook/contract.ts';
import type { Entry } from '../../lib/notebook/entries.ts';
import { titleOf } from '../../lib/notes/model.ts';
import type { Outcome } from '../../lib/outcome.ts';
import { savedOf } from '../../lib/saved-note.ts';
import { waitsOf } from '../../lib/unsaved.ts';
import { say } from '../../lib/words.ts';
import { NoteForm } from '../NoteForm.tsx';
import { nameOf } from './names.ts';
import { Quote } from './Quote.tsx';

interface Props {
  readonly entry: Entry;
  readonly knownTags: readonly string[];
  readonly actions: Pick<NotebookActions, 'save'>;
  /** Takes the note away as the list does, with its undo. */
  readonly onDelete: (entry: Entry) => Promise<void>;
  readonly onDone: () => void;
}

/** Where what is typed on a note waits until it is saved; null where its page is not known. */
function waitsFor({ note, page }: Entry): Waits | null {
  if (page === null) return null;
  const { address, canonicalUrl, site, author, published, language } = page;
  const hints = { canonicalLink: null, ogUrl: null, ampLink: null };
  const { kind, selectors, claim } = note;
  const visit = { url: address, title: titleOf(page), ...hints, site, author, published, language };
  return waitsOf(canonicalUrl, { page: visit, kind, selectors, claim }, note.id);
}

/** A note being edited where it stands. What was typed is written even when the form is taken away. */
export function NoteEdit({ entry, knownTags, actions, onDelete, onDone }: Props) {
  const place = useRef<HTMLElement>(null);
  const flush = useRef<(() => Promise<void>) | null>(null);
  /** True from the first key until what was typed is on disk. */
  const dirty = useRef(false);
  const saving = useRef(false);
  const failed = useRef(false);
  const here = useRef(true);
  /** The version this form wrote last, or began with. */
  const own = useRef(entry.note.modified);
  const [saves, setSaves] = useState(0);
  const first = useRef(entry.note);
  const waits = useRef(waitsFor(entry));
  /** The version that the form was made from. */
  const [shown, setShown] = useState(entry.note);

  const save = async (draft: CardDraft): Promise<Outcome<CardSaved>> => {
    dirty.current = false;
    saving.current = true;
    const outcome = await actions.save(entry.id, draft);
    saving.current = false;
    failed.current = !outcome.ok;
    if (outcome.ok) own.current = outcome.value.modified;
    else dirty.current = true;
    setSaves((count) => count + 1);
    return outcome;
  };

  useEffect(() => {
    place.current?.querySelector('textarea')?.focus();
    return () => {
      here.current = false;
      void flush.current?.();
    };
  }, []);

  // Changed elsewhere while nothing typed here waits: the form shows what now stands.
  useEffect(() => {
    if (dirty.current || saving.current || entry.note.modified === own.current) return;
    own.current = entry.note.modified;
    setShown(entry.note);
  }, [entry.note, saves]);

  const done = async () => {
    await flush.current?.();
    if (here.current && !failed.current) onDone();
  };

  const touch = () => {
    dirty.current = true;
  };

  return (
    <section
      class="note-edit"
      aria-label={say('notebookEditing', nameOf(entry))}
      ref={place}
      onInput={touch}
      onClick={(event) => {
        if ((event.target as Element).closest('[aria-pressed]')) touch();
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.isComposing) return;
        event.stopPropagation();
        void done();
      }}
    >
      {entry.quote !== '' && (
        <Quote
          text={entry.quote}
          stance={entry.note.claim?.propositions[0]?.stance ?? null}
          language={entry.page?.language}
        />
      )}
      <NoteForm
        key={shown.modified}
        waits={waits.current}
        takesUp={shown === first.current}
        saved={savedOf(shown)}
        knownTags={knownTags}
        save={save}
        remove={async () => {
          await onDelete(entry);
          return null;
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

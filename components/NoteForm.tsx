import { useEffect, useId, useRef, useState } from 'preact/hooks';
import type { CardDraft, CardSaved, Verdict } from '../lib/card-view.ts';
import type { Outcome } from '../lib/outcome.ts';
import { say, type WordKey } from '../lib/words.ts';
import './note-form.css';

interface Props {
  readonly saved: CardSaved | null;
  readonly knownTags: readonly string[];
  readonly save: (draft: CardDraft) => Promise<Outcome<CardSaved>>;
  readonly remove: (saved: CardSaved) => Promise<Outcome<CardSaved>>;
  readonly restore: (saved: CardSaved) => Promise<Outcome<CardSaved>>;
  /** Given the work that writes what is typed at once, for whoever takes the form away. */
  readonly onFlush?: (flush: () => Promise<void>) => void;
}

const verdicts = {
  agree: 'verdictAgree',
  doubt: 'verdictDoubt',
  check: 'verdictCheck',
} as const satisfies Record<Verdict, WordKey>;

/** How long typing must rest before a note is written, in milliseconds. */
const AUTOSAVE_AFTER = 700;

type State =
  | { readonly kind: 'new' | 'changed' | 'saving' | 'saved' }
  | { readonly kind: 'deleted'; readonly saved: CardSaved }
  | { readonly kind: 'failed'; readonly sentence: string };

type Fields = Pick<CardDraft, 'note' | 'verdict'> & { readonly tags: string };

/** The words of a tag field as tags: split at commas, trimmed, without a leading `#`, each once. */
export function tagsOf(field: string): string[] {
  const tags = field.split(',').map((tag) => tag.trim().replace(/^#/, '').trim());
  return [...new Set(tags.filter(Boolean))];
}

/** The reader's own note: saved by itself as they type, with its state always in sight. */
export function NoteForm({ saved, knownTags, save, remove, restore, onFlush }: Props) {
  const [fields, setFields] = useState<Fields>({
    note: saved?.note ?? '',
    tags: saved?.tags.join(', ') ?? '',
    verdict: saved?.verdict ?? null,
  });
  const [state, setState] = useState<State>({ kind: saved ? 'saved' : 'new' });
  /** What is on disk, what is typed, and the write under way: read by work that outlives a render. */
  const disk = useRef<CardSaved | null>(saved);
  const typed = useRef(fields);
  const clock = useRef<ReturnType<typeof setTimeout>>(undefined);
  const dirty = useRef(false);
  const writing = useRef<Promise<void>>(Promise.resolve());
  const listId = useId();

  const settle = (outcome: Outcome<CardSaved>, done: (value: CardSaved) => State) => {
    if (outcome.ok) setState(done(outcome.value));
    else setState({ kind: 'failed', sentence: outcome.sentence });
  };

  // One write after the other: each is based on the version that the one before it made.
  const write = () => {
    clearTimeout(clock.current);
    dirty.current = false;
    setState({ kind: 'saving' });
    writing.current = writing.current.then(async () => {
      const { note, tags, verdict } = typed.current;
      const basedOn = disk.current?.modified ?? null;
      const outcome = await save({ note, tags: tagsOf(tags), verdict, basedOn }).catch(failed);
      if (outcome.ok) disk.current = outcome.value;
      else dirty.current = true;
      if (!dirty.current || !outcome.ok) settle(outcome, () => ({ kind: 'saved' }));
    });
    return writing.current;
  };

  useEffect(() => {
    onFlush?.(async () => {
      if (dirty.current) await write();
      await writing.current;
    });
    return () => clearTimeout(clock.current);
  }, []);

  const edit = (change: Partial<Fields>) => {
    typed.current = { ...typed.current, ...change };
    dirty.current = true;
    setFields(typed.current);
    setState({ kind: 'changed' });
    clearTimeout(clock.current);
    clock.current = setTimeout(() => void write(), AUTOSAVE_AFTER);
  };

  const undo = async (deleted: CardSaved) => {
    const outcome = await restore(deleted).catch(failed);
    if (outcome.ok) disk.current = outcome.value;
    settle(outcome, () => ({ kind: 'saved' }));
  };

  const takeAway = async () => {
    clearTimeout(clock.current);
    dirty.current = false;
    await writing.current;
    if (!disk.current) return;
    const outcome = await remove(disk.current).catch(failed);
    if (outcome.ok) disk.current = null;
    settle(outcome, (value) => ({ kind: 'deleted', saved: value }));
  };

  return (
    <form
      class="note-form"
      onSubmit={(event) => {
        event.preventDefault();
        void write();
      }}
    >
      <label>
        <span class="label">{say('noteLabel')}</span>
        <textarea
          name="note"
          rows={3}
          value={fields.note}
          onInput={(event) => edit({ note: event.currentTarget.value })}
        />
      </label>
      <label>
        <span class="label">{say('tagsLabel')}</span>
        <input
          name="tags"
          list={listId}
          autocomplete="off"
          value={fields.tags}
          onInput={(event) => edit({ tags: event.currentTarget.value })}
        />
      </label>
      <datalist id={listId}>
        {knownTags.map((tag) => (
          <option key={tag} value={tag} />
        ))}
      </datalist>
      <fieldset class="verdicts">
        <legend class="label">{say('verdictLabel')}</legend>
        {(Object.keys(verdicts) as Verdict[]).map((choice) => (
          <button
            type="button"
            key={choice}
            aria-pressed={fields.verdict === choice}
            onClick={() => edit({ verdict: fields.verdict === choice ? null : choice })}
          >
            {say(verdicts[choice])}
          </button>
        ))}
      </fieldset>
      <div class="note-actions">
        <button type="submit" class="primary">
          {say(state.kind === 'failed' ? 'tryAgain' : 'save')}
        </button>
        {disk.current && (
          <button type="button" class="plain danger" onClick={() => void takeAway()}>
            {say('deleteNote')}
          </button>
        )}
        <span role="status" class={`save-state ${state.kind}`}>
          <SaveState state={state} undo={(deleted) => void undo(deleted)} />
        </span>
      </div>
    </form>
  );
}

function failed(error: unknown): Outcome<never> {
  return { ok: false, kind: 'unreachable', sentence: say('notReached', String(error)) };
}

interface SaveStateProps {
  readonly state: State;
  readonly undo: (deleted: CardSaved) => void;
}

function SaveState({ state, undo }: SaveStateProps) {
  switch (state.kind) {
    case 'new':
      return null;
    case 'changed':
      return say('notSavedYet');
    case 'saving':
      return say('saving');
    case 'saved':
      return say('savedState');
    case 'failed':
      return state.sentence;
    case 'deleted':
      return (
        <>
          {say('noteDeleted')}{' '}
          <button type="button" class="plain" onClick={() => undo(state.saved)}>
            {say('undo')}
          </button>
        </>
      );
  }
}

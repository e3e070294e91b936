import type { Ref } from 'preact';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import type { CardDraft, CardSaved, CardView, Waits } from '../lib/card-view.ts';
import { inTurn } from '../lib/in-turn.ts';
import type { Verdict } from '../lib/notes/model.ts';
import type { Outcome } from '../lib/outcome.ts';
import { unreachable } from '../lib/unreachable.ts';
import { isCutOff } from '../lib/unsaved.ts';
import { say, type WordKey } from '../lib/words.ts';
import { ChooseProposition } from './ChooseProposition.tsx';
import { type NoteState, SaveState } from './SaveState.tsx';
import { useUnsaved } from './use-unsaved.ts';
import './note-form.css';

interface Props {
  /** Where what could not be saved waits until a form for its passage opens again, or the notebook; null where there is no such place. */
  readonly waits: Waits | null;
  /** Names this form among those of its passage: a card's ticket. */
  readonly form?: string;
  /** What waits there is taken up; false for a form that stands in the place of another. */
  readonly takesUp?: boolean;
  readonly saved: CardSaved | null;
  readonly knownTags: readonly string[];
  /** Of a passage of the reader's own choice: what it may be said to be about. */
  readonly choices?: CardView['choices'];
  /** `name`: under which the draft waits until it is saved. */
  readonly save: (draft: CardDraft, name: string | null) => Promise<Outcome<CardSaved>>;
  /** Null where whoever takes it away says so, or why not. */
  readonly remove: (saved: CardSaved) => Promise<Outcome<CardSaved> | null>;
  readonly restore: (saved: CardSaved) => Promise<Outcome<CardSaved>>;
  /** Given the work that writes what is typed at once, for whoever takes the form away. */
  readonly onFlush?: (flush: () => Promise<void>) => void;
  readonly noteField?: Ref<HTMLTextAreaElement>;
}

const verdicts = {
  agree: 'verdictAgree',
  doubt: 'verdictDoubt',
  check: 'verdictCheck',
} as const satisfies Record<Verdict, WordKey>;

/** How long typing must rest before a note is written, in milliseconds. */
const AUTOSAVE_AFTER = 700;
/** How soon what could not be written is tried again by itself, in milliseconds; each time twice as late, up to a minute. */
const RETRY_AFTER = 2_000;
/** Failures that may pass. */
const PASSING: ReadonlySet<string> = new Set([
  'unreachable',
  'closed',
  'blocked',
  'quota',
  'unknown',
]);

const savedState = ({ parted }: CardSaved): NoteState =>
  parted === undefined ? { kind: 'saved' } : { kind: 'parted', sentence: parted };

type Fields = Pick<CardSaved, 'note' | 'verdict' | 'chosen'> & { readonly tags: string };

const fieldsOf = (saved: Partial<CardSaved> | null): Fields => ({
  note: saved?.note ?? '',
  tags: saved?.tags?.join(', ') ?? '',
  verdict: saved?.verdict ?? null,
  chosen: saved?.chosen ?? null,
});

/** The words of a tag field as tags: split at commas, trimmed, without a leading `#`, each once. */
export function tagsOf(field: string): string[] {
  const tags = field.split(',').map((tag) => tag.trim().replace(/^#/, '').trim());
  return [...new Set(tags.filter(Boolean))];
}

/** The reader's own note: saved by itself as they type, with its state always in sight. */
export function NoteForm(props: Props) {
  const {
    waits,
    takesUp = true,
    saved,
    knownTags,
    choices,
    save,
    remove,
    restore,
    onFlush,
  } = props;
  const failed = unreachable('cardCutOff', 'notReached');
  const [fields, setFields] = useState<Fields>(fieldsOf(saved));
  const [state, setState] = useState<NoteState>(saved ? savedState(saved) : { kind: 'new' });
  /** What is on disk, what is typed, and the write under way: read by work that outlives a render. */
  const disk = useRef<CardSaved | null>(saved);
  const typed = useRef(fields);
  const clock = useRef<ReturnType<typeof setTimeout>>(undefined);
  const dirty = useRef(false);
  const [next] = useState(inTurn);
  const tries = useRef(0);
  const unsaved = useUnsaved(waits, props.form);
  const listId = useId();

  const settle = (outcome: Outcome<CardSaved>, done: (value: CardSaved) => NoteState) => {
    if (outcome.ok) setState(done(outcome.value));
    else setState({ kind: 'failed', sentence: outcome.sentence });
  };

  const draft = (): CardDraft => {
    const { note, tags, verdict, chosen } = typed.current;
    const basedOn = disk.current?.modified ?? null;
    return { note, tags: tagsOf(tags), verdict, ...(choices ? { chosen } : {}), basedOn };
  };
  const setAside = () => {
    if (dirty.current) unsaved.keep(draft(), disk.current?.id ?? null);
    else unsaved.drop();
  };

  // One write after the other: each is based on the version that the one before it made.
  const write = (quietly = false) => {
    clearTimeout(clock.current);
    if (!quietly) setState({ kind: 'saving' });
    const on = disk.current;
    return next(async () => {
      // Saved in the moment in which it was deleted: nothing of it is left to save.
      if (on && !disk.current && !dirty.current) return;
      dirty.current = false;
      const outcome = await save(draft(), unsaved.name).catch(failed);
      if (outcome.ok) disk.current = outcome.value;
      else dirty.current = true;
      // Tried again by itself, what waits is what waited: it was typed no later.
      if (outcome.ok || !quietly) setAside();
      if (!dirty.current || !outcome.ok) settle(outcome, savedState);
      tries.current = outcome.ok ? 0 : tries.current + 1;
      if (outcome.ok || !PASSING.has(outcome.kind)) return;
      clearTimeout(clock.current);
      const wait = Math.min(RETRY_AFTER * 2 ** (tries.current - 1), 60_000);
      clock.current = setTimeout(() => void write(true), wait);
    });
  };
  /** Writes what is typed and waits until it is on disk, or known not to be. */
  const flush = async () => {
    if (dirty.current) await write();
    await next(async () => undefined);
  };

  useEffect(() => {
    // Said now, they can be said when an update has cut this card off.
    for (const key of ['notSavedYet', 'saving', 'tryAgain'] as const) say(key);
    onFlush?.(flush);
    if (takesUp) void unsaved.takeOver(takeUp);
    return () => clearTimeout(clock.current);
  }, []);

  const show = (next: Fields) => {
    typed.current = next;
    setFields(next);
  };
  const edit = (change: Partial<Fields>) => {
    show({ ...typed.current, ...change });
    dirty.current = true;
    setAside();
    clearTimeout(clock.current);
    // Told with the first key: what an update has cut off may not even have a clock any more.
    if (isCutOff()) return setState({ kind: 'failed', sentence: say('cardCutOff') });
    setState({ kind: 'changed' });
    clock.current = setTimeout(() => void write(), AUTOSAVE_AFTER);
  };

  /** What waited for this passage goes on from the version that it was written upon, whatever stands by now. */
  const takeUp = (waiting: CardDraft, isOwn: boolean) => {
    if (dirty.current && isOwn) return;
    const { basedOn } = waiting;
    if (disk.current) disk.current = { ...disk.current, modified: basedOn ?? 'never answered' };
    const fields = fieldsOf({ ...waiting, chosen: waiting.chosen ?? null });
    // Typed before the storage answered: it stands below what waited.
    const { note: now } = typed.current;
    const since = [disk.current?.note ?? '', waiting.note].includes(now) ? '' : now;
    edit(since === '' ? fields : { ...fields, note: `${waiting.note}\n\n${since}` });
  };

  const undo = async (deleted: CardSaved) => {
    if (disk.current) return;
    const outcome = await restore(deleted).catch(failed);
    if (!outcome.ok) return settle(outcome, savedState);
    const since = typed.current;
    const back = fieldsOf(outcome.value);
    disk.current = outcome.value;
    show(back);
    if (!dirty.current) return setState({ kind: 'saved' });
    // Typed meanwhile: it stands below what came back.
    edit({
      note: [back.note, since.note].filter(Boolean).join('\n\n'),
      tags: [back.tags, since.tags].filter(Boolean).join(', '),
      verdict: since.verdict ?? back.verdict,
      chosen: since.chosen ?? back.chosen,
    });
  };

  const takeAway = async () => {
    if (!disk.current || dirty.current) return;
    const outcome = await remove(disk.current).catch(failed);
    if (outcome === null) return;
    if (outcome.ok) disk.current = null;
    // Typed meanwhile, it is saved by itself.
    if (outcome.ok && dirty.current) return;
    if (outcome.ok) show(fieldsOf(null));
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
          ref={props.noteField ?? null}
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
      {choices && (
        <ChooseProposition
          choices={choices}
          chosen={fields.chosen}
          onChange={(chosen) => edit({ chosen })}
        />
      )}
      <div class="note-actions">
        <button type="submit" class="primary">
          {say(state.kind === 'failed' ? 'tryAgain' : 'save')}
        </button>
        {disk.current && (
          <button
            type="button"
            class="plain danger"
            onClick={() => void flush().then(() => next(takeAway))}
          >
            {say('deleteNote')}
          </button>
        )}
        <span role="status" class={`save-state ${state.kind}`}>
          <SaveState state={state} undo={(deleted) => void next(() => undo(deleted))} />
        </span>
      </div>
    </form>
  );
}

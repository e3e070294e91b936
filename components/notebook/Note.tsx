import { useEffect, useRef } from 'preact/hooks';
import { labelOf } from '../../lib/knowledge/lookup.ts';
import { ratingLabels } from '../../lib/knowledge/rating.ts';
import type { Knowledge } from '../../lib/knowledge/types.ts';
import type { Entry } from '../../lib/notebook/entries.ts';
import { placeLink } from '../../lib/notebook/link.ts';
import { say, type WordKey } from '../../lib/words.ts';
import { OutLink } from '../OutLink.tsx';
import { onceOnly } from '../once-only.ts';
import { orphanWords } from '../orphan-words.ts';
import { PlainList } from '../PlainList.tsx';
import { StanceChip } from '../StanceChip.tsx';
import { dateWords, momentWords } from './dates.ts';
import { LongText, Marked } from './Marked.tsx';
import { nameOf } from './names.ts';
import { Quote } from './Quote.tsx';
import './note.css';

export const verdictWords = {
  agree: 'notebookYouAgree',
  doubt: 'notebookYouDoubt',
  check: 'notebookYouCheck',
} as const satisfies Record<NonNullable<Entry['note']['verdict']>, WordKey>;

/** What the reader can do with a note from where it is listed. */
export interface NoteHandlers {
  readonly onSelect: (entry: Entry, selected: boolean, extend: boolean) => void;
  readonly onEdit: (key: string, entry: Entry) => void;
  readonly onDelete: (entry: Entry) => Promise<void>;
  readonly onOpen: (address: string) => void;
  readonly onTag: (tag: string) => void;
  readonly onWhereMet: (entry: Entry) => void;
}

interface Props extends NoteHandlers {
  readonly entry: Entry;
  /** Names this listing of the note: a note with two tags is listed twice. */
  readonly listing: string;
  readonly knowledge: Knowledge;
  readonly words: readonly string[];
  readonly selected: boolean;
  /** True where the heading above does not name the page. */
  readonly withPage: boolean;
  /** True when the keyboard is to land here. */
  readonly focused: boolean;
}

/** One note as it is read: the passage, what it claims, what the reader wrote, and what can be done. */
export function Note(props: Props) {
  const { entry, listing, knowledge, words, selected, withPage, focused } = props;
  const { note, page, quote } = entry;
  const article = useRef<HTMLElement>(null);
  const main = note.claim?.propositions[0];
  const link = placeLink(entry);

  useEffect(() => {
    if (focused) article.current?.focus();
  }, [focused]);

  return (
    <article
      class={`note ${selected ? 'selected' : ''}`}
      aria-label={nameOf(entry)}
      tabIndex={-1}
      ref={article}
    >
      <label class="note-pick">
        <input
          type="checkbox"
          checked={selected}
          onClick={(event) =>
            props.onSelect(entry, event.currentTarget.checked, event.shiftKey === true)
          }
        />
        <span class="visually-hidden">{say('notebookSelectNote', nameOf(entry))}</span>
      </label>

      <div class="note-body">
        {quote !== '' && (
          <Quote
            text={quote}
            stance={main?.stance ?? null}
            language={page?.language}
            words={words}
          />
        )}
        {note.claim && (
          <PlainList class="note-claims">
            {note.claim.propositions.map(({ id, stance, rating }) => (
              <li key={id}>
                <span class="note-proposition">{labelOf(knowledge, id)}</span>{' '}
                <StanceChip stance={stance} />{' '}
                <span class="muted">{say('notebookEvidence', ratingLabels[rating])}</span>
              </li>
            ))}
            {note.claim.speaker && <li class="muted">{say('saidBy', note.claim.speaker)}</li>}
          </PlainList>
        )}
        {note.note !== '' && (
          <div class="note-written" dir="auto">
            <LongText text={note.note} words={words} />
          </div>
        )}
        {(note.verdict || note.tags.length > 0) && (
          <p class="note-marks">
            {note.verdict && <span class="note-verdict">{say(verdictWords[note.verdict])}</span>}
            {note.tags.map((tag) => (
              <button
                type="button"
                class="tag"
                key={tag}
                aria-label={say('notebookShowTag', tag)}
                onClick={() => props.onTag(tag)}
              >
                <span aria-hidden="true">#</span>
                <Marked text={tag} words={words} />
              </button>
            ))}
          </p>
        )}
        {entry.missing && (
          <p class="note-missing">
            <strong>{say('notebookMissing')}</strong> {say(orphanWords[entry.missing])}
          </p>
        )}
        <footer class="note-foot">
          <p class="note-when small muted">
            {withPage && (
              <>
                <cite>
                  <Marked text={entry.title || say('notebookPageUnknown')} words={words} />
                </cite>
                {entry.site !== '' && <> · {entry.site}</>} ·{' '}
              </>
            )}
            <time dateTime={note.created} title={momentWords(note.created)}>
              {dateWords(note.created)}
            </time>
          </p>
          <p class="note-actions-row">
            <button type="button" class="plain" onClick={() => props.onEdit(listing, entry)}>
              {say('notebookEdit')}
            </button>
            {link !== null && (
              <OutLink href={link} onOpen={props.onOpen}>
                {say('notebookOpenPlace')}
              </OutLink>
            )}
            {main && (
              <button type="button" class="plain" onClick={() => props.onWhereMet(entry)}>
                {say('notebookWhereMet')}
              </button>
            )}
            <button
              type="button"
              class="plain danger"
              onClick={onceOnly(() => void props.onDelete(entry))}
            >
              {say('deleteNote')}
            </button>
          </p>
        </footer>
      </div>
    </article>
  );
}

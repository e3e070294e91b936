import { useEffect, useRef } from 'preact/hooks';
import type { Knowledge } from '../../lib/knowledge/types.ts';
import { type Arrangement, firstOf, type Group } from '../../lib/notebook/arrange.ts';
import type { NotebookActions } from '../../lib/notebook/contract.ts';
import type { Entry } from '../../lib/notebook/entries.ts';
import { say, sayCount } from '../../lib/words.ts';
import { PlainList } from '../PlainList.tsx';
import { ClaimsMet } from './ClaimsMet.tsx';
import { Conflict } from './Conflict.tsx';
import { GroupHead, notesCount } from './GroupHead.tsx';
import { Note, type NoteHandlers } from './Note.tsx';
import { NoteEdit } from './NoteEdit.tsx';
import './note-list.css';

interface Props {
  readonly by: Arrangement;
  readonly groups: readonly Group[];
  readonly knowledge: Knowledge;
  readonly words: readonly string[];
  readonly knownTags: readonly string[];
  readonly selected: ReadonlySet<string>;
  /** The listing being edited. */
  readonly editing: string | null;
  /** The note to land on, and a listing of it. */
  readonly focused: string | null;
  /** How many notes are drawn. */
  readonly most: number;
  readonly actions: Pick<NotebookActions, 'save' | 'settle'>;
  readonly handlers: NoteHandlers;
  readonly onDone: (entry: Entry) => void;
  readonly onSelectAll: (entries: readonly Entry[]) => void;
  readonly onMore: () => void;
}

/** Names one listing of a note: under two tags it is listed twice. */
const listingOf = (group: Group, entry: Entry): string => `${group.key} ${entry.id}`;

/**
 * The notes in their groups, as far as they are drawn. More come when the end nears the window or the
 * button is pressed, so that ten thousand notes open as quickly as ten.
 */
export function NoteList(props: Props) {
  const { by, groups, knowledge, words, most, handlers } = props;
  const drawn = firstOf(groups, most);
  const whole = new Map(groups.map((group) => [group.key, group]));
  const focusedOnce = firstListing(drawn.groups, props.focused);
  return (
    <>
      {drawn.groups.map((group) => {
        const headingId = `group-${group.key}`;
        const entries = whole.get(group.key)?.entries ?? group.entries;
        return (
          <section class={`group by-${by}`} key={group.key}>
            <header class="group-head">
              <GroupHead
                by={by}
                group={group}
                knowledge={knowledge}
                words={words}
                headingId={headingId}
                onOpen={handlers.onOpen}
              />
              <p class="group-count small muted">
                {entries.length === 0 ? say('notebookReadOnly') : notesCount(entries.length)}
                {entries.length > 1 && (
                  <button type="button" class="plain" onClick={() => props.onSelectAll(entries)}>
                    {say('notebookSelectThese')}
                  </button>
                )}
              </p>
              {group.page && <ClaimsMet page={group.page} knowledge={knowledge} />}
            </header>
            {group.entries.length > 0 && (
              <PlainList ordered class="notes">
                {group.entries.map((entry) => (
                  <Row
                    key={entry.id}
                    {...props}
                    entry={entry}
                    listing={listingOf(group, entry)}
                    land={focusedOnce === listingOf(group, entry)}
                  />
                ))}
              </PlainList>
            )}
          </section>
        );
      })}
      {drawn.left > 0 && <More left={drawn.left} onMore={props.onMore} />}
    </>
  );
}

function firstListing(groups: readonly Group[], id: string | null): string | null {
  if (id === null) return null;
  for (const group of groups) {
    const entry = group.entries.find((candidate) => candidate.id === id);
    if (entry) return listingOf(group, entry);
  }
  return null;
}

interface RowProps extends Props {
  readonly entry: Entry;
  readonly listing: string;
  readonly land: boolean;
}

function Row({ entry, listing, land, ...props }: RowProps) {
  return (
    <li>
      {props.editing === listing ? (
        <NoteEdit
          entry={entry}
          knownTags={props.knownTags}
          actions={props.actions}
          onDelete={props.handlers.onDelete}
          onDone={() => props.onDone(entry)}
        />
      ) : (
        <Note
          {...props.handlers}
          entry={entry}
          listing={listing}
          knowledge={props.knowledge}
          words={props.words}
          selected={props.selected.has(entry.id)}
          withPage={props.by !== 'page'}
          focused={land}
        />
      )}
      {entry.note.others.length > 0 && <Conflict entry={entry} settle={props.actions.settle} />}
    </li>
  );
}

function More({ left, onMore }: { readonly left: number; readonly onMore: () => void }) {
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    const element = button.current;
    if (!element || typeof IntersectionObserver === 'undefined') return;
    const observer = new IntersectionObserver(
      (seen) => {
        if (seen.some(({ isIntersecting }) => isIntersecting)) onMore();
      },
      { rootMargin: '800px' },
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, [left]);
  return (
    <p class="more">
      <button type="button" ref={button} onClick={onMore}>
        {sayCount('notebookMoreOne', 'notebookMoreMany', left)}
      </button>
    </p>
  );
}

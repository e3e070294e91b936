import type { RefObject } from 'preact';
import { useEffect, useMemo, useState } from 'preact/hooks';
import type { NotebookProps } from '../../lib/notebook/contract.ts';
import type { Entry } from '../../lib/notebook/entries.ts';
import { isNarrowed, noFilter } from '../../lib/notebook/filter.ts';
import { isArrangement, noNote, type Route, type View } from '../../lib/notebook/route.ts';
import { fold } from '../../lib/notebook/search.ts';
import { sightingsOf } from '../../lib/notebook/sightings.ts';
import { say, sayCount } from '../../lib/words.ts';
import { Notice } from '../Notice.tsx';
import { Deleted } from './Deleted.tsx';
import type { ScopeChoice } from './ExportDialog.tsx';
import { Seek, Views, viewWords } from './Masthead.tsx';
import { Narrow } from './Narrow.tsx';
import type { NoteHandlers } from './Note.tsx';
import { NoteList } from './NoteList.tsx';
import { Pictures } from './Pictures.tsx';
import { SelectionBar } from './SelectionBar.tsx';
import { NoMatch } from './States.tsx';
import { TagDialog } from './TagDialog.tsx';
import { useChanges } from './use-changes.ts';
import { useListing } from './use-listing.ts';
import { useMedia } from './use-media.ts';
import { usePrinting } from './use-printing.ts';
import { useSearch } from './use-search.ts';
import { useSelection } from './use-selection.ts';
import { WhereMet } from './WhereMet.tsx';
import './notebook-print.css';

interface Props extends NotebookProps {
  readonly route: Route;
  readonly go: (route: Route, quietly?: boolean) => void;
  readonly mainRef: RefObject<HTMLElement | null>;
  readonly knownTags: readonly string[];
  /** Told what can be exported besides everything. */
  readonly offered: RefObject<readonly ScopeChoice[]>;
  readonly onExport: () => void;
  readonly showAll: () => void;
}

/** Notes drawn at first, and with each "more". */
const STEP = 40;

/** From here on the filters stand beside the notes (`notebook.css`); narrower they would push them out of sight. */
const WIDE = '(min-width: 62rem)';

/** The open notebook: search, ways to look, and the list or picture asked for. */
export function Book(props: Props) {
  const { book, knowledge, actions, route, go, knownTags } = props;
  const search = useSearch(book.entries, book.pages);
  const query = route.query.trim();
  const hits = useMemo(() => (query === '' ? null : search.find(query)), [query, search.turn]);
  const [editing, setEditing] = useState<string | null>(null);
  const listing = useListing(book, route, hits, knowledge, editing !== null);
  const selection = useSelection(listing.listed);
  const changes = useChanges(actions);
  const [focused, setFocused] = useState<string | null>(route.note);
  const words = useMemo(() => fold(query).split(/\s+/).filter(Boolean), [query]);
  const [tagging, setTagging] = useState(false);
  const [most, setMost] = useState(STEP);
  const printing = usePrinting();
  const wide = useMedia(WIDE);
  const sightings = useMemo(
    () => (isArrangement(route.view) ? [] : sightingsOf(book.entries, book.pages)),
    [book.entries, book.pages, route.view],
  );
  // A note that was deleted in another window is no longer selected.
  const selected = book.entries.filter(({ id }) => selection.ids.has(id));

  // Another list: what is being edited is written as its form goes.
  useEffect(() => setEditing(null), [route.view, query, JSON.stringify(route.filter)]);
  useEffect(() => setMost(STEP), [route.view, query, JSON.stringify(route.filter)]);
  useEffect(() => {
    if (route.note === null) return;
    const at = listing.listed.findIndex(({ id }) => id === route.note);
    setMost((now) => Math.max(now, at + listing.groups.length + STEP));
    setFocused(route.note);
  }, [route.note]);

  const { entries, barePages } = listing;
  props.offered.current = scopesOf(
    selected,
    entries,
    barePages.map(({ id }) => id),
    book.entries.length,
  );

  const land = (id: string | null) => {
    // Asked for again, the same note is landed on again.
    setFocused(null);
    setTimeout(() => setFocused(id));
  };

  const remove = async (gone: readonly Entry[]) => {
    const ids = new Set(gone.map(({ id }) => id));
    const first = listing.listed.findIndex(({ id }) => ids.has(id));
    const next = listing.listed.slice(first).find(({ id }) => !ids.has(id));
    const before = listing.listed[first - 1];
    const done = await changes.remove([...ids], (restored) => land(restored[0] ?? null));
    if (done.length === 0) return;
    selection.drop(done);
    setEditing((now) => (done.some((id) => now?.endsWith(` ${id}`)) ? null : now));
    // The reader may have gone on to something else meanwhile: there they stay.
    if (document.activeElement !== document.body) return;
    if (next ?? before) land((next ?? before)?.id ?? null);
    else props.mainRef.current?.focus();
  };

  /** Goes where another list is shown: the reader lands at its beginning. */
  const turnTo = (to: Partial<Route>) => {
    go({ ...noNote(route), ...to });
    props.mainRef.current?.focus();
  };

  const handlers: NoteHandlers = {
    onSelect: selection.toggle,
    onEdit: (key) => setEditing(key),
    onDelete: (entry) => remove([entry]),
    onOpen: actions.openAddress,
    onTag: (tag) => turnTo({ filter: { ...noFilter, tag } }),
    onWhereMet: ({ propositions: [proposition = null] }) =>
      turnTo({ view: 'met', query: '', filter: { ...noFilter, proposition } }),
  };

  const show = ({ id, note }: Entry) =>
    go({ view: 'page', query: '', filter: { ...noFilter, page: note.pageId }, note: id });
  const showNote = (id: string) => {
    const entry = book.entries.find((candidate) => candidate.id === id);
    if (entry) show(entry);
  };

  return (
    <div class="book">
      <Seek
        query={route.query}
        indexing={search.indexing}
        onQuery={(typed) =>
          go(
            {
              ...noNote(route),
              query: typed,
              view: searchable(route.view) ? route.view : 'page',
            },
            true,
          )
        }
      />
      <div class="rail">
        <Views route={route} go={(to) => go(to)} />
        {isArrangement(route.view) && (
          <Narrow
            entries={book.entries}
            filter={route.filter}
            knowledge={knowledge}
            open={wide}
            onChange={(filter) => go({ ...noNote(route), filter })}
          />
        )}
      </div>
      <main class="leaf" ref={props.mainRef} tabIndex={-1} aria-label={say(viewWords[route.view])}>
        {route.view === 'met' && (
          <WhereMet
            sightings={sightings}
            knowledge={knowledge}
            proposition={route.filter.proposition}
            words={words}
            onPick={(proposition) => go({ ...noNote(route), filter: { ...noFilter, proposition } })}
            onOpen={actions.openAddress}
            onNote={showNote}
            onPath={actions.openPath}
          />
        )}
        {route.view === 'pictures' && <Pictures sightings={sightings} knowledge={knowledge} />}
        {route.view === 'deleted' && (
          <Deleted
            entries={book.entries}
            actions={actions}
            onBack={show}
            onErased={() => {
              // An undo that is still offered would bring back what is gone.
              changes.dismiss();
              props.mainRef.current?.focus();
            }}
          />
        )}
        {isArrangement(route.view) && (
          <>
            <p class="found small muted" role="status">
              {(query !== '' || isNarrowed(route.filter)) &&
                sayCount('notebookFoundOne', 'notebookFoundMany', entries.length)}
            </p>
            {listing.groups.length === 0 ? (
              <NoMatch query={query} onClear={props.showAll} />
            ) : (
              <NoteList
                by={route.view}
                groups={listing.groups}
                knowledge={knowledge}
                words={hits?.words ?? []}
                knownTags={knownTags}
                selected={selection.ids}
                editing={editing}
                focused={focused}
                // On paper there is no “more”.
                most={printing ? Number.POSITIVE_INFINITY : most}
                actions={actions}
                handlers={handlers}
                onDone={(entry) => {
                  setEditing(null);
                  land(entry.id);
                }}
                onSelectAll={selection.add}
                onMore={() => setMost(most + STEP)}
              />
            )}
          </>
        )}
      </main>
      <div class="bars-below">
        <Notice notice={changes.notice} onDismiss={changes.dismiss} />
        {selected.length > 0 && (
          <SelectionBar
            count={selected.length}
            onTag={() => setTagging(true)}
            onExport={props.onExport}
            onDelete={() => void remove(selected)}
            onClear={selection.clear}
          />
        )}
      </div>
      {tagging && (
        <TagDialog
          count={selected.length}
          present={[...new Set(selected.flatMap(({ note }) => note.tags))]}
          knownTags={knownTags}
          onApply={(change) => {
            setTagging(false);
            void changes.retag(
              selected.map(({ id }) => id),
              change,
            );
          }}
          onClose={() => setTagging(false)}
        />
      )}
    </div>
  );
}

/** Where a search narrows what is shown; elsewhere it leads to the list of notes. */
const searchable = (view: View): boolean => isArrangement(view) || view === 'met';

/** What can be exported besides everything: what is ticked, and what is listed when that is not all. */
function scopesOf(
  selected: readonly Entry[],
  listed: readonly Entry[],
  barePages: readonly string[],
  all: number,
): ScopeChoice[] {
  const scopeOf = (entries: readonly Entry[], pages: readonly string[]) => ({
    notes: new Set(entries.map(({ id }) => id)),
    pages: new Set([...entries.map(({ note }) => note.pageId), ...pages]),
  });
  const scopes: ScopeChoice[] = [];
  if (selected.length > 0) {
    scopes.push({
      id: 'selected',
      label: sayCount('notebookScopeSelectedOne', 'notebookScopeSelectedMany', selected.length),
      scope: scopeOf(selected, []),
    });
  }
  if (listed.length < all) {
    scopes.push({
      id: 'shown',
      label: sayCount('notebookScopeShownOne', 'notebookScopeShownMany', listed.length),
      scope: scopeOf(listed, barePages),
    });
  }
  return scopes;
}

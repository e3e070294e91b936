import { useEffect, useRef, useState } from 'preact/hooks';
import { formatRoute, noNote, type Route, type View, views } from '../../lib/notebook/route.ts';
import { say, sayCount, type WordKey } from '../../lib/words.ts';
import { PlainList } from '../PlainList.tsx';
import { printWhole } from './use-printing.ts';
import type { Indexing } from './use-search.ts';

export const viewWords = {
  page: 'notebookViewPage',
  proposition: 'notebookViewProposition',
  tag: 'notebookViewTag',
  date: 'notebookViewDate',
  met: 'notebookViewMet',
  pictures: 'notebookViewPictures',
  deleted: 'notebookViewDeleted',
} as const satisfies Record<View, WordKey>;

interface HeadProps {
  /** Null while they are not known. */
  readonly counts: { readonly notes: number; readonly pages: number } | null;
  readonly onExport: () => void;
  readonly onImport: () => void;
}

export function Masthead({ counts, onExport, onImport }: HeadProps) {
  return (
    <header class="masthead">
      <div>
        <p class="wordmark">{say('extensionName')}</p>
        <h1>{say('notebookTitle')}</h1>
        <p class="muted">
          {counts &&
            `${sayCount('notebookNotesOne', 'notebookNotesMany', counts.notes)} · ${sayCount('notebookPagesOne', 'notebookPagesMany', counts.pages)}`}
        </p>
      </div>
      <p class="masthead-actions">
        <button type="button" disabled={counts === null} onClick={onImport}>
          {say('notebookImport')}
        </button>
        <button
          type="button"
          disabled={counts === null || counts.notes + counts.pages === 0}
          onClick={onExport}
        >
          {say('notebookExport')}
        </button>
        <button
          type="button"
          disabled={counts === null || counts.notes + counts.pages === 0}
          onClick={() => void printWhole()}
        >
          {say('notebookPrint')}
        </button>
      </p>
    </header>
  );
}

interface NavProps {
  readonly route: Route;
  readonly go: (route: Route) => void;
}

/** The ways to look at the same notes: links, so that each can be kept or opened beside another. */
export function Views({ route, go }: NavProps) {
  return (
    <nav class="views" aria-label={say('notebookViews')}>
      <PlainList>
        {views.map((view) => {
          const to = { ...noNote(route), view };
          return (
            <li key={view}>
              <a
                href={formatRoute(to) || '#'}
                aria-current={view === route.view ? 'page' : undefined}
                onClick={(event) => {
                  if (event.metaKey || event.ctrlKey || event.shiftKey) return;
                  event.preventDefault();
                  go(to);
                }}
              >
                {say(viewWords[view])}
              </a>
            </li>
          );
        })}
      </PlainList>
    </nav>
  );
}

interface SeekProps {
  readonly query: string;
  readonly indexing: Indexing;
  readonly onQuery: (query: string) => void;
}

/** A pause in typing before the list follows, in milliseconds: shorter than the eye notices. */
const REST = 60;

export function Seek({ query, indexing, onQuery }: SeekProps) {
  const [typed, setTyped] = useState(query);
  const asked = useRef(query);
  /** Asked of where the reader is then: they may have gone to another view within the pause. */
  const ask = useRef(onQuery);
  ask.current = onQuery;
  useEffect(() => {
    // Changed from elsewhere: a link, the way back, "show all".
    if (query !== asked.current) {
      asked.current = query;
      setTyped(query);
    }
  }, [query]);
  useEffect(() => {
    if (typed === asked.current) return;
    const clock = setTimeout(() => {
      asked.current = typed;
      ask.current(typed);
    }, REST);
    return () => clearTimeout(clock);
  }, [typed]);
  return (
    <search class="seek" aria-label={say('notebookSearch')}>
      <label>
        <span class="visually-hidden">{say('notebookSearch')}</span>
        <input
          type="search"
          autocomplete="off"
          spellcheck={false}
          placeholder={say('notebookSearchHint')}
          value={typed}
          onInput={(event) => setTyped(event.currentTarget.value)}
        />
      </label>
      {indexing && typed !== '' && (
        <p class="small muted" role="status">
          {say('notebookIndexing', indexing.done, indexing.of)}
        </p>
      )}
    </search>
  );
}

import { useEffect, useRef, useState } from 'preact/hooks';
import type { Entry } from '../../lib/notebook/entries.ts';
import { createSearch, type Hits } from '../../lib/notebook/search.ts';
import type { ReadPage } from '../../lib/notes/model.ts';
import { pause } from '../pause.ts';

/** How far the index is, or that it is whole. */
export type Indexing = { readonly done: number; readonly of: number } | null;

/** Records between two words on how far it is: each draws the page again. */
const TELLS = 1000;

/**
 * The search over what is shown, kept up to date in the background. `find` answers from the index as
 * far as it has come; `indexing` says how far, and `turn` changes when it has come further.
 */
export function useSearch(entries: readonly Entry[], pages: readonly ReadPage[]) {
  const search = useRef(createSearch());
  const [indexing, setIndexing] = useState<Indexing>({ done: 0, of: entries.length });
  const [turn, setTurn] = useState(0);
  /** One update after the other: the index is no place for two writers. */
  const queue = useRef(Promise.resolve());
  const newest = useRef(0);

  useEffect(() => {
    newest.current += 1;
    const mine = newest.current;
    queue.current = queue.current.then(async () => {
      if (mine !== newest.current) return;
      await search.current.update(entries, pages, pause, (done, of) => {
        if (done % TELLS === 0) setIndexing({ done, of });
      });
      setIndexing(null);
      setTurn(mine);
    });
  }, [entries, pages]);

  return { find: (query: string): Hits => search.current.find(query), indexing, turn };
}

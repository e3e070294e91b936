import { useMemo, useRef } from 'preact/hooks';
import type { Knowledge } from '../../lib/knowledge/types.ts';
import {
  type Arrangement,
  byDate,
  byPage,
  byProposition,
  byTag,
  type Group,
  held,
} from '../../lib/notebook/arrange.ts';
import type { BookState } from '../../lib/notebook/book.ts';
import { type Entry, siteOf } from '../../lib/notebook/entries.ts';
import { admitsBarePages, passes } from '../../lib/notebook/filter.ts';
import { isArrangement, type Route } from '../../lib/notebook/route.ts';
import type { Hits } from '../../lib/notebook/search.ts';
import type { ReadPage } from '../../lib/notes/model.ts';

export interface Listing {
  readonly entries: readonly Entry[];
  /** Pages without notes that match. */
  readonly barePages: readonly ReadPage[];
  readonly groups: readonly Group[];
  /** The entries in the order they are listed. */
  readonly listed: readonly Entry[];
}

/**
 * What is searched for and narrowed to, arranged as asked. While `hold` is set (a note is being edited)
 * the list keeps still: a tag typed half must not carry the form away to another group.
 */
export function useListing(
  book: BookState,
  route: Route,
  hits: Hits | null,
  knowledge: Knowledge,
  hold: boolean,
): Listing {
  const { filter, view } = route;
  const matching = useMemo(() => {
    const entries = book.entries.filter(
      (entry) => (hits === null || hits.notes.has(entry.id)) && passes(entry, filter),
    );
    const noted = new Set(book.entries.map(({ note }) => note.pageId));
    const barePages = admitsBarePages(filter)
      ? book.pages.filter(
          (page) =>
            !noted.has(page.id) &&
            (hits === null || hits.pages.has(page.id)) &&
            (filter.site === null || siteOf(page) === filter.site) &&
            (filter.page === null || page.id === filter.page),
        )
      : [];
    return { entries, barePages };
  }, [book.entries, book.pages, hits, JSON.stringify(filter)]);

  const last = useRef<{ readonly view: string; readonly listing: Listing } | null>(null);
  return useMemo(() => {
    const before = last.current;
    if (hold && before?.view === view) {
      const groups = held(before.listing.groups, book.entries);
      return { ...before.listing, groups, listed: groups.flatMap((group) => group.entries) };
    }
    const by = isArrangement(view) ? view : 'page';
    const groups = arrange(by, matching.entries, matching.barePages, knowledge);
    const listing = { ...matching, groups, listed: groups.flatMap((group) => group.entries) };
    last.current = { view, listing };
    return listing;
  }, [matching, view, knowledge, hold]);
}

function arrange(
  by: Arrangement,
  entries: readonly Entry[],
  barePages: readonly ReadPage[],
  knowledge: Knowledge,
): Group[] {
  switch (by) {
    case 'page':
      return byPage(entries, barePages);
    case 'proposition':
      return byProposition(
        entries,
        knowledge.propositions.map(({ id }) => id),
      );
    case 'tag':
      return byTag(entries);
    case 'date':
      return byDate(entries);
  }
}

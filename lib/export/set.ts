/** What is to leave, gathered from what is kept. */
import { type Annotation, type ReadPage, SCHEMA } from '../notes/model.ts';
import { byPlace } from '../notes/order.ts';
import type { ExportedPage, ExportSet } from './types.ts';

/** Stands in for a page whose record was lost, so that its notes leave all the same. */
function lostPage(note: Annotation): ReadPage {
  return {
    schema: SCHEMA,
    id: note.pageId,
    canonicalUrl: 'about:blank',
    identities: ['about:blank'],
    urls: [],
    address: 'about:blank',
    titles: [{ title: 'A page whose record was lost', first: note.created, last: note.created }],
    site: null,
    author: null,
    published: null,
    language: null,
    read: note.created,
    lastRead: note.created,
    claims: [],
    notFound: [],
  };
}

/**
 * Pages with their living notes: pages as given, notes in the order of the text. Notes of no page in
 * the list follow under a page that says so.
 */
export function exportSet(
  pages: readonly ReadPage[],
  annotations: readonly Annotation[],
  made: string,
): ExportSet {
  const living = annotations.filter((note) => note.deleted === null);
  const byPage = Map.groupBy(living, (note) => note.pageId);
  const exported = (page: ReadPage): ExportedPage => {
    const notes = byPage.get(page.id) ?? [];
    byPage.delete(page.id);
    return { page, annotations: notes.sort(byPlace) };
  };
  const known = pages.map(exported);
  const lost = [...byPage.values()].flatMap((notes) =>
    notes.slice(0, 1).map((note) => exported(lostPage(note))),
  );
  return { pages: [...known, ...lost], made };
}

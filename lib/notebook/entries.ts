/** A saved note joined with the page it was made on: what every arrangement of the notebook lists. */
import type { OrphanReason } from '../anchors/types.ts';
import type { PropositionId } from '../knowledge/types.ts';
import { type Annotation, quoteOf, type ReadPage, titleOf } from '../notes/model.ts';
import { byText } from '../notes/order.ts';

export interface Entry {
  readonly id: string;
  readonly note: Annotation;
  /** Null when the page's own record could not be read. */
  readonly page: ReadPage | null;
  /** The passage's words; empty for a note on the whole page. */
  readonly quote: string;
  readonly title: string;
  readonly site: string;
  /** Every proposition of the claim, the main one first; empty for the reader's own highlights. */
  readonly propositions: readonly PropositionId[];
  /** Why the passage was not found when its page was last read; null when it was, or nobody looked. */
  readonly missing: OrphanReason | null;
}

/** What the store holds for the notebook. Order does not matter. */
export interface Kept {
  readonly annotations: readonly Annotation[];
  readonly pages: readonly ReadPage[];
}

/** The name of an outlet: the site as the page names itself, else its host without `www.`. */
export function siteOf(page: ReadPage | null): string {
  if (page === null) return '';
  return page.site ?? outletOf(page.address);
}

/** An address's host without `www.`; the address itself where it has none. */
export function outletOf(address: string): string {
  const host = URL.parse(address)?.hostname ?? '';
  return host === '' ? address : host.replace(/^www\./, '');
}

function entryOf(note: Annotation, page: ReadPage | null): Entry {
  return {
    id: note.id,
    note,
    page,
    quote: quoteOf(note),
    title: page === null ? '' : titleOf(page),
    site: siteOf(page),
    propositions: [...new Set(note.claim?.propositions.map(({ id }) => id) ?? [])],
    missing: page?.notFound.find(({ id }) => id === note.id)?.reason ?? null,
  };
}

/** Deleted notes as entries, in the order given. */
export function deletedEntries(notes: readonly Annotation[], pages: readonly ReadPage[]): Entry[] {
  const byId = new Map(pages.map((page) => [page.id, page]));
  return notes.map((note) => entryOf(note, byId.get(note.pageId) ?? null));
}

/** Living notes as entries, newest first; a note and page that did not change keep their entry. */
export function entriesOf(kept: Kept, before: readonly Entry[] = []): Entry[] {
  const pages = new Map(kept.pages.map((page) => [page.id, page]));
  const known = new Map(before.map((entry) => [entry.id, entry]));
  return kept.annotations
    .filter((note) => note.deleted === null)
    .map((note) => {
      const page = pages.get(note.pageId) ?? null;
      const old = known.get(note.id);
      return old?.note === note && old.page === page ? old : entryOf(note, page);
    })
    .sort((a, b) => byText(b.note.created, a.note.created) || byText(a.id, b.id));
}

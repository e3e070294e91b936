/** A page's saved notes, each with where it stands now or why it does not. */
import type { OrphanReason } from '../anchors/types.ts';
import type { PageReading } from '../messages.ts';
import type { Annotation } from '../notes/model.ts';

/** `page`: a note on the page as a whole. `waiting`: the page has not been read far enough to tell. */
export type NotePlace =
  | { readonly kind: 'placed'; readonly start: number }
  | { readonly kind: 'page' }
  | { readonly kind: 'waiting' }
  | { readonly kind: 'orphan'; readonly reason: OrphanReason };

export interface PageNote {
  readonly note: Annotation;
  readonly place: NotePlace;
}

/** In the order of the text, notes on the whole page first, orphans last. */
export function pageNotes(
  annotations: readonly Annotation[],
  { passages, orphans }: Pick<PageReading, 'passages' | 'orphans'>,
): PageNote[] {
  const starts = new Map(passages.map(({ id, start }) => [id, start]));
  const reasons = new Map(orphans.map(({ id, reason }) => [id, reason]));
  const placeOf = ({ id, selectors }: Annotation): NotePlace => {
    if (selectors === null) return { kind: 'page' };
    const start = starts.get(id);
    if (start !== undefined) return { kind: 'placed', start };
    const reason = reasons.get(id);
    return reason === undefined ? { kind: 'waiting' } : { kind: 'orphan', reason };
  };
  const rank = (place: NotePlace): number => {
    if (place.kind === 'page') return -1;
    return place.kind === 'placed' ? place.start : Number.POSITIVE_INFINITY;
  };
  const before = (a: number, b: number) => (a === b ? 0 : a < b ? -1 : 1);
  return annotations
    .map((note) => ({ note, place: placeOf(note) }))
    .sort((a, b) => before(rank(a.place), rank(b.place)));
}

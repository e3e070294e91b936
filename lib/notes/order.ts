/** One order everywhere: of text by UTF-16 unit, which is the same on every machine and in every language; of notes by their place. */
import type { Annotation } from './model.ts';

export const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

export const least = (a: string, b: string): string => (byText(a, b) < 0 ? a : b);

export const most = (a: string, b: string): string => (byText(a, b) < 0 ? b : a);

/** A copy sorted by id. */
export const sortedById = <T extends { readonly id: string }>(records: Iterable<T>): T[] =>
  [...records].sort((a, b) => byText(a.id, b.id));

type Placed = Pick<Annotation, 'selectors' | 'created' | 'id'>;

/** Where a note stands in its page's text, in UTF-16 offsets; -1 for one on the whole page. */
const placeOf = ({ selectors }: Placed): number => selectors?.position.start ?? -1;

/** The order of notes in the text of their page; notes on the whole page first, of two on one place the older. */
export const byPlace = (a: Placed, b: Placed): number =>
  placeOf(a) - placeOf(b) || byText(a.created, b.created) || byText(a.id, b.id);

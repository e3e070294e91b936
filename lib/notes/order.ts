/** One order of text everywhere: by UTF-16 unit, which is the same on every machine and in every language. */

export const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

export const least = (a: string, b: string): string => (byText(a, b) < 0 ? a : b);

export const most = (a: string, b: string): string => (byText(a, b) < 0 ? b : a);

/** A copy sorted by id. */
export const sortedById = <T extends { readonly id: string }>(records: Iterable<T>): T[] =>
  [...records].sort((a, b) => byText(a.id, b.id));

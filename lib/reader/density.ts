/** How many marks a paragraph bears before it is more line than text. */
import type { RatedClaim } from '../weigh.ts';

/** So many marks of one block are drawn in full; of more, the least certain claims are drawn faintly. */
export const MOST_IN_BLOCK = 3;

/** Starts of the claims that are drawn faintly. `blockAt` answers the block of an offset of the page text. */
export function faintOf(
  claims: readonly Pick<RatedClaim, 'start' | 'score'>[],
  blockAt: (start: number) => number,
): ReadonlySet<number> {
  const blocks = Map.groupBy(claims, ({ start }) => blockAt(start));
  const faint = [...blocks.values()].flatMap((inBlock) =>
    inBlock
      .toSorted((a, b) => b.score - a.score || a.start - b.start)
      .slice(MOST_IN_BLOCK)
      .map(({ start }) => start),
  );
  return new Set(faint);
}

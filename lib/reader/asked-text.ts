import type { PageBlock, PageText } from '../page/live.ts';
import type { RatedClaim } from '../weigh.ts';

/** A page's text as the background was asked to read it. */
export interface AskedText {
  /** Claims with the offsets of then, given those of now; without the ones whose block has changed since. */
  now(claims: readonly RatedClaim[]): readonly RatedClaim[];
}

/** @param blocks those that are sent, in reading order */
export function askedText(page: PageText, blocks: readonly PageBlock[]): AskedText {
  const { revision } = page;
  const starts = blocks.map(({ start }) => start);

  /** The index of the last block that began at or before `offset`. */
  const indexAt = (offset: number): number => {
    let low = 0;
    let high = starts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  };

  return {
    now: (claims) =>
      page.revision === revision
        ? claims
        : claims.flatMap((claim) => {
            const index = indexAt(claim.start);
            const block = blocks[index];
            // A block whose words changed is another one; one that was taken out keeps its place of old.
            if (!block || page.blocks[page.blockIndexAt(block.start)] !== block) return [];
            const by = block.start - (starts[index] ?? 0);
            return [{ ...claim, start: claim.start + by, end: claim.end + by }];
          }),
  };
}

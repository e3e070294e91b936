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

  return {
    now: (claims) =>
      page.revision === revision
        ? claims
        : claims.flatMap((claim) => {
            const index = starts.findLastIndex((start) => start <= claim.start);
            const block = blocks[index];
            // A block whose words changed is another one; one that was taken out keeps its place of old.
            if (!block || page.blocks[page.blockIndexAt(block.start)] !== block) return [];
            const by = block.start - (starts[index] ?? 0);
            return [{ ...claim, start: claim.start + by, end: claim.end + by }];
          }),
  };
}

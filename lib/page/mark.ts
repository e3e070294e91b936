/** A passage that is marked, and where it stands on a page that changes. */
import type { PageBlock } from './block.ts';

/** A passage to mark, in UTF-16 offsets of the page text as it stands now. */
export interface Mark {
  readonly id: string;
  /** One of the kinds that the painter was made with. */
  readonly kind: string;
  readonly start: number;
  readonly end: number;
}

/** A mark tied to its block: it moves with it when text is put in above. */
export interface Placed {
  mark: Mark;
  block: PageBlock;
  source: PageBlock['source'];
  /** UTF-16 offset in the block. */
  at: number;
  /** What is painted of it now; empty when it is not. */
  ranges: AbstractRange[];
}

/** Where a placed mark stands, in UTF-16 offsets of the page text as it stands now. */
export const extentOf = ({ mark, block, at }: Placed): { start: number; end: number } => {
  const start = block.start + at;
  return { start, end: start + mark.end - mark.start };
};

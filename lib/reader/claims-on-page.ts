/**
 * The claims of a page, tied to the blocks they stand in: their offsets follow when text is inserted
 * above them, and a claim goes when its block does.
 */
import type { PageBlock, PageText } from '../page/live.ts';
import type { RatedClaim } from '../weigh.ts';

interface Tied {
  readonly claim: RatedClaim;
  readonly block: PageBlock;
  /** UTF-16 offset in the block. */
  readonly at: number;
}

export interface ClaimsOnPage {
  /** In reading order, with the offsets of now. */
  list(): RatedClaim[];
  /** A new reading begins: what was found before stays until it is finished. */
  begin(): void;
  /** Claims of the reading under way. */
  add(found: readonly RatedClaim[]): void;
  /** The reading is finished: what it did not find again is gone. */
  finish(): void;
}

export function claimsOnPage(page: PageText): ClaimsOnPage {
  let known: Tied[] = [];
  let fresh: Tied[] = [];

  const tie = (claim: RatedClaim): Tied[] => {
    const block = page.blocks[page.blockIndexAt(claim.start)];
    return block ? [{ claim, block, at: claim.start - block.start }] : [];
  };
  /** Whether the claim's words still stand where they were: its block may have been edited or gone. */
  const stands = ({ claim, block, at }: Tied, blocks: ReadonlySet<PageBlock>) =>
    blocks.has(block) && block.text.startsWith(claim.text, at);

  return {
    list() {
      const blocks = new Set(page.blocks);
      const both = [...fresh, ...known].filter((tied) => stands(tied, blocks));
      const byStart = new Map<number, RatedClaim>();
      for (const { claim, block, at } of both) {
        const start = block.start + at;
        if (!byStart.has(start))
          byStart.set(start, { ...claim, start, end: start + claim.text.length });
      }
      return [...byStart.values()].sort((a, b) => a.start - b.start);
    },
    begin() {
      known = [...fresh, ...known];
      fresh = [];
    },
    add(found) {
      fresh.push(...found.flatMap(tie));
    },
    finish() {
      known = [];
    },
  };
}

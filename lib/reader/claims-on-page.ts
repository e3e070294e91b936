/**
 * The claims of a page, tied to the blocks they stand in: their offsets follow when text is inserted
 * above them, and a claim goes when its block does.
 */
import { type PageText, type Span, tie } from '../page/live.ts';
import type { RatedClaim } from '../weigh.ts';

interface Tied {
  readonly claim: RatedClaim;
  readonly now: () => Span | null;
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

  return {
    list() {
      const byStart = new Map<number, RatedClaim>();
      for (const { claim, now } of [...fresh, ...known]) {
        const span = now();
        if (span && !byStart.has(span.start)) byStart.set(span.start, { ...claim, ...span });
      }
      return [...byStart.values()].sort((a, b) => a.start - b.start);
    },
    begin() {
      known = [...fresh, ...known];
      fresh = [];
    },
    add(found) {
      for (const claim of found) fresh.push({ claim, now: tie(page, claim) });
    },
    finish() {
      known = [];
    },
  };
}

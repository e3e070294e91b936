/**
 * The claims of a page, tied to the blocks they stand in: their offsets follow when text is inserted
 * above them, and a claim goes when its block does.
 */
import { type PageText, type Span, tie } from '../page/live.ts';
import type { RatedClaim } from '../weigh.ts';

interface Tied {
  claim: RatedClaim;
  readonly now: () => Span | null;
  /** Whether it stood when it was last asked, and the page's revision then: a debate has thousands to ask. */
  stands: boolean;
  revision: number;
}

export interface ClaimsOnPage {
  /** In reading order, with the offsets of now. */
  list(): readonly RatedClaim[];
  /** A new reading begins: what was found before stays until it is finished. */
  begin(): void;
  /** Claims of the reading under way. */
  add(found: readonly RatedClaim[]): void;
  /** The reading is finished: what it did not find again is gone. */
  finish(): void;
}

export function claimsOnPage(page: PageText): ClaimsOnPage {
  const settle = (tied: Tied): void => {
    if (tied.revision === page.revision) return;
    const span = tied.now();
    tied.revision = page.revision;
    tied.stands = span !== null;
    if (span && (span.start !== tied.claim.start || span.end !== tied.claim.end))
      tied.claim = { ...tied.claim, ...span };
  };

  let known: Tied[] = [];
  let fresh: Tied[] = [];
  /** The list as it was last given, and the page's revision then: it is asked for often, and a debate has thousands. */
  let listed: { readonly revision: number; readonly claims: readonly RatedClaim[] } | null = null;

  return {
    list() {
      if (listed?.revision === page.revision) return listed.claims;
      const byStart = new Map<number, RatedClaim>();
      for (const tied of [...fresh, ...known]) {
        settle(tied);
        const { claim, stands } = tied;
        if (stands && !byStart.has(claim.start)) byStart.set(claim.start, claim);
      }
      const claims = [...byStart.values()].sort((a, b) => a.start - b.start);
      listed = { revision: page.revision, claims };
      return claims;
    },
    begin() {
      listed = null;
      known = [...fresh, ...known];
      fresh = [];
    },
    add(found) {
      listed = null;
      for (const claim of found)
        fresh.push({ claim, now: tie(page, claim), stands: false, revision: -1 });
    },
    finish() {
      listed = null;
      known = [];
    },
  };
}

/** A page's reading as the visit that is kept of it. */
import type { PageReading } from './messages.ts';
import { claimMet } from './notes/draft.ts';
import type { PageVisit } from './notes/visit.ts';

/** The visit that a reading makes: the page's word, the claims met and the notes that were not found. */
export function visitOf(reading: Pick<PageReading, 'identity' | 'claims' | 'orphans'>): PageVisit {
  return {
    ...reading.identity,
    claims: reading.claims.map((claim) => claimMet({ quote: claim.text, ...claim })),
    notFound: reading.orphans,
  };
}

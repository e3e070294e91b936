/** A page's reading as the visit that is kept of it. */
import type { PageReading } from './messages.ts';
import type { PageVisit } from './notes/visit.ts';
import type { RatedClaim } from './weigh.ts';

/** A claim as a note keeps it: with the ratings that the reader was shown. */
export const notedClaim = ({ propositions, speaker, score, overreach }: RatedClaim) => ({
  propositions: propositions.map(({ id, stance, wording, rating }) => ({
    id,
    stance,
    wording,
    rating,
  })),
  speaker,
  score,
  overreach,
});

/** The visit that a reading makes: the page's word, the claims met and the notes that were not found. */
export function visitOf(reading: Pick<PageReading, 'identity' | 'claims' | 'orphans'>): PageVisit {
  return {
    ...reading.identity,
    claims: reading.claims.map((claim) => ({ quote: claim.text, ...notedClaim(claim) })),
    notFound: reading.orphans,
  };
}

/** Where a claim meets the knowledge base: what the detector found, with what the documents say of it. */

import type { Claim, ClaimedProposition } from './claims/types.ts';
import { propositionOf } from './knowledge/lookup.ts';
import { overreach } from './knowledge/overreach.ts';
import type { Knowledge, RatingId } from './knowledge/types.ts';

/** A claim's proposition with the rating that the knowledge base derives for it. */
export interface RatedProposition extends ClaimedProposition {
  readonly rating: RatingId;
}

/** A claim with its ratings, and what its wording overreaches (one sentence) if it does. */
export interface RatedClaim extends Omit<Claim, 'propositions'> {
  readonly propositions: readonly [RatedProposition, ...RatedProposition[]];
  readonly overreach: string | null;
}

/** Weighs one claim. A proposition that the knowledge base does not hold counts as not covered. */
export function weigh(claim: Claim, knowledge: Knowledge): RatedClaim {
  const rated = (claimed: ClaimedProposition): RatedProposition => ({
    ...claimed,
    rating: propositionOf(knowledge, claimed.id)?.rating.id ?? 'not-covered',
  });
  const [main, ...others] = claim.propositions;
  return {
    ...claim,
    propositions: [rated(main), ...others.map(rated)],
    overreach: overreach(main, claim.text, knowledge)?.sentence ?? null,
  };
}

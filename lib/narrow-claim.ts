/** A claim without some of its propositions: those that the reader has muted, or said that it is not about. */
import type { ClaimedProposition } from './claims/types.ts';
import type { PropositionId } from './knowledge/types.ts';

/** Null when none of its propositions is left; the claim itself when none is taken away. */
export function withoutPropositions<
  P extends ClaimedProposition,
  C extends { readonly propositions: readonly [P, ...P[]] },
>(claim: C, gone: ReadonlySet<PropositionId>): C | null {
  if (!claim.propositions.some(({ id }) => gone.has(id))) return claim;
  const [main, ...others] = claim.propositions.filter(({ id }) => !gone.has(id));
  return main ? { ...claim, propositions: [main, ...others] } : null;
}

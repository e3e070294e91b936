/** Which of a page's claims are listed, and in which order. */
import type { PropositionId, RatingId, Stance } from '../knowledge/types.ts';
import type { RatedClaim, RatedProposition } from '../weigh.ts';

/** What the list is narrowed to; null is "any". All that is set must hold of one and the same proposition of a claim. */
export interface ClaimFilter {
  readonly stance: Stance | null;
  readonly proposition: PropositionId | null;
  readonly rating: RatingId | null;
}

export const noClaimFilter: ClaimFilter = { stance: null, proposition: null, rating: null };

export const isNarrowed = (filter: ClaimFilter): boolean =>
  Object.values(filter).some((value) => value !== null);

/** `place` is the reading order; `evidence` puts what is least borne out first. */
export const claimSorts = ['place', 'proposition', 'evidence'] as const;
export type ClaimSort = (typeof claimSorts)[number];

/** From the least evidence behind a claim's proposition to the most. */
const evidenceOrder = {
  'not-covered': 0,
  'not-established': 1,
  argued: 2,
  'some-against': 3,
  contested: 4,
  'some-support': 5,
} as const satisfies Record<RatingId, number>;

const matches = (filter: ClaimFilter, { id, stance, rating }: RatedProposition): boolean =>
  (filter.stance === null || filter.stance === stance) &&
  (filter.proposition === null || filter.proposition === id) &&
  (filter.rating === null || filter.rating === rating);

/** `order` is the knowledge base's order of propositions. Equal claims stay in reading order. */
export function listClaims(
  claims: readonly RatedClaim[],
  filter: ClaimFilter,
  sort: ClaimSort,
  order: readonly PropositionId[],
): RatedClaim[] {
  const rank = {
    place: ({ start }) => start,
    proposition: ({ propositions: [main] }) => {
      const at = order.indexOf(main.id);
      return at < 0 ? order.length : at;
    },
    evidence: ({ propositions: [main] }) => evidenceOrder[main.rating],
  } as const satisfies Record<ClaimSort, (claim: RatedClaim) => number>;
  return claims
    .filter(({ propositions }) => propositions.some((each) => matches(filter, each)))
    .sort((a, b) => rank[sort](a) - rank[sort](b) || a.start - b.start);
}

/** How many claims each choice of a filter would leave, whatever else is set. A claim counts once for a choice. */
export interface ClaimFacets {
  readonly stance: ReadonlyMap<Stance, number>;
  readonly proposition: ReadonlyMap<PropositionId, number>;
  readonly rating: ReadonlyMap<RatingId, number>;
}

function countBy<T>(
  claims: readonly RatedClaim[],
  key: (proposition: RatedProposition) => T,
): Map<T, number> {
  const counts = new Map<T, number>();
  for (const { propositions } of claims)
    for (const each of new Set(propositions.map(key)))
      counts.set(each, (counts.get(each) ?? 0) + 1);
  return counts;
}

export const facetsOf = (claims: readonly RatedClaim[]): ClaimFacets => ({
  stance: countBy(claims, ({ stance }) => stance),
  proposition: countBy(claims, ({ id }) => id),
  rating: countBy(claims, ({ rating }) => rating),
});

/**
 * The claim after or before the one that starts at `from` (null: none yet), in the order listed; from
 * the end it goes on at the beginning. Where the list no longer holds `from`, the nearest in the text.
 */
export function neighbour(
  list: readonly RatedClaim[],
  from: number | null,
  by: 'next' | 'previous',
): RatedClaim | null {
  if (list.length === 0) return null;
  const at = list.findIndex(({ start }) => start === from);
  if (at >= 0) return list.at((at + (by === 'next' ? 1 : -1)) % list.length) ?? null;
  if (from === null) return (by === 'next' ? list[0] : list.at(-1)) ?? null;
  const inText = [...list].sort((a, b) => a.start - b.start);
  return (
    (by === 'next'
      ? (inText.find(({ start }) => start > from) ?? inText[0])
      : (inText.findLast(({ start }) => start < from) ?? inText.at(-1))) ?? null
  );
}

/** Claims and readings made up for the panel's tests. */
import type { RatingId, Stance } from '../../../lib/knowledge/types.ts';
import type { PageReading } from '../../../lib/messages.ts';
import type { RatedClaim } from '../../../lib/weigh.ts';
import { visitOf } from '../notes/samples.ts';

type Short = readonly [id: string, stance: Stance, rating?: RatingId];

/** A claim at an offset, about what is given in short: `['attainment', 'asserts']`. */
export function claimAt(start: number, first: Short, ...more: readonly Short[]): RatedClaim {
  const proposition = ([id, stance, rating = 'argued']: Short) =>
    ({ id, stance, wording: 'stated', rating }) as const;
  const text = `The sentence at ${start}.`;
  return {
    start,
    end: start + text.length,
    text,
    score: 0.9,
    propositions: [proposition(first), ...more.map(proposition)],
    because: [],
    speaker: null,
    overreach: null,
  };
}

/** What a page says of itself that was read and holds these claims. */
export const readingOf = (
  url: string,
  claims: readonly RatedClaim[],
  more: Partial<PageReading> = {},
): PageReading => ({
  identity: visitOf(url),
  state: { kind: 'read', found: claims.length },
  claims,
  placed: 0,
  orphans: [],
  passages: [],
  extent: { start: 0, end: 1_000 },
  opened: null,
  faint: 0,
  paywalled: null,
  ...more,
});

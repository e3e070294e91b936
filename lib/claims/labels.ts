/** Propositions, stance and wording of a sentence that is a claim, from their scores. */
import type { Stance, Wording } from '../knowledge/types.ts';
import type { ClaimedProposition } from './types.ts';

/** A second proposition is named when it is this likely (log odds) … */
const SECOND_LEAST = -0.4;
/** … and no further than this behind the first. */
const SECOND_BEHIND = 0.9;

export interface LabelNames {
  readonly topics: readonly string[];
  readonly stances: readonly string[];
  readonly wordings: readonly string[];
}

export const highest = (scores: readonly number[]) =>
  scores.reduce((best, s, i) => (s > (scores[best] ?? Number.NEGATIVE_INFINITY) ? i : best), 0);

/** @param topic, stance, wording log odds in the order of the names */
export function propositionsFrom(
  names: LabelNames,
  topic: readonly number[],
  stance: readonly number[],
  wording: readonly number[],
): [ClaimedProposition, ...ClaimedProposition[]] {
  const as = {
    stance: (names.stances[highest(stance)] ?? 'asserts') as Stance,
    wording: (names.wordings[highest(wording)] ?? 'stated') as Wording,
  };
  const [main = 0, second = 0] = [...topic.keys()].sort(
    (a, b) => (topic[b] ?? 0) - (topic[a] ?? 0) || a - b,
  );
  const found: [ClaimedProposition, ...ClaimedProposition[]] = [
    { id: names.topics[main] ?? '', ...as },
  ];
  const s = topic[second] ?? Number.NEGATIVE_INFINITY;
  if (second !== main && s > SECOND_LEAST && s > (topic[main] ?? 0) - SECOND_BEHIND)
    found.push({ id: names.topics[second] ?? '', ...as });
  return found;
}

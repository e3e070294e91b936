/** Propositions, stance and wording of a sentence that is a claim, from their scores. */
import type { Stance, Wording } from '../knowledge/types.ts';
import { type StoredTrees, scoreTrees } from './trees.ts';
import type { ClaimedProposition } from './types.ts';

/** The second label models: one for all propositions, whose rows say which it is; one a stance; one a wording. */
export interface LabelModels {
  readonly topic: StoredTrees;
  readonly stance: readonly StoredTrees[];
  readonly wording: readonly StoredTrees[];
}

/** Log odds of a proposition that is not weighed for a sentence. */
const UNWEIGHED = -9;
/** What the first wording models' own log odds, added up, count beside the second's. */
const FIRST_SAY = 1;

/**
 * Log odds of every proposition, stance and wording.
 * @param topic the propositions weighed and their rows, see `LabelRows` @param side the row for the rest
 * @param wording log odds by the first wording models, added up
 */
export function labelled(
  models: LabelModels,
  topic: { readonly of: readonly number[]; readonly rows: readonly Float32Array[] },
  side: Float32Array,
  wording: readonly number[],
): { topic: number[]; stance: number[]; wording: number[] } {
  const topics = Array.from({ length: TOPICS }, () => UNWEIGHED);
  for (const [k, t] of topic.of.entries())
    topics[t] = scoreTrees(models.topic, topic.rows[k] ?? []);
  return {
    topic: topics,
    stance: models.stance.map((m) => scoreTrees(m, side)),
    wording: models.wording.map((m, t) => scoreTrees(m, side) + FIRST_SAY * (wording[t] ?? 0)),
  };
}
const TOPICS = 15;

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

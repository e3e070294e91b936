/** Propositions, stance and wording of a sentence that is a claim. */
import type { Stance, Wording } from '../knowledge/types.ts';
import type { FeatureSet } from './features.ts';
import { bucketsOf, type Linear, scoreLinear } from './linear.ts';
import type { ClaimedProposition } from './types.ts';

export interface LabelModels {
  readonly topics: readonly string[];
  readonly topic: readonly Linear[];
  readonly stances: readonly string[];
  readonly stance: readonly Linear[];
  readonly wordings: readonly string[];
  readonly wording: readonly Linear[];
}

/** A second proposition is named when it is this likely by itself (log odds) … */
const SECOND_LEAST = -0.3;
/** … and no further than this behind the first. */
const SECOND_BEHIND = 1.2;

export const scoresOf = (models: readonly Linear[], set: FeatureSet): number[] => {
  const [first] = models;
  if (!first) return [];
  const buckets = bucketsOf(set, first.reads, first.mask);
  return models.map((m) => scoreLinear(m, buckets));
};

export const highest = (scores: readonly number[]) =>
  scores.reduce((best, s, i) => (s > (scores[best] ?? Number.NEGATIVE_INFINITY) ? i : best), 0);

export function propositionsOf(
  models: LabelModels,
  topicScores: readonly number[],
  set: FeatureSet,
): [ClaimedProposition, ...ClaimedProposition[]] {
  const stance = (models.stances[highest(scoresOf(models.stance, set))] ?? 'asserts') as Stance;
  const wording = (models.wordings[highest(scoresOf(models.wording, set))] ?? 'stated') as Wording;
  const order = [...topicScores.keys()].sort(
    (a, b) => (topicScores[b] ?? 0) - (topicScores[a] ?? 0),
  );
  const main = order[0] ?? 0;
  const second = order[1] ?? 0;
  const found: [ClaimedProposition, ...ClaimedProposition[]] = [
    { id: models.topics[main] ?? '', stance, wording },
  ];
  const s = topicScores[second] ?? Number.NEGATIVE_INFINITY;
  if (s > SECOND_LEAST && s > (topicScores[main] ?? 0) - SECOND_BEHIND)
    found.push({ id: models.topics[second] ?? '', stance, wording });
  return found;
}

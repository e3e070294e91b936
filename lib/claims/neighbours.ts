/**
 * Propositions and stances in their surroundings: what the sentence before, the paragraph, the
 * headline and the rest of the page speak of bears on what a sentence speaks of. One weight for
 * each kind of neighbour, the same for every proposition, so that little data is enough to fit it.
 */
import { sigmoid } from './linear.ts';
import type { PageReading } from './reading.ts';

/** Weights: one for each first model, then before, two before, after, page, headline, paragraph; and a bias by label. */
export interface StoredNeighbours {
  readonly weights: readonly number[];
  readonly bias: readonly number[];
}

/** What is hardly a claim is not heard by its neighbours, and need not have been scored. */
export const HEARD = 0.05;

/**
 * Inputs of a sentence by label, in the order of the weights, for any sentence that is asked for.
 * @param models scores by model, sentence and label; sentences that are not heard may be empty
 * @param claim probability that each sentence is a claim, by which it weighs on the others
 */
export function neighboursOf(
  reading: PageReading,
  models: readonly (readonly (readonly number[])[])[],
  claim: ArrayLike<number>,
  labels: number,
): (i: number) => number[][] {
  const n = reading.sentences.length;
  const silent = new Float64Array(labels);
  const total = new Float64Array(labels);
  const byBlock = new Map<number, Float64Array>();
  let claims = 0;
  const heard = Array.from({ length: n }, (_, i) => {
    const weight = claim[i] ?? 0;
    if (weight < HEARD) return silent;
    claims += weight;
    const block = reading.sentences[i]?.block ?? 0;
    const sums = byBlock.get(block) ?? new Float64Array(labels);
    byBlock.set(block, sums);
    return Float64Array.from({ length: labels }, (_, t) => {
      const mean =
        models.reduce((sum, m) => sum + (m[i]?.[t] ?? 0), 0) / Math.max(1, models.length);
      const x = sigmoid(mean) * weight;
      total[t] = (total[t] ?? 0) + x;
      sums[t] = (sums[t] ?? 0) + x;
      return x;
    });
  });
  return (i) => {
    const rest = Math.max(0.5, claims - ((claim[i] ?? 0) < HEARD ? 0 : (claim[i] ?? 0)));
    const block = byBlock.get(reading.sentences[i]?.block ?? -1) ?? silent;
    return Array.from({ length: labels }, (_, t) => {
      const own = heard[i]?.[t] ?? 0;
      return [
        ...models.map((m) => m[i]?.[t] ?? 0),
        heard[i - 1]?.[t] ?? 0,
        heard[i - 2]?.[t] ?? 0,
        heard[i + 1]?.[t] ?? 0,
        ((total[t] ?? 0) - own) / rest,
        heard[0]?.[t] ?? 0,
        (block[t] ?? 0) - own,
      ];
    });
  };
}

export const scoreNeighbours = (
  model: StoredNeighbours,
  inputs: readonly (readonly number[])[],
): number[] =>
  inputs.map((row, t) =>
    row.reduce((sum, x, k) => sum + x * (model.weights[k] ?? 0), model.bias[t] ?? 0),
  );

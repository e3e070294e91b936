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

export const NEIGHBOURS = 6;

/**
 * Inputs of each sentence and label: `inputs[i][label]` in the order of the weights.
 * @param models scores by model, sentence and label
 * @param claim probability that each sentence is a claim, by which it weighs on the others
 */
export function neighbourInputs(
  reading: PageReading,
  models: readonly (readonly (readonly number[])[])[],
  claim: ArrayLike<number>,
): number[][][] {
  const n = reading.sentences.length;
  const labels = models[0]?.[0]?.length ?? 0;
  const heard = Array.from({ length: n }, (_, i) =>
    Array.from({ length: labels }, (_, t) => {
      const mean =
        models.reduce((sum, m) => sum + (m[i]?.[t] ?? 0), 0) / Math.max(1, models.length);
      return sigmoid(mean) * (claim[i] ?? 0);
    }),
  );
  const total = Array.from({ length: labels }, (_, t) =>
    heard.reduce((sum, h) => sum + (h[t] ?? 0), 0),
  );
  let claims = 0;
  for (let i = 0; i < n; i++) claims += claim[i] ?? 0;
  const byBlock = new Map<number, number[]>();
  for (const [i, s] of reading.sentences.entries()) {
    const sums = byBlock.get(s.block) ?? new Array<number>(labels).fill(0);
    byBlock.set(
      s.block,
      sums.map((x, t) => x + (heard[i]?.[t] ?? 0)),
    );
  }
  return reading.sentences.map((s, i) =>
    Array.from({ length: labels }, (_, t) => {
      const own = heard[i]?.[t] ?? 0;
      return [
        ...models.map((m) => m[i]?.[t] ?? 0),
        heard[i - 1]?.[t] ?? 0,
        heard[i - 2]?.[t] ?? 0,
        heard[i + 1]?.[t] ?? 0,
        ((total[t] ?? 0) - own) / Math.max(0.5, claims - (claim[i] ?? 0)),
        heard[0]?.[t] ?? 0,
        (byBlock.get(s.block)?.[t] ?? 0) - own,
      ];
    }),
  );
}

export const scoreNeighbours = (
  model: StoredNeighbours,
  inputs: readonly (readonly number[])[],
): number[] =>
  inputs.map((row, t) =>
    row.reduce((sum, x, k) => sum + x * (model.weights[k] ?? 0), model.bias[t] ?? 0),
  );

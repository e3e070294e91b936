/** The training pipeline: unseen first scores, second model, calibration. */

import { calibrated } from '../../lib/claims/calibration.ts';
import { denseRowsOf, type FirstScores } from '../../lib/claims/dense.ts';
import type { Calibration } from '../../lib/claims/model/types.ts';
import { type StoredTrees, scoreTrees } from '../../lib/claims/trees.ts';
import { UNREAD } from '../../lib/claims/triage.ts';
import { binColumns, fitTrees } from './boosting.ts';
import type { FirstScoresOfAll } from './first.ts';
import type { Prepared } from './prepare.ts';
import { SECOND, TOPICS } from './specs.ts';

/** Dense rows of all sentences from first scores. */
export function allDense(
  p: Prepared,
  scores: FirstScoresOfAll,
  pages: readonly number[],
): (Float32Array | null)[] {
  return p.readings.flatMap((reading, a) => {
    const from = p.from[a] ?? 0;
    const to = from + reading.sentences.length;
    const topics = scores.groups.topic[0] ?? [];
    const first: FirstScores = {
      claim: scores.claim.map((m) => m.slice(from, to)),
      topic: TOPICS.map((_, t) =>
        Float64Array.from(topics.slice(from, to), (row, k) =>
          scores.claim[0]?.[from + k] === UNREAD ? UNREAD : (row[t] ?? 0),
        ),
      ),
      page: pages[a] ?? 0,
    };
    const row = denseRowsOf(reading, first);
    return reading.sentences.map((_, i) => row(i));
  });
}

export function fitSecond(
  p: Prepared,
  dense: readonly (Float32Array | null)[],
  weight: Float64Array,
): StoredTrees[] {
  const used = [...p.sentences.keys()].filter((i) => (weight[i] ?? 0) > 0 && dense[i]);
  const binned = binColumns(used.map((i) => dense[i] ?? new Float32Array()));
  const y = Float64Array.from(used, (i) => p.claim[i] ?? 0);
  const w = Float64Array.from(used, (i) => weight[i] ?? 0);
  return SECOND.map((o) => fitTrees(binned, y, w, o));
}

const scoreSecond = (second: readonly StoredTrees[], row: Float32Array) =>
  second.reduce((sum, trees) => sum + scoreTrees(trees, row), 0) / second.length;

const inFold = (p: Prepared) => {
  const fold = p.fold;
  return (i: number) => fold[p.article[i] ?? 0] ?? 0;
};

/** Second-stage log odds of every row by models that have not seen its article. */
export function unseenSecond(p: Prepared, dense: readonly (Float32Array | null)[]): Float64Array {
  const fold = inFold(p);
  const scores = new Float64Array(p.sentences.length).fill(UNREAD);
  for (let k = 0; k < p.folds; k++) {
    const second = fitSecond(
      p,
      dense,
      p.weight.map((w, i) => (fold(i) === k ? 0 : w)),
    );
    for (const [i, row] of dense.entries())
      if (fold(i) === k && row) scores[i] = scoreSecond(second, row);
  }
  return scores;
}

/** Isotonic regression by pooling neighbours (Ayer et al. 1955) on unseen log odds, from bins of 80. */
export function calibrate(score: Float64Array, y: Uint8Array, weight: Float64Array): Calibration {
  const order = [...score.keys()]
    .filter((i) => (weight[i] ?? 0) > 0)
    .sort((a, b) => (score[a] ?? 0) - (score[b] ?? 0) || a - b);
  const pools: { x: number; y: number; w: number }[] = [];
  for (let from = 0; from < order.length; from += 80) {
    let w = 0;
    let x = 0;
    let hits = 0;
    for (const i of order.slice(from, from + 80)) {
      w += weight[i] ?? 0;
      x += (weight[i] ?? 0) * (score[i] ?? 0);
      hits += (weight[i] ?? 0) * (y[i] ?? 0);
    }
    pools.push({ x: x / w, y: hits / w, w });
    for (;;) {
      const b = pools[pools.length - 1];
      const a = pools[pools.length - 2];
      if (!a || !b || a.y < b.y) break;
      pools.splice(-2, 2, {
        x: (a.x * a.w + b.x * b.w) / (a.w + b.w),
        y: (a.y * a.w + b.y * b.w) / (a.w + b.w),
        w: a.w + b.w,
      });
    }
  }
  return {
    x: pools.map((q) => Number(q.x.toFixed(3))),
    y: pools.map((q) => Number(Math.min(0.99, Math.max(0.002, q.y)).toFixed(4))),
  };
}

/** Probabilities that each row is a claim, from second-stage log odds. */
export const probabilities = (c: Calibration, score: Float64Array) =>
  score.map((s) => calibrated(c, s));

/** The training pipeline: first models, unseen scores, second model, calibration, thresholds. */
import { denseRows, type FirstScores } from '../../lib/claims/dense.ts';
import { type Family, FEATURE_VERSION, families } from '../../lib/claims/features.ts';
import { type Linear, type StoredLinear, scoreLinear } from '../../lib/claims/linear.ts';
import type { Calibration, StoredModel } from '../../lib/claims/model/types.ts';
import { type StoredTrees, scoreTrees } from '../../lib/claims/trees.ts';
import { type BoostOptions, binColumns, fitTrees } from './boosting.ts';
import { fitLogistic } from './logistic.ts';
import { bucketRows, foldOf, type Prepared, readsOf } from './prepare.ts';

export const TOPICS = [
  'attainment',
  'system-improvement',
  'struggling-schools',
  'staff-development',
  'knowledge-sharing',
  'beyond-schools',
  'competition',
  'formal-groups',
  'loose-partnerships',
  'mandate',
  'autonomy',
  'cost',
  'accountability',
  'evidence-base',
  'end-in-itself',
] as const;
export const STANCES = ['asserts', 'disputes', 'open'] as const;
export const WORDINGS = ['causal', 'associated', 'hedged', 'normative', 'stated'] as const;

export interface LinearSpec {
  readonly families: readonly Family[];
  readonly bits: number;
  readonly c: number;
}

const ALL = [...families];
const CLAIM: readonly LinearSpec[] = [
  { families: ALL.filter((f) => f !== 'page'), bits: 17, c: 0.1 },
  { families: ['word', 'pair', 'shape'], bits: 16, c: 0.1 },
  { families: ['class', 'frame', 'shape', 'context'], bits: 16, c: 0.1 },
  { families: ALL, bits: 17, c: 0.1 },
];
const TOPIC: LinearSpec = {
  families: ['word', 'class', 'frame', 'mixed', 'context'],
  bits: 14,
  c: 0.1,
};
const STANCE: LinearSpec = {
  families: ['word', 'pair', 'class', 'frame', 'mixed', 'shape'],
  bits: 15,
  c: 0.1,
};
const WORDING: LinearSpec = {
  families: ['word', 'pair', 'class', 'mixed', 'shape'],
  bits: 15,
  c: 0.1,
};
const SECOND: readonly BoostOptions[] = [1, 2, 3].map((seed) => ({
  trees: 200,
  leaves: 7,
  rate: 0.04,
  rows: 0.7,
  columns: 0.3,
  least: 30,
  lambda: 5,
  seed,
}));
export const FOLDS = 5;

/** One linear model fitted on the rows where `weight` > 0, quantised. */
function fitLinear(
  rows: readonly Int32Array[],
  y: Uint8Array,
  weight: Float64Array,
  spec: LinearSpec,
): Linear {
  const { weights, bias } = fitLogistic(rows, y, weight, 1 << spec.bits, spec.c);
  let largest = 1e-9;
  for (const w of weights) largest = Math.max(largest, Math.abs(w));
  const scale = Number((largest / 127).toPrecision(6));
  return {
    mask: (1 << spec.bits) - 1,
    reads: readsOf(spec.families),
    scale,
    bias: Number(bias.toPrecision(6)),
    weights: Int8Array.from(weights, (w) => Math.round(w / scale)),
  };
}

export function storeLinear(model: Linear, spec: LinearSpec): StoredLinear {
  return {
    bits: spec.bits,
    families: spec.families,
    scale: model.scale,
    bias: model.bias,
    weights: Buffer.from(model.weights.buffer).toString('base64'),
  };
}

interface Rows {
  readonly claim: readonly Int32Array[][];
  readonly topic: Int32Array[];
  readonly stance: Int32Array[];
  readonly wording: Int32Array[];
}

export interface First {
  readonly claim: Linear[];
  readonly topic: Linear[];
  readonly stance: Linear[];
  readonly wording: Linear[];
}

export const rowsFor = (p: Prepared): Rows => ({
  claim: CLAIM.map((s) => bucketRows(p, s.families, s.bits)),
  topic: bucketRows(p, TOPIC.families, TOPIC.bits),
  stance: bucketRows(p, STANCE.families, STANCE.bits),
  wording: bucketRows(p, WORDING.families, WORDING.bits),
});

/** Fits the first models on rows with weight > 0. */
export function fitFirst(p: Prepared, rows: Rows, weight: Float64Array): First {
  const claims = weight.map((w, i) => (p.claim[i] ? w : 0));
  return {
    claim: CLAIM.map((spec, k) => fitLinear(rows.claim[k] ?? [], p.claim, weight, spec)),
    topic: TOPICS.map((t) =>
      fitLinear(
        rows.topic,
        Uint8Array.from(p.sentences, (s) => (s.labels.some((l) => l.topic === t) ? 1 : 0)),
        weight,
        TOPIC,
      ),
    ),
    stance: STANCES.map((t) =>
      fitLinear(
        rows.stance,
        Uint8Array.from(p.sentences, (s) => (s.labels[0]?.stance === t ? 1 : 0)),
        claims,
        STANCE,
      ),
    ),
    wording: WORDINGS.map((t) =>
      fitLinear(
        rows.wording,
        Uint8Array.from(p.sentences, (s) => (s.labels[0]?.wording === t ? 1 : 0)),
        claims,
        WORDING,
      ),
    ),
  };
}

export interface UnseenScores {
  readonly claim: Float64Array[];
  readonly topic: Float64Array[];
  readonly stance: Float64Array[];
  readonly wording: Float64Array[];
}

/** Scores of every row by models that have not seen its article. */
export function unseenFirst(p: Prepared, rows: Rows, folds = FOLDS): UnseenScores {
  const n = p.sentences.length;
  const blank = (k: number) => Array.from({ length: k }, () => new Float64Array(n));
  const scores = {
    claim: blank(CLAIM.length),
    topic: blank(TOPICS.length),
    stance: blank(STANCES.length),
    wording: blank(WORDINGS.length),
  };
  const fold = p.articles.map((a) => foldOf(a.id, folds));
  for (let k = 0; k < folds; k++) {
    const seen = p.weight.map((w, i) => (fold[p.article[i] ?? 0] === k ? 0 : w));
    const first = fitFirst(p, rows, seen);
    for (let i = 0; i < n; i++) {
      if (fold[p.article[i] ?? 0] !== k) continue;
      for (const part of ['claim', 'topic', 'stance', 'wording'] as const) {
        for (const [m, model] of first[part].entries()) {
          const row = part === 'claim' ? rows.claim[m]?.[i] : rows[part][i];
          const held = scores[part][m];
          if (held && row) held[i] = scoreLinear(model, row);
        }
      }
    }
  }
  return scores;
}

/** Dense rows of all sentences from first scores. */
export function allDense(
  p: Prepared,
  scores: { readonly claim: readonly Float64Array[]; readonly topic: readonly Float64Array[] },
): Float32Array[] {
  return p.readings.flatMap((reading, a) => {
    const from = p.from[a] ?? 0;
    const to = from + reading.sentences.length;
    const first: FirstScores = {
      claim: scores.claim.map((m) => m.slice(from, to)),
      topic: scores.topic.map((m) => m.slice(from, to)),
    };
    return denseRows(reading, first);
  });
}

export function fitSecond(
  p: Prepared,
  dense: readonly Float32Array[],
  weight: Float64Array,
): StoredTrees[] {
  const used = [...p.sentences.keys()].filter((i) => (weight[i] ?? 0) > 0);
  const binned = binColumns(used.map((i) => dense[i] ?? new Float32Array()));
  const y = Float64Array.from(used, (i) => p.claim[i] ?? 0);
  const w = Float64Array.from(used, (i) => weight[i] ?? 0);
  return SECOND.map((o) => fitTrees(binned, y, w, o));
}

export const scoreSecond = (second: readonly StoredTrees[], row: Float32Array) =>
  second.reduce((sum, trees) => sum + scoreTrees(trees, row), 0) / second.length;

/** Second-stage log odds of every row by models that have not seen its article. */
export function unseenSecond(
  p: Prepared,
  dense: readonly Float32Array[],
  folds = FOLDS,
): Float64Array {
  const fold = p.articles.map((a) => foldOf(a.id, folds));
  const scores = new Float64Array(p.sentences.length);
  for (let k = 0; k < folds; k++) {
    const second = fitSecond(
      p,
      dense,
      p.weight.map((w, i) => (fold[p.article[i] ?? 0] === k ? 0 : w)),
    );
    for (const [i, row] of dense.entries())
      if (fold[p.article[i] ?? 0] === k) scores[i] = scoreSecond(second, row);
  }
  return scores;
}

/** Isotonic regression by pooling neighbours (Ayer et al. 1955) of unseen log odds, thinned to a few points. */
export function calibrate(score: Float64Array, y: Uint8Array, weight: Float64Array): Calibration {
  const order = [...score.keys()]
    .filter((i) => (weight[i] ?? 0) > 0)
    .sort((a, b) => (score[a] ?? 0) - (score[b] ?? 0) || a - b);
  const pools: { x: number; y: number; w: number }[] = [];
  // Bins of at least 80 keep one lucky sentence from making a step.
  for (let from = 0; from < order.length; from += 80) {
    const part = order.slice(from, from + 80);
    let w = 0;
    let x = 0;
    let hits = 0;
    for (const i of part) {
      w += weight[i] ?? 0;
      x += (weight[i] ?? 0) * (score[i] ?? 0);
      hits += (weight[i] ?? 0) * (y[i] ?? 0);
    }
    pools.push({ x: x / w, y: hits / w, w });
    for (;;) {
      const b = pools[pools.length - 1];
      const a = pools[pools.length - 2];
      if (!a || !b || a.y <= b.y) break;
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

export interface Trained {
  readonly first: First;
  readonly second: readonly StoredTrees[];
  readonly calibration: Calibration;
  readonly unseen: UnseenScores;
  readonly unseenSecond: Float64Array;
}

export const specs = { claim: CLAIM, topic: TOPIC, stance: STANCE, wording: WORDING };

export function storeModel(
  t: Trained,
  thresholds: StoredModel['thresholds'],
  corpus: string,
  code: string,
): StoredModel {
  return {
    corpus,
    features: FEATURE_VERSION,
    code,
    claim: t.first.claim.map((m, k) => storeLinear(m, CLAIM[k] ?? TOPIC)),
    topics: TOPICS,
    topic: t.first.topic.map((m) => storeLinear(m, TOPIC)),
    stances: STANCES,
    stance: t.first.stance.map((m) => storeLinear(m, STANCE)),
    wordings: WORDINGS,
    wording: t.first.wording.map((m) => storeLinear(m, WORDING)),
    second: t.second,
    calibration: t.calibration,
    thresholds,
  };
}

/** The first models: linear, one sentence at a time. */
import type { FeatureSet } from '../../lib/claims/features.ts';
import {
  type FeatureList,
  type Gains,
  type Group,
  gainsOf,
  hashedRow,
  type Linear,
  listedRow,
  listOf,
  placesOf,
  type Row,
  type StoredGroup,
  type StoredLinear,
  scoreGroup,
  scoreLinear,
} from '../../lib/claims/linear.ts';
import { codeOf } from '../../lib/claims/packing.ts';
import { UNREAD } from '../../lib/claims/triage.ts';
import { fitLogistic } from './logistic.ts';
import { packed } from './pack.ts';
import type { Prepared } from './prepare.ts';
import {
  CLAIM,
  type GroupSpec,
  LEAST_CLAIMS,
  STANCE,
  STANCES,
  TOPIC,
  TOPICS,
  WORDING,
  WORDINGS,
} from './specs.ts';

const PARTS = ['topic', 'stance', 'wording'] as const;
export type Part = (typeof PARTS)[number];
const GROUPS: Readonly<Record<Part, readonly GroupSpec[]>> = {
  topic: TOPIC,
  stance: STANCE,
  wording: WORDING,
};
const NAMES: Readonly<Record<Part, readonly string[]>> = {
  topic: TOPICS,
  stance: STANCES,
  wording: WORDINGS,
};
const KEYS = { topic: 'topic', stance: 'stance', wording: 'wording' } as const;

/** Index of each sentence's main label, -1 where it is no claim. */
export const mainOf = (p: Prepared, part: Part): Int8Array =>
  Int8Array.from(p.sentences, (s) =>
    s.labels[0] ? NAMES[part].indexOf(s.labels[0][KEYS[part]]) : -1,
  );

/** The features that at least `LEAST_CLAIMS` claims have, by hash. */
export function listFeatures(p: Prepared): FeatureList {
  const counts = new Map<number, number>();
  for (const [i, set] of p.features.entries()) {
    if (!p.claim[i] || !p.labelWeight[i]) continue;
    for (const id of set.ids) counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  const kept = [...counts].filter(([, n]) => n >= LEAST_CLAIMS).map(([id]) => id);
  return listOf(kept.sort((a, b) => a - b));
}

export interface Rows {
  readonly claim: readonly Row[][];
  readonly groups: Readonly<Record<Part, readonly Row[][]>>;
}

export function rowsFor(p: Prepared, list: FeatureList): Rows {
  const listed = (gains: Gains) => {
    const g = gainsOf(gains);
    return p.features.map((set: FeatureSet) => listedRow(set, g, list));
  };
  return {
    claim: CLAIM.map((spec) => {
      const g = gainsOf(spec.gains);
      return p.features.map((set) => hashedRow(set, g, (1 << spec.bits) - 1));
    }),
    groups: {
      topic: TOPIC.map((s) => listed(s.gains)),
      stance: STANCE.map((s) => listed(s.gains)),
      wording: WORDING.map((s) => listed(s.gains)),
    },
  };
}

const short = (x: number) => Number(x.toPrecision(6));

/** Weights as codes of the largest. */
function quantised(weights: Float64Array): { scale: number; codes: Int8Array } {
  let scale = 1e-9;
  for (const w of weights) scale = Math.max(scale, Math.abs(w));
  scale = short(scale);
  return { scale, codes: Int8Array.from(weights, (w) => codeOf(w / scale)) };
}

function fitGroup(
  p: Prepared,
  rows: readonly Row[],
  weight: Float64Array,
  spec: GroupSpec,
  part: Part,
  size: number,
): Group {
  const names = NAMES[part];
  const main = mainOf(p, part);
  const used = spec.onAll ? weight : weight.map((w, i) => (p.claim[i] ? w : 0));
  const weights = new Int8Array(size * names.length);
  const fitted = names.map((name, t) => {
    const y = Uint8Array.from(p.sentences, (s, i) =>
      (spec.onAll ? s.labels.some((l) => l[KEYS[part]] === name) : main[i] === t) ? 1 : 0,
    );
    const one = fitLogistic(rows, y, used, size, spec.c);
    const { scale, codes } = quantised(one.weights);
    for (let k = 0; k < size; k++) weights[k * names.length + t] = codes[k] ?? 0;
    return { scale, bias: short(one.bias) };
  });
  return {
    gains: gainsOf(spec.gains),
    scale: fitted.map((f) => f.scale),
    bias: fitted.map((f) => f.bias),
    weights,
  };
}

export interface First {
  readonly claim: readonly Linear[];
  readonly groups: Readonly<Record<Part, readonly Group[]>>;
}

/** Fits the first models on the rows that are kept. */
export function fitFirst(
  p: Prepared,
  rows: Rows,
  list: FeatureList,
  keep: (i: number) => boolean,
): First {
  const weight = p.weight.map((w, i) => (keep(i) ? w : 0));
  const labelWeight = p.labelWeight.map((w, i) => (keep(i) ? w : 0));
  const group = (part: Part) =>
    GROUPS[part].map((spec, k) =>
      fitGroup(p, rows.groups[part][k] ?? [], labelWeight, spec, part, list.ids.length),
    );
  return {
    claim: CLAIM.map((spec, k) => {
      const { weights, bias } = fitLogistic(
        rows.claim[k] ?? [],
        p.claim,
        weight,
        1 << spec.bits,
        spec.c,
      );
      const { scale, codes } = quantised(weights);
      return {
        mask: (1 << spec.bits) - 1,
        gains: gainsOf(spec.gains),
        scale,
        bias: short(bias),
        weights: codes,
      };
    }),
    groups: { topic: group('topic'), stance: group('stance'), wording: group('wording') },
  };
}

export interface FirstScoresOfAll {
  /** By model and row. */
  readonly claim: readonly Float64Array[];
  /** By part, model, row and label. */
  readonly groups: Readonly<Record<Part, number[][][]>>;
}

/** Scores of every row by models that have not seen its article. */
export function unseenFirst(
  p: Prepared,
  rows: Rows,
  list: FeatureList,
  unread: Uint8Array,
): FirstScoresOfAll {
  const n = p.sentences.length;
  const claim = CLAIM.map(() => new Float64Array(n));
  const blank = (part: Part) =>
    GROUPS[part].map(() => Array.from({ length: n }, () => [] as number[]));
  const groups = { topic: blank('topic'), stance: blank('stance'), wording: blank('wording') };
  const fold = p.fold;
  for (let k = 0; k < p.folds; k++) {
    const first = fitFirst(p, rows, list, (i) => fold[p.article[i] ?? 0] !== k);
    for (const [i, set] of p.features.entries()) {
      if (fold[p.article[i] ?? 0] !== k) continue;
      const places = placesOf(set, list);
      for (const [m, model] of first.claim.entries()) {
        const held = claim[m];
        if (held) held[i] = unread[i] ? UNREAD : scoreLinear(model, set);
      }
      for (const part of PARTS)
        for (const [m, g] of first.groups[part].entries()) {
          const held = groups[part][m];
          if (held) held[i] = scoreGroup(g, set, places);
        }
    }
  }
  return { claim, groups };
}

export const storeLinear = (m: Linear, k: number): StoredLinear => ({
  bits: CLAIM[k]?.bits ?? 16,
  gains: CLAIM[k]?.gains ?? {},
  scale: m.scale,
  bias: m.bias,
  weights: packed(m.weights),
});
export const storeGroups = (groups: readonly Group[], part: Part): StoredGroup[] =>
  groups.map((g, k) => ({
    gains: GROUPS[part][k]?.gains ?? {},
    scale: g.scale,
    bias: g.bias,
    weights: packed(g.weights),
  }));

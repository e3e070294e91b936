/**
 * Linear models over hashed features, weights quantised to one byte. Each family of features
 * counts as one kernel: its features, once each, are divided by the root of their number and
 * multiplied by the family's gain, so that a family with many templates does not drown the others.
 */
import { type Family, type FeatureSet, families } from './features.ts';
import { codesOf, decodeHashes, levelOf } from './packing.ts';

/** How much each family weighs; a family not named is not read. */
export type Gains = Readonly<Partial<Record<Family, number>>>;

/** As stored: `weights` holds 2^bits codes (see `codesOf`); a weight is `levelOf(code)` × scale. */
export interface StoredLinear {
  readonly bits: number;
  readonly gains: Gains;
  readonly scale: number;
  readonly bias: number;
  readonly weights: string;
}

/** Several models over one list of features, weights feature by feature, model by model. */
export interface StoredGroup {
  readonly gains: Gains;
  readonly scale: readonly number[];
  readonly bias: readonly number[];
  readonly weights: string;
}

export interface Linear {
  readonly mask: number;
  readonly gains: Float64Array;
  readonly scale: number;
  readonly bias: number;
  readonly weights: Int8Array;
}

export interface Group {
  readonly gains: Float64Array;
  readonly scale: readonly number[];
  readonly bias: readonly number[];
  readonly weights: Int8Array;
}

/** One sentence for one model: places of its weights, and the value at each. */
export interface Row {
  readonly at: Int32Array;
  readonly value: Float64Array;
}

export const gainsOf = (gains: Gains) => Float64Array.from(families, (f) => gains[f] ?? 0);

/** @throws when the weights are not as many as the model says */
export function decodeLinear(stored: StoredLinear): Linear {
  const weights = codesOf(stored.weights);
  if (weights.length !== 1 << stored.bits)
    throw new Error(`model: ${weights.length} weights, not 2^${stored.bits}`);
  return {
    mask: (1 << stored.bits) - 1,
    gains: gainsOf(stored.gains),
    scale: stored.scale,
    bias: stored.bias,
    weights,
  };
}

export const decodeGroup = (stored: StoredGroup): Group => ({
  ...stored,
  gains: gainsOf(stored.gains),
  weights: codesOf(stored.weights),
});

/**
 * Features by hash, each with its place: an open-addressing table, several times as quick here as a
 * Map of numbers beyond 31 bits.
 */
export interface FeatureList {
  readonly ids: readonly number[];
  readonly keys: Int32Array;
  readonly places: Int32Array;
}

export function listOf(ids: readonly number[]): FeatureList {
  let slots = 16;
  while (slots < ids.length * 3) slots *= 2;
  const keys = new Int32Array(slots);
  const places = new Int32Array(slots).fill(-1);
  for (const [place, id] of ids.entries()) {
    let slot = id & (slots - 1);
    while ((places[slot] ?? -1) >= 0) slot = (slot + 1) & (slots - 1);
    keys[slot] = id | 0;
    places[slot] = place;
  }
  return { ids, keys, places };
}

/** The place of each feature in a list, -1 for what it does not know. */
export function placesOf(set: FeatureSet, list: FeatureList): Int32Array {
  const { keys, places } = list;
  const mask = keys.length - 1;
  const found = new Int32Array(set.ids.length);
  for (let i = 0; i < found.length; i++) {
    const id = (set.ids[i] ?? 0) | 0;
    let slot = id & mask;
    while ((places[slot] ?? -1) >= 0 && keys[slot] !== id) slot = (slot + 1) & mask;
    found[i] = places[slot] ?? -1;
  }
  return found;
}

/** Runs over the features family by family; `places` holds a weight's place, or -1. */
function rowOf(set: FeatureSet, gains: Float64Array, places: Int32Array): Row {
  const at: number[] = [];
  const value: number[] = [];
  const { family } = set;
  let i = 0;
  while (i < places.length) {
    const f = family[i] ?? 0;
    const gain = gains[f] ?? 0;
    const from = at.length;
    for (; i < places.length && family[i] === f; i++) {
      if (gain !== 0 && (places[i] ?? -1) >= 0) at.push(places[i] ?? 0);
    }
    const x = gain / Math.sqrt(Math.max(1, at.length - from));
    for (let k = from; k < at.length; k++) value.push(x);
  }
  return { at: Int32Array.from(at), value: Float64Array.from(value) };
}

export const hashedRow = (set: FeatureSet, gains: Float64Array, mask: number): Row =>
  rowOf(
    set,
    gains,
    Int32Array.from(set.ids, (id) => id & mask),
  );

export const listedRow = (set: FeatureSet, gains: Float64Array, list: FeatureList): Row =>
  rowOf(set, gains, placesOf(set, list));

/** Log odds of one sentence. */
export function scoreLinear(model: Linear, set: FeatureSet): number {
  const { ids, family } = set;
  const { weights, mask, gains } = model;
  let total = 0;
  let i = 0;
  while (i < ids.length) {
    const f = family[i] ?? 0;
    const gain = gains[f] ?? 0;
    const from = i;
    let sum = 0;
    for (; i < ids.length && family[i] === f; i++) {
      if (gain !== 0) sum += levelOf(weights[(ids[i] ?? 0) & mask] ?? 0);
    }
    total += (gain * sum) / Math.sqrt(i - from);
  }
  return total * model.scale + model.bias;
}

/** Log odds by each model of a group. @param places of the sentence's features, see `placesOf` */
export function scoreGroup(group: Group, set: FeatureSet, places: Int32Array): number[] {
  const width = group.bias.length;
  const sums = new Float64Array(width);
  const part = new Float64Array(width);
  const { weights, gains } = group;
  const { family } = set;
  let i = 0;
  while (i < places.length) {
    const f = family[i] ?? 0;
    const gain = gains[f] ?? 0;
    let known = 0;
    part.fill(0);
    for (; i < places.length && family[i] === f; i++) {
      const place = places[i] ?? -1;
      if (gain === 0 || place < 0) continue;
      known++;
      const base = place * width;
      for (let m = 0; m < width; m++) part[m] = (part[m] ?? 0) + levelOf(weights[base + m] ?? 0);
    }
    const x = known > 0 ? gain / Math.sqrt(known) : 0;
    for (let m = 0; m < width; m++) sums[m] = (sums[m] ?? 0) + (part[m] ?? 0) * x;
  }
  return group.bias.map((b, m) => (sums[m] ?? 0) * (group.scale[m] ?? 0) + b);
}

export const decodeList = (base64: string): FeatureList => listOf(decodeHashes(base64));

/** Probability of log odds. */
export const sigmoid = (x: number) => 1 / (1 + Math.exp(-x));

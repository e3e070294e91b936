/**
 * Linear models over hashed features, weights quantised to one byte. Each family of features
 * counts as one kernel: its features, once each, are divided by the root of their number and
 * multiplied by the family's gain, so that a family with many templates does not drown the others.
 */
import { type Family, type FeatureSet, families } from './features.ts';

/** How much each family weighs; a family not named is not read. */
export type Gains = Readonly<Partial<Record<Family, number>>>;

/** As stored: `weights` holds 2^bits codes, one character each (see `codesOf`); a weight is `levelOf(code)` × scale. */
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

export function bytesOf(base64: string): Int8Array {
  const raw = atob(base64);
  const bytes = new Int8Array(raw.length);
  for (let i = 0; i < raw.length; i++) bytes[i] = raw.charCodeAt(i);
  return bytes;
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
/** Codes run from -MOST_CODE to MOST_CODE. */
export const MOST_CODE = 31;
const LEVELS = Float64Array.from({ length: 2 * MOST_CODE + 1 }, (_, i) => {
  const part = (i - MOST_CODE) / MOST_CODE;
  return part * Math.abs(part);
});

/** A code's share of the largest weight: squared, since most weights are small and small ones count. */
export const levelOf = (code: number): number => LEVELS[code + MOST_CODE] ?? 0;
export const codeOf = (share: number): number =>
  Math.round(Math.sign(share) * Math.sqrt(Math.min(1, Math.abs(share))) * MOST_CODE);

const PLACES = new Int8Array(128);
for (let i = 0; i < ALPHABET.length; i++) PLACES[ALPHABET.charCodeAt(i)] = i;

/** One code a character. */
export const codesOf = (text: string): Int8Array =>
  Int8Array.from({ length: text.length }, (_, i) => (PLACES[text.charCodeAt(i)] ?? 0) - MOST_CODE);
export function textOf(codes: Int8Array): string {
  const parts: string[] = [];
  for (const code of codes) parts.push(ALPHABET[code + MOST_CODE] ?? 'A');
  return parts.join('');
}

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

/** Features come family by family; `placeOf` gives a weight's place, or -1 for a feature the model does not know. */
function rowOf(set: FeatureSet, gains: Float64Array, placeOf: (id: number) => number): Row {
  const at: number[] = [];
  const value: number[] = [];
  const { ids, family } = set;
  const seen = new Set<number>();
  let i = 0;
  while (i < ids.length) {
    const f = family[i] ?? 0;
    const gain = gains[f] ?? 0;
    const from = at.length;
    seen.clear();
    for (; i < ids.length && family[i] === f; i++) {
      if (gain === 0) continue;
      const place = placeOf(ids[i] ?? 0);
      if (place < 0 || seen.has(place)) continue;
      seen.add(place);
      at.push(place);
    }
    const x = gain / Math.sqrt(Math.max(1, at.length - from));
    for (let k = from; k < at.length; k++) value.push(x);
  }
  return { at: Int32Array.from(at), value: Float64Array.from(value) };
}

export const hashedRow = (set: FeatureSet, gains: Float64Array, mask: number): Row =>
  rowOf(set, gains, (id) => id & mask);

/** Places by feature hash. */
export type FeatureList = ReadonlyMap<number, number>;
export const listedRow = (set: FeatureSet, gains: Float64Array, list: FeatureList): Row =>
  rowOf(set, gains, (id) => list.get(id) ?? -1);

/** Log odds of one sentence. */
export function scoreLinear(model: Linear, set: FeatureSet): number {
  const row = hashedRow(set, model.gains, model.mask);
  let sum = 0;
  for (let k = 0; k < row.at.length; k++)
    sum += levelOf(model.weights[row.at[k] ?? 0] ?? 0) * (row.value[k] ?? 0);
  return sum * model.scale + model.bias;
}

/** Log odds by each model of a group. */
export function scoreGroup(group: Group, set: FeatureSet, list: FeatureList): number[] {
  const width = group.bias.length;
  const row = listedRow(set, group.gains, list);
  const sums = new Float64Array(width);
  for (let k = 0; k < row.at.length; k++) {
    const base = (row.at[k] ?? 0) * width;
    const x = row.value[k] ?? 0;
    for (let m = 0; m < width; m++)
      sums[m] = (sums[m] ?? 0) + levelOf(group.weights[base + m] ?? 0) * x;
  }
  return group.bias.map((b, m) => (sums[m] ?? 0) * (group.scale[m] ?? 0) + b);
}

/** A list of hashes as base64 of their differences, each in 7-bit groups, lowest first. */
export function decodeList(base64: string): FeatureList {
  const bytes = bytesOf(base64);
  const list = new Map<number, number>();
  let last = 0;
  let part = 0;
  let factor = 1;
  for (const byte of bytes) {
    const b = byte & 0xff;
    part += (b & 0x7f) * factor;
    factor *= 128;
    if (b < 0x80) {
      last += part;
      list.set(last, list.size);
      part = 0;
      factor = 1;
    }
  }
  return list;
}

export const sigmoid = (x: number) => 1 / (1 + Math.exp(-x));

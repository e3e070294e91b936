/** Linear models over hashed features, weights quantised to one byte. */
import { type Family, type FeatureSet, families } from './features.ts';

/** As stored: `weights` is base64 of 2^bits signed bytes; a weight is byte × scale. */
export interface StoredLinear {
  readonly bits: number;
  readonly families: readonly Family[];
  readonly scale: number;
  readonly bias: number;
  readonly weights: string;
}

export interface Linear {
  readonly mask: number;
  /** By family index: 1 when the model reads it. */
  readonly reads: Uint8Array;
  readonly scale: number;
  readonly bias: number;
  readonly weights: Int8Array;
}

export function decodeLinear(stored: StoredLinear): Linear {
  const raw = atob(stored.weights);
  const weights = new Int8Array(raw.length);
  for (let i = 0; i < raw.length; i++) weights[i] = raw.charCodeAt(i);
  if (weights.length !== 1 << stored.bits)
    throw new Error(`model: ${weights.length} weights, not 2^${stored.bits}`);
  const reads = Uint8Array.from(families, (f) => (stored.families.includes(f) ? 1 : 0));
  return { mask: (1 << stored.bits) - 1, reads, scale: stored.scale, bias: stored.bias, weights };
}

/** Features counted once each, divided by the root of their number, so that long sentences weigh no more. */
export const FEATURE_GAIN = 8;

/** Buckets of a feature set under a mask, each once, for the families that are read. */
export function bucketsOf(set: FeatureSet, reads: Uint8Array, mask: number): Int32Array {
  const seen = new Set<number>();
  for (let i = 0; i < set.ids.length; i++) {
    if (reads[set.family[i] ?? 0]) seen.add((set.ids[i] ?? 0) & mask);
  }
  return Int32Array.from(seen);
}

/** Log odds of one sentence. */
export function scoreLinear(model: Linear, buckets: Int32Array): number {
  let sum = 0;
  for (const b of buckets) sum += model.weights[b] ?? 0;
  return (sum * model.scale * FEATURE_GAIN) / Math.sqrt(Math.max(1, buckets.length)) + model.bias;
}

export const sigmoid = (x: number) => 1 / (1 + Math.exp(-x));

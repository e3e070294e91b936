/**
 * L2-regularised logistic regression by dual coordinate descent (Yu, Huang and Lin, Machine
 * Learning 85, 2011, algorithm 5), on rows of hashed buckets. Deterministic: the order of each
 * pass comes from a fixed generator.
 */
import { FEATURE_GAIN } from '../../lib/claims/linear.ts';

/** Mulberry32: a small generator with a fixed seed, so that training gives the same bytes each time. */
export function randomFrom(seed: number): () => number {
  let s = seed >>> 0;
  return () => {
    s = (s + 0x6d2b79f5) >>> 0;
    let t = Math.imul(s ^ (s >>> 15), 1 | s);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

export function shuffled(n: number, random: () => number): Int32Array {
  const order = Int32Array.from({ length: n }, (_, i) => i);
  for (let i = n - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    const a = order[i] ?? 0;
    order[i] = order[j] ?? 0;
    order[j] = a;
  }
  return order;
}

export interface Fitted {
  readonly weights: Float64Array;
  readonly bias: number;
}

/**
 * @param rows buckets of each row (each once)
 * @param y 1 or 0 by row; @param weight by row, 0 leaves it out
 * @param c cost of an error against the size of the weights
 */
export function fitLogistic(
  rows: readonly Int32Array[],
  y: Uint8Array,
  weight: Float64Array,
  size: number,
  c: number,
  seed = 7,
  passes = 25,
): Fitted {
  const w = new Float64Array(size);
  let bias = 0;
  const used = [...rows.keys()].filter((i) => (weight[i] ?? 0) > 0 && (rows[i]?.length ?? 0) > 0);
  const alpha = new Float64Array(rows.length);
  const beta = new Float64Array(rows.length);
  const random = randomFrom(seed);
  const BIAS = 1;
  for (const i of used) {
    const cap = c * (weight[i] ?? 0);
    const a = Math.min(0.001 * cap, 1e-8);
    alpha[i] = a;
    beta[i] = cap - a;
    const row = rows[i] ?? new Int32Array();
    const x = FEATURE_GAIN / Math.sqrt(row.length);
    const step = (y[i] ? 1 : -1) * a;
    for (const f of row) w[f] = (w[f] ?? 0) + step * x;
    bias += step * BIAS;
  }
  for (let pass = 0; pass < passes; pass++) {
    let moved = 0;
    for (const k of shuffled(used.length, random)) {
      const i = used[k] ?? 0;
      const row = rows[i] ?? new Int32Array();
      const x = FEATURE_GAIN / Math.sqrt(row.length);
      const sign = y[i] ? 1 : -1;
      const cap = c * (weight[i] ?? 0);
      const quad = FEATURE_GAIN * FEATURE_GAIN + BIAS * BIAS;
      let sum = 0;
      for (const f of row) sum += w[f] ?? 0;
      const margin = sign * (sum * x + bias * BIAS);
      // Newton on the smaller of the two variables (algorithm 4 of the paper).
      const old = alpha[i] ?? 0;
      const oldBeta = beta[i] ?? 0;
      const first = 0.5 * quad * (oldBeta - old) + margin >= 0;
      let z = first ? old : oldBeta;
      const z0 = z;
      const b = first ? margin : -margin;
      if (cap - z < 0.5 * cap) z = 0.1 * z;
      let gradient = quad * (z - z0) + b + Math.log(z / (cap - z));
      for (let n = 0; n < 50 && Math.abs(gradient) > 1e-3; n++) {
        const h = quad + cap / ((cap - z) * z);
        const to = z - gradient / h;
        z = to <= 0 ? z * 0.1 : to >= cap ? (z + cap) / 2 : to;
        gradient = quad * (z - z0) + b + Math.log(z / (cap - z));
      }
      const next = first ? z : cap - z;
      alpha[i] = next;
      beta[i] = first ? cap - z : z;
      const step = sign * (next - old);
      if (step !== 0) {
        for (const f of row) w[f] = (w[f] ?? 0) + step * x;
        bias += step * BIAS;
        moved += Math.abs(step);
      }
    }
    if (moved < 1e-4 * c * used.length) break;
  }
  return { weights: w, bias };
}

/**
 * L2-regularised logistic regression by dual coordinate descent (Yu, Huang and Lin, Machine
 * Learning 85, 2011, algorithm 5), on rows of hashed buckets. Deterministic: the order of each
 * pass comes from a fixed generator.
 */
import type { Row } from '../../lib/claims/linear.ts';

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
 * @param rows of the features, see `Row`
 * @param y 1 or 0 by row
 * @param weight by row, 0 leaves it out
 * @param c cost of an error against the size of the weights
 */
export function fitLogistic(
  rows: readonly Row[],
  y: Uint8Array,
  weight: Float64Array,
  size: number,
  c: number,
  seed = 7,
  passes = 20,
): Fitted {
  const w = new Float64Array(size);
  let bias = 0;
  const used = [...rows.keys()].filter(
    (i) => (weight[i] ?? 0) > 0 && (rows[i]?.at.length ?? 0) > 0,
  );
  // Two dual variables a row, alpha + beta = cap; the paper's starting point.
  const alpha = new Float64Array(rows.length);
  const quads = new Float64Array(rows.length);
  const random = randomFrom(seed);
  const add = (row: Row, step: number) => {
    const { at, value } = row;
    for (let k = 0; k < at.length; k++)
      w[at[k] ?? 0] = (w[at[k] ?? 0] ?? 0) + step * (value[k] ?? 0);
    bias += step;
  };
  for (const i of used) {
    const row = rows[i];
    if (!row) continue;
    alpha[i] = Math.min(0.001 * c * (weight[i] ?? 0), 1e-8);
    quads[i] = row.value.reduce((sum, x) => sum + x * x, 1);
    add(row, (y[i] ? 1 : -1) * (alpha[i] ?? 0));
  }
  for (let pass = 0; pass < passes; pass++) {
    let moved = 0;
    for (const k of shuffled(used.length, random)) {
      const i = used[k] ?? 0;
      const row = rows[i];
      if (!row) continue;
      const sign = y[i] ? 1 : -1;
      const cap = c * (weight[i] ?? 0);
      const quad = quads[i] ?? 1;
      let sum = bias;
      const { at, value } = row;
      for (let f = 0; f < at.length; f++) sum += (w[at[f] ?? 0] ?? 0) * (value[f] ?? 0);
      const margin = sign * sum;
      const old = alpha[i] ?? 0;
      // Newton on the smaller of the two variables (algorithm 4 of the paper).
      const first = 0.5 * quad * (cap - 2 * old) + margin >= 0;
      const z0 = first ? old : cap - old;
      const b = first ? margin : -margin;
      let z = cap - z0 < 0.5 * cap ? 0.1 * z0 : z0;
      let gradient = quad * (z - z0) + b + Math.log(z / (cap - z));
      for (let n = 0; n < 50 && Math.abs(gradient) > 1e-3; n++) {
        const to = z - gradient / (quad + cap / ((cap - z) * z));
        z = to <= 0 ? z * 0.1 : to >= cap ? (z + cap) / 2 : to;
        gradient = quad * (z - z0) + b + Math.log(z / (cap - z));
      }
      const next = first ? z : cap - z;
      alpha[i] = next;
      if (next !== old) {
        add(row, sign * (next - old));
        moved += Math.abs(next - old);
      }
    }
    if (moved < 1e-3 * c * used.length) break;
  }
  return { weights: w, bias };
}

/** Logistic regression of a few dense inputs by Newton's method: exact, and the same each time. */
import type { StoredNeighbours } from '../../lib/claims/neighbours.ts';

/** Pull of the weights towards nothing: a few claims' worth. */
const RIDGE = 1;
const STEPS = 12;

/** Solves a x = b by Gaussian elimination with pivots; `a` and `b` are spent. */
function solve(a: number[][], b: number[]): number[] {
  const n = b.length;
  for (let c = 0; c < n; c++) {
    let pivot = c;
    for (let r = c + 1; r < n; r++)
      if (Math.abs(a[r]?.[c] ?? 0) > Math.abs(a[pivot]?.[c] ?? 0)) pivot = r;
    [a[c], a[pivot]] = [a[pivot] ?? [], a[c] ?? []];
    [b[c], b[pivot]] = [b[pivot] ?? 0, b[c] ?? 0];
    const top = a[c] ?? [];
    for (let r = c + 1; r < n; r++) {
      const row = a[r] ?? [];
      const factor = (row[c] ?? 0) / (top[c] || 1e-12);
      if (factor === 0) continue;
      for (let k = c; k < n; k++) row[k] = (row[k] ?? 0) - factor * (top[k] ?? 0);
      b[r] = (b[r] ?? 0) - factor * (b[c] ?? 0);
    }
  }
  const x = new Array<number>(n).fill(0);
  for (let r = n - 1; r >= 0; r--) {
    let sum = b[r] ?? 0;
    for (let k = r + 1; k < n; k++) sum -= (a[r]?.[k] ?? 0) * (x[k] ?? 0);
    x[r] = sum / (a[r]?.[r] || 1e-12);
  }
  return x;
}

/**
 * One weight an input, the same for all labels, and a bias a label.
 * @param inputs by row and label @param main label of each row @param use rows to fit on
 */
export function fitShared(
  inputs: readonly (readonly number[])[][],
  main: Int8Array,
  use: readonly number[],
  labels: number,
): StoredNeighbours {
  const width = inputs[use[0] ?? 0]?.[0]?.length ?? 0;
  const size = width + labels;
  let w = new Array<number>(size).fill(0);
  for (let step = 0; step < STEPS; step++) {
    const hessian = Array.from({ length: size }, (_, r) =>
      Array.from({ length: size }, (_, c): number => (r === c ? RIDGE : 0)),
    );
    const gradient = w.map((x) => -RIDGE * x);
    for (const i of use) {
      for (let t = 0; t < labels; t++) {
        const x = inputs[i]?.[t] ?? [];
        let z = w[width + t] ?? 0;
        for (let k = 0; k < width; k++) z += (x[k] ?? 0) * (w[k] ?? 0);
        const p = 1 / (1 + Math.exp(-z));
        const miss = (main[i] === t ? 1 : 0) - p;
        const curve = Math.max(1e-6, p * (1 - p));
        const own = hessian[width + t] ?? [];
        for (let k = 0; k < width; k++) {
          const xk = x[k] ?? 0;
          gradient[k] = (gradient[k] ?? 0) + miss * xk;
          const row = hessian[k] ?? [];
          for (let l = 0; l < width; l++) row[l] = (row[l] ?? 0) + curve * xk * (x[l] ?? 0);
          row[width + t] = (row[width + t] ?? 0) + curve * xk;
          own[k] = (own[k] ?? 0) + curve * xk;
        }
        gradient[width + t] = (gradient[width + t] ?? 0) + miss;
        own[width + t] = (own[width + t] ?? 0) + curve;
      }
    }
    const delta = solve(hessian, gradient);
    w = w.map((x, k) => x + (delta[k] ?? 0));
    if (Math.max(...delta.map(Math.abs)) < 1e-6) break;
  }
  const short = (x: number) => Number(x.toPrecision(5));
  return { weights: w.slice(0, width).map(short), bias: w.slice(width).map(short) };
}

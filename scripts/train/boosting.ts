/**
 * Gradient boosting of small regression trees on the logistic loss, with second-order leaf values
 * and histograms (Friedman 2001; Chen and Guestrin, KDD 2016; Ke et al., NIPS 2017). Leaf-wise
 * growth, rows and columns drawn per tree by a fixed generator.
 */
import type { StoredTree, StoredTrees } from '../../lib/claims/trees.ts';
import { randomFrom, shuffled } from './logistic.ts';

export interface BoostOptions {
  readonly trees: number;
  readonly leaves: number;
  readonly rate: number;
  readonly rows: number;
  readonly columns: number;
  readonly least: number;
  readonly lambda: number;
  readonly seed: number;
}

const BINS = 48;

interface Binned {
  /** Column-major bins. */
  readonly bins: readonly Uint8Array[];
  readonly cuts: readonly (readonly number[])[];
}

/** Columns cut at quantiles of their distinct values. */
export function binColumns(rows: readonly Float32Array[]): Binned {
  const width = rows[0]?.length ?? 0;
  const bins: Uint8Array[] = [];
  const cuts: number[][] = [];
  for (let f = 0; f < width; f++) {
    const column = Float64Array.from(rows, (r) => r[f] ?? 0);
    const sorted = Float64Array.from(column).sort();
    const cut: number[] = [];
    for (let b = 1; b < BINS; b++) {
      const at = Math.floor((b * sorted.length) / BINS);
      const low = sorted[Math.max(0, at - 1)] ?? 0;
      const high = sorted[at] ?? 0;
      // Between two values where they differ, else just below the next larger value.
      const value = low === high ? low : (low + high) / 2;
      if (
        value < (sorted[sorted.length - 1] ?? 0) &&
        (cut.length === 0 || value > (cut[cut.length - 1] ?? 0))
      )
        cut.push(rounded(value));
    }
    cuts.push(cut);
    bins.push(
      Uint8Array.from(column, (x) => {
        let lo = 0;
        let hi = cut.length;
        while (lo < hi) {
          const mid = (lo + hi) >> 1;
          if (x <= (cut[mid] ?? 0)) hi = mid;
          else lo = mid + 1;
        }
        return lo;
      }),
    );
  }
  return { bins, cuts };
}

const rounded = (x: number) => Number(x.toPrecision(5));

/** Sums of gradients, of curvatures and of rows, by column drawn and bin. */
type Histogram = Float64Array;
const PARTS = 3;

function histogramOf(
  given: Binned,
  rows: Int32Array,
  columns: Int32Array,
  g: Float64Array,
  h: Float64Array,
): Histogram {
  const sums = new Float64Array(columns.length * BINS * PARTS);
  for (let c = 0; c < columns.length; c++) {
    const column = given.bins[columns[c] ?? 0] ?? new Uint8Array();
    const base = c * BINS * PARTS;
    for (let k = 0; k < rows.length; k++) {
      const i = rows[k] ?? 0;
      const at = base + (column[i] ?? 0) * PARTS;
      sums[at] = (sums[at] ?? 0) + (g[i] ?? 0);
      sums[at + 1] = (sums[at + 1] ?? 0) + (h[i] ?? 0);
      sums[at + 2] = (sums[at + 2] ?? 0) + 1;
    }
  }
  return sums;
}

interface Leaf {
  rows: Int32Array;
  histogram: Histogram;
  g: number;
  h: number;
  gain: number;
  feature: number;
  bin: number;
  /** Where its node hangs: parent index and side. */
  parent: number;
  left: boolean;
}

/** @param given already binned rows, shared between fits on the same rows */
export function fitTrees(
  given: Binned,
  y: Float64Array,
  weight: Float64Array,
  o: BoostOptions,
): StoredTrees {
  const n = y.length;
  const random = randomFrom(o.seed);
  let sw = 0;
  let sy = 0;
  for (let i = 0; i < n; i++) {
    sw += weight[i] ?? 0;
    sy += (weight[i] ?? 0) * (y[i] ?? 0);
  }
  const rate = Math.min(0.999, Math.max(0.001, sy / Math.max(1e-9, sw)));
  const base = Math.log(rate / (1 - rate));
  const score = new Float64Array(n).fill(base);
  const g = new Float64Array(n);
  const h = new Float64Array(n);
  const trees: StoredTree[] = [];
  const live = Int32Array.from([...Array(n).keys()].filter((i) => (weight[i] ?? 0) > 0));
  const width = given.bins.length;
  for (let t = 0; t < o.trees; t++) {
    for (const i of live) {
      const p = 1 / (1 + Math.exp(-(score[i] ?? 0)));
      g[i] = (weight[i] ?? 0) * (p - (y[i] ?? 0));
      h[i] = (weight[i] ?? 0) * Math.max(1e-6, p * (1 - p));
    }
    const bag = live.filter(() => random() < o.rows);
    const columns = shuffled(width, random).slice(0, Math.max(1, Math.round(width * o.columns)));
    trees.push(growTree(given, bag, columns, g, h, o));
    const tree = trees[t];
    if (tree) addTree(given, tree, live, score);
  }
  return { base: rounded(base), trees };
}

/** Adds a tree's values to the scores of rows, through the bins. */
function addTree(given: Binned, tree: StoredTree, rows: Int32Array, score: Float64Array): void {
  for (const i of rows) {
    let node = tree.f.length === 0 ? -1 : 0;
    while (node >= 0) {
      const f = tree.f[node] ?? 0;
      const cut = given.cuts[f]?.[given.bins[f]?.[i] ?? 0];
      const small = cut !== undefined && cut <= (tree.c[node] ?? 0);
      node = (small ? tree.l[node] : tree.r[node]) ?? -1;
    }
    score[i] = (score[i] ?? 0) + (tree.v[~node] ?? 0);
  }
}

function growTree(
  given: Binned,
  bag: Int32Array,
  columns: Int32Array,
  g: Float64Array,
  h: Float64Array,
  o: BoostOptions,
): StoredTree {
  const tree = {
    f: [] as number[],
    c: [] as number[],
    l: [] as number[],
    r: [] as number[],
    v: [] as number[],
  };
  const counted = (rows: Int32Array) => histogramOf(given, rows, columns, g, h);
  const make = (rows: Int32Array, histogram: Histogram, parent: number, left: boolean): Leaf => {
    const leaf: Leaf = { rows, histogram, g: 0, h: 0, gain: 0, feature: -1, bin: 0, parent, left };
    for (const i of rows) {
      leaf.g += g[i] ?? 0;
      leaf.h += h[i] ?? 0;
    }
    seekSplit(given, leaf, columns, o);
    return leaf;
  };
  const leaves = [make(bag, counted(bag), -1, true)];
  while (leaves.length < o.leaves) {
    let best = 0;
    for (let k = 1; k < leaves.length; k++)
      if ((leaves[k]?.gain ?? 0) > (leaves[best]?.gain ?? 0)) best = k;
    const leaf = leaves[best];
    if (!leaf || leaf.feature < 0) break;
    const column = given.bins[leaf.feature] ?? new Uint8Array();
    const node = tree.f.length;
    tree.f.push(leaf.feature);
    tree.c.push(given.cuts[leaf.feature]?.[leaf.bin] ?? 0);
    tree.l.push(-1);
    tree.r.push(-1);
    if (leaf.parent >= 0) (leaf.left ? tree.l : tree.r)[leaf.parent] = node;
    const small = leaf.rows.filter((i) => (column[i] ?? 0) <= leaf.bin);
    const large = leaf.rows.filter((i) => (column[i] ?? 0) > leaf.bin);
    // One side is counted, the smaller; the other is what is left of the whole.
    const fewer = counted(small.length < large.length ? small : large);
    const rest = leaf.histogram.map((x, k) => x - (fewer[k] ?? 0));
    const [ofSmall, ofLarge] = small.length < large.length ? [fewer, rest] : [rest, fewer];
    leaves.splice(best, 1, make(small, ofSmall, node, true), make(large, ofLarge, node, false));
  }
  for (const leaf of leaves) {
    const at = tree.v.length;
    tree.v.push(rounded((-o.rate * leaf.g) / (leaf.h + o.lambda)));
    if (leaf.parent >= 0) (leaf.left ? tree.l : tree.r)[leaf.parent] = ~at;
  }
  return tree;
}

function seekSplit(given: Binned, leaf: Leaf, columns: Int32Array, o: BoostOptions): void {
  if (leaf.rows.length < 2 * o.least) return;
  const { histogram } = leaf;
  const whole = (leaf.g * leaf.g) / (leaf.h + o.lambda);
  for (let c = 0; c < columns.length; c++) {
    const f = columns[c] ?? 0;
    const cuts = given.cuts[f]?.length ?? 0;
    let at = c * BINS * PARTS;
    let gl = 0;
    let hl = 0;
    let nl = 0;
    for (let b = 0; b < cuts; b++, at += PARTS) {
      gl += histogram[at] ?? 0;
      hl += histogram[at + 1] ?? 0;
      nl += histogram[at + 2] ?? 0;
      if (nl < o.least) continue;
      if (leaf.rows.length - nl < o.least) break;
      const gr = leaf.g - gl;
      const hr = leaf.h - hl;
      const gain = (gl * gl) / (hl + o.lambda) + (gr * gr) / (hr + o.lambda) - whole;
      if (gain > leaf.gain + 1e-9) {
        leaf.gain = gain;
        leaf.feature = f;
        leaf.bin = b;
      }
    }
  }
}

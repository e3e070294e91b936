/** Boosted regression trees (Friedman, Annals of Statistics 29(5), 2001), as stored and as run. */

/** One tree in arrays: inner node i sends row[feature[i]] <= cut[i] to left[i], else right[i]; a child < 0 is leaf ~child. */
export interface StoredTree {
  readonly f: readonly number[];
  readonly c: readonly number[];
  readonly l: readonly number[];
  readonly r: readonly number[];
  readonly v: readonly number[];
}

export interface StoredTrees {
  readonly base: number;
  readonly trees: readonly StoredTree[];
}

/** Log odds of one dense row. */
export function scoreTrees(model: StoredTrees, row: ArrayLike<number>): number {
  let sum = model.base;
  for (const tree of model.trees) {
    let node = tree.f.length === 0 ? -1 : 0;
    while (node >= 0) {
      const goes =
        (row[tree.f[node] ?? 0] ?? 0) <= (tree.c[node] ?? 0) ? tree.l[node] : tree.r[node];
      node = goes ?? -1;
    }
    sum += tree.v[~node] ?? 0;
  }
  return sum;
}

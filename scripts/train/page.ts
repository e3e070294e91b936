/** Fitting of the page score: pages of the debate against pages about something else. */
import { isElsewhere, pageInputs, type StoredPage, scorePage } from '../../lib/claims/page.ts';
import { fitLogistic } from './logistic.ts';
import { isExtract, isLoose, type Prepared } from './prepare.ts';

/** Share of claims that may be lost with the pages that are let go. */
const LOST = 0.002;
const COST = 1;

export interface PageScores {
  readonly model: StoredPage;
  /** Log odds by article, from a model that has not seen it. */
  readonly unseen: readonly number[];
}

/** Pages are labelled by what they hold: claims, or none on a look-alike. Other pages without claims say neither. */
export function fitPage(p: Prepared): PageScores {
  const inputs = p.readings.map((r) => pageInputs(r.shares));
  const size = inputs[0]?.length ?? 0;
  const at = Int32Array.from({ length: size }, (_, i) => i);
  const rows = inputs.map((value) => ({ at, value }));
  const claims = p.articles.map(() => 0);
  for (const [i, is] of p.claim.entries()) {
    const a = p.article[i] ?? 0;
    claims[a] = (claims[a] ?? 0) + is;
  }
  const is = Uint8Array.from(claims, (n) => (n > 0 ? 1 : 0));
  const used = Float64Array.from(p.articles, (one, a) =>
    isLoose(one) || isExtract(one) || (!is[a] && one.kind !== 'lookalike') ? 0 : 1,
  );
  const fitted = (weight: Float64Array) => {
    const { weights, bias } = fitLogistic(rows, is, weight, size, COST, 7, 60);
    return {
      weights: Array.from(weights, (w) => Number(w.toFixed(4))),
      bias: Number(bias.toFixed(4)),
    };
  };
  const models = Array.from({ length: p.folds }, (_, k) =>
    fitted(used.map((w, a) => (p.fold[a] === k ? 0 : w))),
  );
  const unseen = p.readings.map((r, a) =>
    scorePage(models[p.fold[a] ?? 0] ?? { weights: [], bias: 0 }, r.shares),
  );
  // From the lowest page up, as many claims as may be lost.
  const real = [...p.articles.keys()].filter((a) => used[a] && is[a]);
  let left = LOST * real.reduce((sum, a) => sum + (claims[a] ?? 0), 0);
  let least = Number.NEGATIVE_INFINITY;
  for (const a of real.sort((x, y) => (unseen[x] ?? 0) - (unseen[y] ?? 0))) {
    least = unseen[a] ?? 0;
    const { shares, sentences } = p.readings[a] ?? { shares: new Float64Array(), sentences: [] };
    if (!isElsewhere(shares, sentences.length)) left -= claims[a] ?? 0;
    if (left < 0) break;
  }
  return { model: { ...fitted(used), least: Number(least.toFixed(3)) }, unseen };
}

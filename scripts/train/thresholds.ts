/** Thresholds for the three sensitivities, on scores of unseen articles as if claims were as rare as on real pages. */
import type { Sensitivity } from '../../lib/claims/types.ts';
import { isExtract, type Prepared } from './prepare.ts';

/**
 * Share of the sentences of a page on this debate that are claims. Our articles hold more of them (some
 * argue hard on purpose), and precision falls with the share: what is no claim counts for as much more
 * (prior shift; Saerens et al. 2002, “Adjusting the outputs of a classifier to new a priori probabilities”).
 */
const SHARE_OF_CLAIMS = 0.2;

export function thresholdsFor(p: Prepared, score: Float64Array): Record<Sensitivity, number> {
  const rows: { s: number; y: number }[] = [];
  for (let i = 0; i < score.length; i++) {
    const home = p.articles[p.article[i] ?? 0];
    if ((p.weight[i] ?? 0) > 0 && home && !isExtract(home))
      rows.push({ s: score[i] ?? 0, y: p.claim[i] ?? 0 });
  }
  const positives = rows.reduce((n, r) => n + r.y, 0);
  const rarer = (positives * (1 - SHARE_OF_CLAIMS)) / SHARE_OF_CLAIMS / (rows.length - positives);
  const at = (t: number) => {
    const marked = rows.filter((r) => r.s >= t);
    const hits = marked.reduce((n, r) => n + r.y, 0);
    const all = hits + (marked.length - hits) * rarer;
    return { precision: hits / Math.max(1, all), f1: (2 * hits) / Math.max(1, all + positives) };
  };
  const steps = Array.from({ length: 89 }, (_, i) => 0.08 + i * 0.01);
  const firstWith = (least: number) => steps.find((t) => at(t).precision >= least) ?? 0.9;
  const bestF1 = steps.reduce((best, t) => (at(t).f1 > at(best).f1 ? t : best), 0.3);
  const balanced = Math.max(bestF1, firstWith(0.75));
  const fewer = Math.max(balanced + 0.05, firstWith(0.88));
  const more = Math.min(balanced - 0.1, firstWith(0.55));
  const round = (x: number) => Number(x.toFixed(3));
  return { fewer: round(fewer), balanced: round(balanced), more: round(Math.max(0.1, more)) };
}

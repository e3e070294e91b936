/**
 * What the second model reads of a sentence: the first models' scores for it, for the sentences
 * around it and for the page, and how often each word class occurs in it and on the page.
 * (Stacked generalisation, Wolpert, Neural Networks 5, 1992: in training the first models' scores
 * come from models that have not seen the article.)
 */
import { sigmoid } from './linear.ts';
import { topicality } from './page.ts';
import { type PageReading, placeKind } from './reading.ts';
import { UNREAD } from './triage.ts';

/** Scores of the first models, by sentence: log odds of "is a claim" per model and of each proposition. */
export interface FirstScores {
  readonly claim: readonly Float64Array[];
  readonly topic: readonly Float64Array[];
  /** Log odds that the page is one of the debate. */
  readonly page: number;
}

const mean = (list: ArrayLike<number>) => {
  let sum = 0;
  for (let i = 0; i < list.length; i++) sum += list[i] ?? 0;
  return list.length ? sum / list.length : 0;
};

/** Mean first-stage probability by sentence. */
export function firstProbability(first: FirstScores, n: number): Float64Array {
  return Float64Array.from({ length: n }, (_, i) =>
    sigmoid(mean(first.claim.map((m) => m[i] ?? 0))),
  );
}

/**
 * Rows of a page's sentences, one at a time: null for what triage left out, whose place counts
 * nonetheless. What the rows share is worked out once.
 */
export function denseRowsOf(
  reading: PageReading,
  first: FirstScores,
): (i: number) => Float32Array | null {
  const about = topicality(reading.shares);
  const n = reading.sentences.length;
  const p = firstProbability(first, n);
  const sorted = Float64Array.from(p).sort();
  const total = mean(p) * n;
  const likely = p.reduce((k, x) => k + (x > 0.5 ? 1 : 0), 0);
  return (i) => {
    const s = reading.sentences[i];
    if (!s || first.claim[0]?.[i] === UNREAD) return null;
    const own = p[i] ?? 0;
    const at = (o: number) => p[i + o] ?? -1;
    const blockFrom = i - s.inBlock;
    const block = p.slice(blockFrom, blockFrom + s.ofBlock);
    const rest = block.length > 1 ? (mean(block) * block.length - own) / (block.length - 1) : -1;
    const restMax = block.length > 1 ? Math.max(...block.filter((_, k) => k !== s.inBlock)) : -1;
    // the five highest others of the page
    const top: number[] = [];
    let skipped = false;
    for (let k = n - 1; k >= 0 && top.length < 5; k--) {
      const x = sorted[k] ?? 0;
      if (!skipped && x === own) skipped = true;
      else top.push(x);
    }
    const view = reading.views[i];
    const scores = first.claim.map((m) => m[i] ?? 0);
    const topics = first.topic.map((m) => m[i] ?? 0);
    const topicsDown = [...topics].sort((a, b) => b - a);
    const row = [
      ...scores,
      own,
      at(-1),
      at(-2),
      at(-3),
      at(1),
      at(2),
      at(3),
      rest,
      restMax,
      n > 1 ? (total - own) / (n - 1) : 0,
      mean(top),
      sorted[Math.floor(n / 2)] ?? 0,
      n > 1 ? (likely - (own > 0.5 ? 1 : 0)) / (n - 1) : 0,
      p[0] ?? 0,
      i ? mean(p.slice(Math.max(0, i - 5), i)) : -1,
      i + 1 < n ? mean(p.slice(i + 1, i + 6)) : -1,
      i / n,
      Math.min(i, 10),
      s.inBlock,
      Math.min(s.ofBlock, 8),
      placeKind(s),
      view?.words.length ?? 0,
      /\?["'’”)]*$/.test(s.text) ? 1 : 0,
      /^["'“‘]/.test(s.text) ? 1 : 0,
      ...about,
      first.page,
      ...topicsDown.slice(0, 3),
      ...topics,
      ...(view?.counts ?? []),
      ...reading.shares,
    ];
    return Float32Array.from(row);
  };
}

/** Which of the places weighed is the passage, or why none is. */
import type { Anchor, Orphan, PassageSelectors, TextQuoteSelector } from './types.ts';
import { type Candidate, isEnough, MINIMUM, sameContext, scoreOf } from './weigh.ts';

/** Places whose scores are nearer than this can't be told apart. */
const MARGIN = 0.04;

export const orphan = (reason: Orphan['reason'], bestScore?: number): Orphan =>
  bestScore === undefined ? { orphan: true, reason } : { orphan: true, reason, bestScore };

/** Of places equally good, the one that the copies' order names, if none came or went. */
const tied = (
  rivals: readonly Candidate[],
  near: number,
  { quote, position }: PassageSelectors,
) => {
  const { copies } = quote;
  const inOrder = [...rivals].sort((a, b) => a.start - b.start);
  if (copies && copies.of === near && rivals.length === near) return inOrder[copies.nth];
  return inOrder.find((rival) => rival.start === position.start);
};

/** Whether it is the passage itself that stands here, and not a copy that outlived it. */
const isItself = (candidate: Candidate, quote: TextQuoteSelector): boolean => {
  const { prefix, suffix } = candidate;
  if (quote.copies?.alike || (prefix === null && suffix === null)) return false;
  return sameContext(candidate);
};

/**
 * The best place that is good enough. Of several that can't be told apart none is taken, unless the
 * copies are as many as they were. `weight` is the quote's, by `weightOf`.
 */
export const choose = (
  candidates: readonly Candidate[],
  weight: number,
  selectors: PassageSelectors,
): Anchor | Orphan => {
  const { quote } = selectors;
  const near = candidates.filter((candidate) => candidate.quote >= MINIMUM.copy).length;
  const lost = near < (quote.copies?.of ?? 1);
  const several = (quote.copies?.of ?? 1) > 1;
  const enough = candidates.filter(
    (candidate) => isEnough(candidate, weight) && (!lost || !several || isItself(candidate, quote)),
  );
  enough.sort((a, b) => scoreOf(b) - scoreOf(a));
  const [best, second] = enough;
  if (!best) {
    const score = Math.max(0, ...candidates.map(scoreOf));
    return candidates.length > 0 ? orphan('too-different', score) : orphan('not-found');
  }
  let chosen: Candidate | undefined = best;
  if (second && scoreOf(best) - scoreOf(second) < MARGIN) {
    const rivals = enough.filter((rival) => scoreOf(best) - scoreOf(rival) < MARGIN);
    chosen = tied(rivals, near, selectors);
    if (!chosen) return orphan('ambiguous', scoreOf(best));
  }
  const how = chosen.quote === 1 ? 'exact' : 'fuzzy';
  return { start: chosen.start, end: chosen.end, how, score: scoreOf(chosen) };
};

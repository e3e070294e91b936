/**
 * Weighing a place where a passage might stand, and the minimum below which it does not. A note on
 * a wrong passage is worse than a note that says it lost its place, so context alone never anchors
 * and a near miss in a strange place is refused.
 */
import { type Alignment, align, type Worded, weightOf } from './align.ts';
import { type Bounds, boundsOf, isRelated } from './bounds.ts';

/** A passage with its context, as words of one text. */
export interface Passage extends Worded {
  /** Words from `from` to `to` are the quote, those before the prefix, those after the suffix. */
  readonly from: number;
  readonly to: number;
  /** UTF-16 offsets of the quote in `text`. */
  readonly start: number;
  readonly end: number;
}

/** A place weighed: similarities from 0 to 1, those of the context null where there is none. */
export interface Candidate {
  readonly start: number;
  readonly end: number;
  readonly quote: number;
  readonly prefix: number | null;
  readonly suffix: number | null;
  /** Words of the quote that are gone or for which quite another stands; a figure counts twice. */
  readonly strange: number;
  /** The passage that was sought. */
  readonly passage: Passage;
}

/**
 * The least likeness of the quote, by how much of the context stands beside it. Measured on real
 * pages with the sentence edited, and with it deleted (`tests/bench/anchors.bench.ts`).
 */
export const MINIMUM = {
  /** A side of the context counts as standing there from this likeness on. */
  context: 0.7,
  /** Both sides stand where they stood: an edit in place. */
  bothSides: 0.6,
  /** One side does: the other was edited, moved or cut. */
  oneSide: 0.75,
  /** Neither does: the passage was moved, and was edited too. */
  alone: 0.88,
  /**
   * Two strange words or more, and it may be another sentence of the same mould: then so many a
   * strange one may be, and the context must stand as well as this.
   */
  mould: { wordsToOne: 12, inPlace: 3, context: 0.9, quote: 0.85 },
  /** Folded letters and gaps that an edited quote needs to be known without its context. */
  aloneWeight: 45,
  /** The same for an unchanged one. */
  exactWeight: 24,
  /** What runs on into a next block, where the passage did not, must be this like it. */
  parted: 0.9,
  /** From this likeness on a place counts as a copy of the quote. */
  copy: 0.82,
  /** What both sides must reach where a copy went, and so may have been the passage. */
  afterLoss: 0.95,
} as const;

/** Context grows this far at most to tell repeats apart, in UTF-16 units; then their order tells. */
export const MOST_CONTEXT = 320;

/**
 * The context's share in the score by which rival places are compared: less where it stands in
 * another block, which a page moves apart more readily than the sentences of a paragraph.
 */
const SHARE = { line: 0.25, beyond: 0.14 } as const;

/** A place's score from 0 to 1: the likeness of quote and context, each with its share. */
export const scoreOf = ({ quote, prefix, suffix, passage }: Candidate): number => {
  const { text, start, end } = passage;
  const before = text[start - 1] === '\n' ? SHARE.beyond : SHARE.line;
  const after = text[end] === '\n' ? SHARE.beyond : SHARE.line;
  let score = quote;
  if (prefix !== null) score += before * (prefix - quote);
  if (suffix !== null) score += after * (suffix - quote);
  return score;
};

const likeness = (cost: number, weight: number): number =>
  weight > 0 ? Math.max(0, 1 - cost / weight) : 0;

/** How well words `from` to `to` of the passage stand in the page at word `at`; null when there are none. */
const sideAt = (passage: Passage, from: number, to: number, page: Worded, at: number) => {
  if (to <= from) return null;
  const { cost } = align(passage, from, to, page, at, 5);
  return likeness(cost, weightOf(passage.words, from, to));
};

/**
 * Whether a stretch of the page is the passage's own context rather than its quote: when a sentence
 * is deleted, a like sentence beside it is what its prefix or suffix was cut from.
 */
const isContext = (
  passage: Passage,
  page: Worded,
  found: Alignment,
  { first, last }: Bounds,
  sides: { prefix: number | null; suffix: number | null },
): boolean => {
  const { words, from, to } = passage;
  // Where the context stands in its own place, it can't be what stands here.
  const away = (side: number | null) => (side ?? 1) < MINIMUM.mould.context;
  const suffixWords = away(sides.suffix) ? Math.min(words.count - to, to - from) : 0;
  const prefixWords = away(sides.prefix) ? Math.min(from, to - from) : 0;
  const share = (begin: number, end: number) => {
    let cost = 0;
    for (let i = begin; i < end; i++) cost += found.costs[i] as number;
    return likeness(cost, weightOf(words, from + begin, from + end));
  };
  if (suffixWords >= 3) {
    const asSuffix = sideAt(passage, to, to + suffixWords, page, first) ?? 0;
    if (asSuffix > 0.85 && asSuffix > share(0, suffixWords)) return true;
  }
  if (prefixWords >= 3) {
    const at = last + 1 - prefixWords;
    const asPrefix = sideAt(passage, from - prefixWords, from, page, at) ?? 0;
    const n = to - from;
    if (asPrefix > 0.85 && asPrefix > share(n - prefixWords, n)) return true;
  }
  return false;
};

const strangeIn = (passage: Passage, found: Alignment): number => {
  let strange = 0;
  for (let i = 0; i < passage.to - passage.from; i++) {
    if (isRelated(passage, found, i)) continue;
    const word = passage.from + i;
    const letters = passage.text.slice(passage.words.starts[word], passage.words.ends[word]);
    // Sentences of one mould differ in their figures first.
    strange += /\d/.test(letters) ? 2 : 1;
  }
  return strange;
};

/** Whether a place runs over more ends of blocks than the passage did. */
const isParted = (passage: Passage, there: string): boolean =>
  there.split('\n').length > passage.text.slice(passage.start, passage.end).split('\n').length;

/** Weighs the place where the quote's first word would stand at word `at` of the page. */
export const weigh = (passage: Passage, page: Worded, at: number): Candidate | null => {
  const { words, from, to } = passage;
  const found = align(passage, from, to, page, at);
  const quote = likeness(found.cost, weightOf(words, from, to));
  if (quote < 0.45) return null;
  const bounds = boundsOf(passage, page, found);
  if (!bounds) return null;
  const { first, last, start, end } = bounds;
  const prefix = sideAt(passage, 0, from, page, first - from);
  const suffix = sideAt(passage, to, words.count, page, last + 1);
  if (quote < MINIMUM.parted && isParted(passage, page.text.slice(start, end))) return null;
  if (quote < 1 && isContext(passage, page, found, bounds, { prefix, suffix })) return null;
  return {
    start,
    end,
    quote,
    prefix,
    suffix,
    strange: strangeIn(passage, found),
    passage,
  };
};

/** Whether both sides of the context stand beside a place, as far as there are any. */
export const sameContext = ({ prefix, suffix }: Candidate): boolean =>
  (prefix ?? 1) >= MINIMUM.afterLoss && (suffix ?? 1) >= MINIMUM.afterLoss;

/** Whether a candidate is good enough to put a note on. `weight` is the quote's, by `weightOf`. */
export const isEnough = (candidate: Candidate, weight: number): boolean => {
  const { quote, prefix, suffix, strange, passage } = candidate;
  const stands = (side: number | null) => side !== null && side >= MINIMUM.context;
  const sides = Number(stands(prefix)) + Number(stands(suffix));
  if (quote === 1) return sides > 0 || weight >= MINIMUM.exactWeight;
  const { mould } = MINIMUM;
  if (strange > 1) {
    const whole = [prefix, suffix].filter((side) => side !== null && side >= mould.context).length;
    const words = passage.to - passage.from;
    if (whole === 2) return quote >= MINIMUM.bothSides && strange <= words / mould.inPlace;
    const few = strange <= words / mould.wordsToOne;
    return whole === 1 && few && quote >= mould.quote;
  }
  if (sides === 2) return quote >= MINIMUM.bothSides;
  if (sides === 1) return quote >= MINIMUM.oneSide;
  return quote >= MINIMUM.alone && weight >= MINIMUM.aloneWeight;
};

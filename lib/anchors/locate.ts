/**
 * Finding passages again, all of a page's together: exact where they stood, then by the words they
 * share with the page, then by alignment. One pass over the text, whatever the number of passages.
 */
import { type Worded, weightOf } from './align.ts';
import { readingWords, type Words, wordsOf } from './fold.ts';
import { GRAM, type GramIndex, indexingGrams } from './grams.ts';
import type { Anchor, Orphan, PassageSelectors } from './types.ts';
import { type Candidate, isEnough, MINIMUM, type Passage, scoreOf, weigh } from './weigh.ts';

/** Work that yields where it may be interrupted, about every half millisecond. */
export type LocateJob = Generator<void, (Anchor | Orphan)[], void>;

/** Places weighed for one passage at most, best first. */
const MOST_CANDIDATES = 8;
/** Places whose scores are nearer than this can't be told apart. */
const MARGIN = 0.04;

const orphan = (reason: Orphan['reason'], bestScore?: number): Orphan =>
  bestScore === undefined ? { orphan: true, reason } : { orphan: true, reason, bestScore };

const wordAt = (words: Words, offset: number): number => {
  let low = 0;
  let high = words.count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((words.ends[middle] as number) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
};

const passageOf = ({ quote }: PassageSelectors): Passage => {
  const { exact, prefix, suffix } = quote;
  const text = prefix + exact + suffix;
  const start = prefix.length;
  const end = start + exact.length;
  // Words of the quote are cut at its edges, even where the selection cut one in two.
  const parts = [wordsOf(prefix), wordsOf(exact), wordsOf(suffix)];
  const count = parts.reduce((sum, part) => sum + part.count, 0);
  const words = {
    hashes: new Int32Array(count),
    starts: new Uint32Array(count),
    ends: new Uint32Array(count),
    count,
  };
  let at = 0;
  let offset = 0;
  parts.forEach((part, i) => {
    for (let w = 0; w < part.count; w++, at++) {
      words.hashes[at] = part.hashes[w] as number;
      words.starts[at] = (part.starts[w] as number) + offset;
      words.ends[at] = (part.ends[w] as number) + offset;
    }
    offset += [prefix, exact, suffix][i]?.length ?? 0;
  });
  const from = parts[0]?.count ?? 0;
  return { text, words, from, to: from + (parts[1]?.count ?? 0), start, end };
};

/** The passage stands where it stood, context and all. */
const unmoved = (text: string, { quote, position }: PassageSelectors): Anchor | null => {
  const { start, end } = position;
  const { exact, prefix, suffix } = quote;
  const there =
    end - start === exact.length &&
    prefix.length + suffix.length > 0 &&
    text.startsWith(exact, start) &&
    start >= prefix.length &&
    text.startsWith(prefix, start - prefix.length) &&
    text.startsWith(suffix, end);
  return there ? { start, end, how: 'exact', score: 1 } : null;
};

/**
 * Word indexes of the page at which the quote's first word may stand, most shared runs first. Each
 * run votes for the place it implies; votes within a few words of each other are one place, for a
 * word may have been added or dropped between.
 */
const placesOf = (passage: Passage, grams: GramIndex): number[] => {
  const { words, from, to } = passage;
  const votes: [place: number, weight: number][] = [];
  const vote = (most: number) => {
    for (let at = 0; at + GRAM <= words.count; at++) {
      if (grams.count(words, at) > most) continue;
      // A run of the quote's own words says more than one of its context.
      const weight = at + GRAM > from && at < to ? 2 : 1;
      for (const where of grams.where(words, at)) votes.push([where - at + from, weight]);
    }
  };
  vote(12);
  // Nothing but boilerplate: then its first places have to do.
  if (votes.length === 0) vote(Number.POSITIVE_INFINITY);
  votes.sort((a, b) => a[0] - b[0]);
  const places: { at: number; weight: number; top: number }[] = [];
  for (let i = 0; i < votes.length; ) {
    let weight = 0;
    let best = 0;
    let place = votes[i]?.[0] ?? 0;
    let previous = place;
    while (i < votes.length) {
      const at = votes[i]?.[0] ?? 0;
      if (at - previous > 4) break;
      let same = 0;
      while (i < votes.length && votes[i]?.[0] === at) same += votes[i++]?.[1] ?? 0;
      weight += same;
      if (same > best) {
        best = same;
        place = at;
      }
      previous = at;
    }
    places.push({ at: place, weight, top: best });
  }
  places.sort((a, b) => b.weight - a.weight);
  return places.slice(0, MOST_CANDIDATES).map((place) => place.at);
};

/** Places of a passage too short for a run of words: its literal copies. */
const literalPlaces = (text: string, exact: string, words: Words): number[] => {
  const places: number[] = [];
  for (let at = text.indexOf(exact); at >= 0 && places.length < MOST_CANDIDATES; ) {
    places.push(wordAt(words, at));
    at = text.indexOf(exact, at + exact.length);
  }
  return places;
};

/** A quote without a word (a dash, a row of stars): only where its context stands beside it. */
const literal = (text: string, { quote, position }: PassageSelectors): Anchor | Orphan => {
  const whole = quote.prefix + quote.exact + quote.suffix;
  const at = text.indexOf(whole);
  if (at < 0) return orphan('not-found');
  const start = at + quote.prefix.length;
  if (text.indexOf(whole, at + 1) >= 0 && start !== position.start) return orphan('ambiguous');
  return { start, end: start + quote.exact.length, how: 'exact', score: 1 };
};

/** Of places equally good, the one that the copies' order names, if none came or went. */
const tied = (rivals: readonly Candidate[], exact: number, selectors: PassageSelectors) => {
  const { copies } = selectors.quote;
  const inOrder = [...rivals].sort((a, b) => a.start - b.start);
  if (copies && copies.of === exact && rivals.length === exact) return inOrder[copies.nth];
  return inOrder.find((rival) => rival.start === selectors.position.start);
};

const choose = (
  candidates: readonly Candidate[],
  weight: number,
  selectors: PassageSelectors,
): Anchor | Orphan => {
  const exact = candidates.filter((candidate) => candidate.quote === 1).length;
  const copies = selectors.quote.copies?.of ?? 1;
  const stands = (side: number | null) => (side ?? 0) >= MINIMUM.context;
  const enough = candidates.filter((candidate) => {
    if (!isEnough(candidate, weight)) return false;
    // Copies went: whether this one is the passage, its context must say on both sides.
    if (candidate.quote < 1 || exact >= copies) return true;
    const { prefix, suffix } = candidate;
    return (prefix === null || stands(prefix)) && (suffix === null || stands(suffix));
  });
  enough.sort((a, b) => scoreOf(b) - scoreOf(a));
  const [best, second] = enough;
  if (!best) {
    const score = Math.max(0, ...candidates.map(scoreOf));
    return candidates.length > 0 ? orphan('too-different', score) : orphan('not-found');
  }
  let chosen: Candidate | undefined = best;
  if (second && scoreOf(best) - scoreOf(second) < MARGIN) {
    const rivals = enough.filter((rival) => scoreOf(best) - scoreOf(rival) < MARGIN);
    const words = rivals.filter((rival) => rival.quote === best.quote);
    chosen = tied(words, exact, selectors);
    if (!chosen) return orphan('ambiguous', scoreOf(best));
  }
  const score = scoreOf(chosen);
  const how = chosen.quote === 1 ? 'exact' : 'fuzzy';
  return { start: chosen.start, end: chosen.end, how, score };
};

const locateOne = (
  page: Worded,
  grams: GramIndex,
  passage: Passage,
  selectors: PassageSelectors,
): Anchor | Orphan => {
  const { words, from, to } = passage;
  if (to === from) return literal(page.text, selectors);
  let places = placesOf(passage, grams);
  if (words.count < GRAM || places.length === 0) {
    if (to - from >= GRAM) return orphan('not-found');
    places = literalPlaces(page.text, selectors.quote.exact, page.words);
  }
  const candidates = new Map<number, Candidate>();
  for (const at of places) {
    const candidate = weigh(passage, page, at);
    if (!candidate) continue;
    const known = candidates.get(candidate.start);
    if (!known || scoreOf(known) < scoreOf(candidate)) candidates.set(candidate.start, candidate);
  }
  return choose([...candidates.values()], weightOf(words, from, to), selectors);
};

/** `locateAll` as a job that yields about every half millisecond. */
export const locating = function* (
  text: string,
  selectors: readonly PassageSelectors[],
): LocateJob {
  const found = new Array<Anchor | Orphan | null>(selectors.length).fill(null);
  const moved: number[] = [];
  selectors.forEach((each, i) => {
    found[i] = unmoved(text, each);
    if (!found[i]) moved.push(i);
  });
  if (moved.length > 0) {
    const page: Worded = { text, words: yield* readingWords(text) };
    const passages: Passage[] = [];
    for (const i of moved) {
      passages.push(passageOf(selectors[i] as PassageSelectors));
      if (passages.length % 32 === 0) yield;
    }
    const grams = yield* indexingGrams(
      page.words,
      passages.map((passage) => passage.words),
    );
    for (const [nth, i] of moved.entries()) {
      found[i] = locateOne(page, grams, passages[nth] as Passage, selectors[i] as PassageSelectors);
      if (nth % 4 === 3) yield;
    }
  }
  return found as (Anchor | Orphan)[];
};

/**
 * Finds passages again in a text, in UTF-16 offsets, in the order given. A passage that is not
 * there, that is below the stated minimum (`weigh.ts`) or that could be in two places is an orphan
 * with its reason. Never throws.
 */
export const locateAll = (
  text: string,
  selectors: readonly PassageSelectors[],
): (Anchor | Orphan)[] => {
  const job = locating(text, selectors);
  for (;;) {
    const step = job.next();
    if (step.done) return step.value;
  }
};

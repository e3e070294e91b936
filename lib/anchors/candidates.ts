/** Where on a page a passage might stand, by the runs of words that the two share, and how well. */
import type { Worded } from './align.ts';
import { type Words, wordsOf } from './fold.ts';
import { GRAM, type GramIndex, MOST_PLACES, WIDE_PLACES } from './grams.ts';
import type { PassageSelectors } from './types.ts';
import { type Candidate, MINIMUM, type Passage, scoreOf, weigh } from './weigh.ts';

/** Where no copies are known of, a place with less than this share of the best one's votes is no rival. */
const LEAST_SHARE = 0.35;
/** A run that stands in more places than this has no vote while rarer ones have. */
const MOST_RARE = 12;
/** Places weighed for one passage at most, best first. */
const MOST_CANDIDATES = 8;

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

/** The words of a quote and its context as one run. */
export const passageOf = ({ quote }: PassageSelectors): Passage => {
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

/**
 * Word indexes of the page at which the quote's first word may stand, most shared runs first. Each
 * run votes for the place it implies; votes within a few words of each other are one place, for a
 * word may have been added or dropped between.
 */
export const placesOf = (
  passage: Passage,
  grams: GramIndex,
  copied: boolean,
  reach: 'rare' | 'wide' = 'rare',
): number[] => {
  const { words, from, to } = passage;
  const votes: [place: number, weight: number][] = [];
  const wheres: (readonly number[])[] = [];
  const most = reach === 'wide' ? WIDE_PLACES : MOST_PLACES;
  for (let at = 0; at + GRAM <= words.count; at++) wheres.push(grams.where(words, at, most));
  const vote = (most: number) => {
    for (const [at, places] of wheres.entries()) {
      if (places.length > most) continue;
      // A run of the quote's own words says more than one of its context.
      const weight = at + GRAM > from && at < to ? 2 : 1;
      for (const where of places) votes.push([where - at + from, weight]);
    }
  };
  if (reach === 'rare') vote(MOST_RARE);
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
  const least = copied ? 0 : (places[0]?.weight ?? 0) * LEAST_SHARE;
  return places
    .slice(0, MOST_CANDIDATES)
    .filter((place) => place.weight >= least)
    .map((place) => place.at);
};

/** Whether runs of the quote stand in so many places that they had no vote. */
export const isBoilerplate = ({ words, from, to }: Passage, grams: GramIndex): boolean => {
  for (let at = from; at + GRAM <= to; at++) {
    if (grams.where(words, at, MOST_RARE + 1).length > MOST_RARE) return true;
  }
  return false;
};

/** Places of a passage too short for a run of words: its literal copies. */
export const literalPlaces = (text: string, exact: string, words: Words): number[] => {
  const places: number[] = [];
  for (let at = text.indexOf(exact); at >= 0 && places.length < MOST_CANDIDATES; ) {
    places.push(wordAt(words, at));
    at = text.indexOf(exact, at + exact.length);
  }
  return places;
};

/** The places weighed, each passage of the page once. */
export const candidatesAt = (
  page: Worded,
  passage: Passage,
  places: readonly number[],
): Candidate[] => {
  const candidates = new Map<number, Candidate>();
  for (const at of places) {
    const candidate = weigh(passage, page, at);
    if (!candidate) continue;
    const known = candidates.get(candidate.start);
    if (!known || scoreOf(known) < scoreOf(candidate)) candidates.set(candidate.start, candidate);
  }
  return [...candidates.values()];
};

/** The places where the words of a quote, or nearly these words, stand, in order: what `copies` counts. */
export const copiesOf = (
  page: Worded,
  grams: GramIndex,
  selectors: PassageSelectors,
): Candidate[] => {
  const passage = passageOf(selectors);
  return candidatesAt(page, passage, placesOf(passage, grams, true))
    .filter((candidate) => candidate.quote >= MINIMUM.copy)
    .sort((a, b) => a.start - b.start);
};

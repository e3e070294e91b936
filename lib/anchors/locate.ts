/**
 * Finding passages again, all of a page's together: exact where they stood, then by the words they
 * share with the page, then by alignment. One pass over the text, whatever the number of passages.
 */
import { type Worded, weightOf } from './align.ts';
import { candidatesAt, isBoilerplate, literalPlaces, passageOf, placesOf } from './candidates.ts';
import { choose, orphan } from './choose.ts';
import { atOnce, isInsideWord, readingWords } from './fold.ts';
import { GRAM, type GramIndex, indexingGrams } from './grams.ts';
import { occurrences } from './occurrences.ts';
import type { StructureAt } from './structure.ts';
import type { Anchor, Orphan, PassageSelectors, TextQuoteSelector } from './types.ts';
import type { Passage } from './weigh.ts';

/** Work that yields where it may be interrupted, about every half millisecond. */
export type LocateJob = Generator<void, (Anchor | Orphan)[], void>;

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

/** Whether the passage begins or ends inside a word. */
const cutsWords = ({ text, start, end }: Passage): boolean =>
  isInsideWord(text, start) || isInsideWord(text, end);

/** Where the quote stands with its context, word for word; for a quote without a word the only way. */
const literal = (text: string, { quote, position }: PassageSelectors): Anchor | Orphan => {
  const whole = quote.prefix + quote.exact + quote.suffix;
  const at = text.indexOf(whole);
  if (at < 0) return orphan('not-found');
  const start = at + quote.prefix.length;
  if (text.indexOf(whole, at + 1) >= 0 && start !== position.start) return orphan('ambiguous');
  return { start, end: start + quote.exact.length, how: 'exact', score: 1 };
};

/** Which of many copies to the letter it is, where only their order ever told and none came or went. */
const byOrder = (text: string, { exact, copies }: TextQuoteSelector): Anchor | null => {
  if (!copies?.alike) return null;
  const found = occurrences(text, exact);
  const start = found.length === copies.of ? found[copies.nth] : undefined;
  return start === undefined ? null : { start, end: start + exact.length, how: 'exact', score: 1 };
};

const locateOne = (
  page: Worded,
  grams: GramIndex,
  passage: Passage,
  selectors: PassageSelectors,
  structureAt?: StructureAt,
): Anchor | Orphan => {
  const { words, from, to } = passage;
  const ordered = byOrder(page.text, selectors.quote);
  if (ordered) return ordered;
  if (to === from) return literal(page.text, selectors);
  // Of a word, or of a part of one, the letters say more than the words do.
  if (to - from < GRAM || cutsWords(passage)) {
    const found = literal(page.text, selectors);
    if (!('orphan' in found)) return found;
  }
  const copied = (selectors.quote.copies?.of ?? 2) > 1;
  let places = placesOf(passage, grams, copied);
  if (words.count < GRAM || places.length === 0) {
    if (to - from >= GRAM) return orphan('not-found');
    places = literalPlaces(page.text, selectors.quote.exact, page.words);
  }
  // A short quote's copies share no run of words with it, and so are not among the candidates.
  const literals = copied ? occurrences(page.text, selectors.quote.exact) : [];
  const sought = { weight: weightOf(words, from, to), literals, structureAt };
  const found = choose(candidatesAt(page, passage, places), sought, selectors);
  if (!('orphan' in found) || found.reason === 'ambiguous') return found;
  // The words that told it apart were edited, and the rest of it stands everywhere.
  if (!isBoilerplate(passage, grams)) return found;
  const wide = placesOf(passage, grams, copied, 'wide');
  return choose(candidatesAt(page, passage, wide), sought, selectors);
};

/** `locateAll` as a job that yields about every half millisecond. */
export const locating = function* (
  text: string,
  selectors: readonly PassageSelectors[],
  structureAt?: StructureAt,
): LocateJob {
  const found = new Array<Anchor | Orphan | null>(selectors.length).fill(null);
  const moved: number[] = [];
  selectors.forEach((each, i) => {
    found[i] = unmoved(text, each);
    if (!found[i]) moved.push(i);
  });
  if (moved.length > 0) {
    const page: Worded = { text, words: yield* readingWords(text) };
    const grams = yield* indexingGrams(page.words);
    for (const i of moved) {
      const each = selectors[i] as PassageSelectors;
      found[i] = locateOne(page, grams, passageOf(each), each, structureAt);
      yield;
    }
  }
  return found as (Anchor | Orphan)[];
};

/**
 * Finds passages again in a text, in UTF-16 offsets, in the order given. A passage that is not
 * there, that is below the stated minimum (`weigh.ts`) or that could be in two places is an orphan
 * with its reason. `structureAt` gives the structural hint of a place, where the text has a page to
 * it: of several copies it tells the one in the running text from the one pulled out. Never throws.
 */
export const locateAll = (
  text: string,
  selectors: readonly PassageSelectors[],
  structureAt?: StructureAt,
): (Anchor | Orphan)[] => atOnce(locating(text, selectors, structureAt));

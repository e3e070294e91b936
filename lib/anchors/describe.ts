/** Describing a passage so that it can be found again on a page that has changed. */
import type { Worded } from './align.ts';
import { copiesOf } from './candidates.ts';
import { atOnce, foldCode, wordsOf } from './fold.ts';
import { type GramIndex, indexingGrams } from './grams.ts';
import { occurrences } from './occurrences.ts';
import type { Copies, PassageSelectors } from './types.ts';
import { MOST_CONTEXT, sameContext } from './weigh.ts';

/** UTF-16 units of context on each side, before growing to a word boundary. */
const CONTEXT = 40;

/** The offset at or before `at` where a word begins, so that no context starts mid-word. */
const wordStart = (text: string, at: number): number => {
  let start = Math.max(0, at);
  const floor = Math.max(0, start - 40);
  while (start > floor && foldCode(text.charCodeAt(start - 1)) !== 0) start--;
  return start;
};

const wordEnd = (text: string, at: number): number => {
  let end = Math.min(text.length, at);
  const ceiling = Math.min(text.length, end + 40);
  while (end < ceiling && foldCode(text.charCodeAt(end)) !== 0) end++;
  return end;
};

interface Indexed extends Worded {
  readonly grams: GramIndex;
}

const indexOf = (text: string): Indexed => {
  const words = wordsOf(text);
  return { text, words, grams: atOnce(indexingGrams(words)) };
};

/** The text last described: notes are made one by one on the same page. */
let last = indexOf('');

const indexed = (text: string): Indexed => {
  if (last.text !== text) last = indexOf(text);
  return last;
};

/**
 * The selectors of `text.slice(start, end)`, in UTF-16 offsets: the quote with a prefix and suffix
 * that end at word boundaries and grow until the three together stand in the text once, or 320
 * characters are reached. Throws a RangeError when the passage is empty or out of bounds.
 */
export const describeQuote = (text: string, start: number, end: number): PassageSelectors => {
  if (!(start >= 0 && end > start && end <= text.length)) {
    throw new RangeError(`No passage from ${start} to ${end} in a text of ${text.length}`);
  }
  const exact = text.slice(start, end);
  const found = occurrences(text, exact);
  let rivals = found.filter((at) => at !== start);
  let before = wordStart(text, start - CONTEXT);
  let after = wordEnd(text, end + CONTEXT);
  for (let reach = CONTEXT; ; reach += 24) {
    const prefix = text.slice(before, start);
    const suffix = text.slice(end, after);
    rivals = rivals.filter(
      (at) => text.endsWith(prefix, at) && text.startsWith(suffix, at + exact.length),
    );
    if (rivals.length === 0 || reach >= MOST_CONTEXT) break;
    before = wordStart(text, start - reach);
    after = wordEnd(text, end + reach);
  }
  const selectors: PassageSelectors = {
    quote: {
      type: 'TextQuoteSelector',
      exact,
      prefix: text.slice(before, start),
      suffix: text.slice(end, after),
    },
    position: { type: 'TextPositionSelector', start, end },
  };
  const page = indexed(text);
  const copies = copiesOf(page, page.grams, selectors);
  // The passage itself is one of them, its start perhaps a mark or two off.
  const others = copies.filter((copy) => Math.abs(copy.start - start) > 3);
  const literal = found.length > others.length + 1 && found.includes(start);
  const nth = literal ? found.indexOf(start) : others.filter((copy) => copy.start < start).length;
  const of = Math.max(others.length + 1, found.length, nth + 1);
  const alike = rivals.length > 0 || others.some(sameContext);
  const counted: Copies = alike ? { of, nth, alike } : { of, nth };
  return { ...selectors, quote: { ...selectors.quote, copies: counted } };
};

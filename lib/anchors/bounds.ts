/** From aligned words to the exact characters of the passage on the page. */
import type { Alignment, Worded } from './align.ts';
import { foldCode, isInsideWord } from './fold.ts';
import type { Passage } from './weigh.ts';

export interface Bounds {
  /** The page's first and last word of the passage. */
  readonly first: number;
  readonly last: number;
  /** UTF-16 offsets in the page text. */
  readonly start: number;
  readonly end: number;
}

const QUOTES = /['"‘’‚‛“”„‟«»‹›`´′″]/;
const DASHES = /[-‐‑‒–—―−]/;
const STOPS = /[.!?…:;,]/;

/** Whether two marks are one but for typography or an edit of a full stop. */
const alike = (a: string, b: string): boolean =>
  a === b ||
  (QUOTES.test(a) && QUOTES.test(b)) ||
  (DASHES.test(a) && DASHES.test(b)) ||
  (STOPS.test(a) && STOPS.test(b)) ||
  (/\s/.test(a) && /\s/.test(b));

/** A sentence ends here or the block does: words beyond are none of the passage's. */
const PARTS = /\n|[.!?…]["'’”)\]»]*(?:\[\w+\])*\s/;

const gap = (of: Worded, left: number, right: number): string =>
  of.text.slice(of.words.ends[left], of.words.starts[right]);

/** A word replaced by one that shares less than this with it says nothing of where the edge is. */
const RELATED = 0.5;

/** Whether the page has a word in place of the quote's `i`th that is it, or a form of it. */
export const isRelated = (passage: Passage, found: Alignment, i: number): boolean => {
  if ((found.pairs[i] as number) < 0) return false;
  const word = passage.from + i;
  const length = (passage.words.ends[word] as number) - (passage.words.starts[word] as number);
  return (found.costs[i] as number) <= length * RELATED;
};

const sameWord = (passage: Passage, word: number, page: Worded, at: number): boolean =>
  passage.words.hashes[word] === page.words.hashes[at];

/**
 * The first word of the passage on the page. Words of the quote's beginning that were replaced are
 * sought before the first one that stayed, up to the sentence's, the block's or the prefix's end.
 */
const firstWord = (passage: Passage, page: Worded, found: Alignment): number => {
  const n = passage.to - passage.from;
  let kept = 0;
  while (kept < n && !isRelated(passage, found, kept)) kept++;
  if (kept === n) return -1;
  let first = found.pairs[kept] as number;
  const { from } = passage;
  // The quote's own first word may have been split in two: what stands alone after the prefix is its.
  const slack = kept + 1;
  for (let step = 0; step < slack && first > 0; step++) {
    const before = first - 1;
    const between = gap(page, before, first);
    if (between.includes('\n') || PARTS.test(between)) break;
    if (from > 0 && sameWord(passage, from - 1, page, before) && step >= kept) break;
    if (from > 0 && sameWord(passage, from - 1, page, before) && prefixEnds(passage, page, before))
      break;
    if (step >= kept && !isFragment(passage, page, found, kept, before, from > 0)) break;
    first = before;
  }
  return edgeWord(passage, page, first, -1);
};

/** Words added just inside an edge are looked past this far. */
const REACH = 4;

/**
 * The quote's own first (or last) word, when it stands a little farther out and the context or the
 * sentence's end right beyond it: words were added between it and the rest.
 */
const edgeWord = (passage: Passage, page: Worded, at: number, step: 1 | -1): number => {
  const mine = step < 0 ? passage.from : passage.to - 1;
  const beyond = mine + step;
  const hasContext = beyond >= 0 && beyond < passage.words.count;
  if (sameWord(passage, mine, page, at)) return at;
  let near = at;
  for (let i = 0; i < REACH; i++) {
    const next = near + step;
    if (next < 0 || next >= page.words.count) return at;
    if (PARTS.test(gap(page, Math.min(near, next), Math.max(near, next)))) return at;
    near = next;
    if (!sameWord(passage, mine, page, near)) continue;
    const outer = near + step;
    if (outer < 0 || outer >= page.words.count) return near;
    const closes = PARTS.test(gap(page, Math.min(near, outer), Math.max(near, outer)));
    if (closes || (hasContext && sameWord(passage, beyond, page, outer))) return near;
  }
  return at;
};

/** Whether the page's word `at` closes the prefix: its last two words stand there. */
const prefixEnds = (passage: Passage, page: Worded, at: number): boolean => {
  const last = passage.from - 1;
  if (last < 1 || at < 1) return true;
  return sameWord(passage, last - 1, page, at - 1);
};

const suffixBegins = (passage: Passage, page: Worded, at: number): boolean => {
  const next = passage.to;
  if (next + 1 >= passage.words.count || at + 1 >= page.words.count) return true;
  return sameWord(passage, next + 1, page, at + 1);
};

/** A short piece between the context, which stands unchanged, and the first word that stayed. */
const isFragment = (
  passage: Passage,
  page: Worded,
  found: Alignment,
  kept: number,
  at: number,
  hasContext: boolean,
): boolean => {
  const length = (page.words.ends[at] as number) - (page.words.starts[at] as number);
  if (!hasContext || length > 3) return false;
  const word = passage.from + kept;
  return (
    (found.costs[kept] as number) > 0 &&
    at > 0 &&
    sameWord(passage, passage.from - 1, page, at - 1) &&
    page.text.charCodeAt(page.words.starts[at] as number) ===
      passage.text.charCodeAt(passage.words.starts[word] as number)
  );
};

const lastWord = (passage: Passage, page: Worded, found: Alignment): number => {
  const n = passage.to - passage.from;
  let kept = n - 1;
  while (kept >= 0 && !isRelated(passage, found, kept)) kept--;
  if (kept < 0) return -1;
  let last = found.lasts[kept] as number;
  const lost = n - 1 - kept;
  const hasSuffix = passage.to < passage.words.count;
  for (let step = 0; step <= lost && last + 1 < page.words.count; step++) {
    const next = last + 1;
    if (PARTS.test(gap(page, last, next))) break;
    const isSuffix = hasSuffix && sameWord(passage, passage.to, page, next);
    if (isSuffix && (step >= lost || suffixBegins(passage, page, next))) break;
    if (step >= lost) {
      // The last word split in two: the piece before the suffix ends like the word did.
      const length = (page.words.ends[next] as number) - (page.words.starts[next] as number);
      const word = passage.from + kept;
      const piece =
        hasSuffix &&
        length <= 3 &&
        (found.costs[kept] as number) > 0 &&
        next + 1 < page.words.count &&
        sameWord(passage, passage.to, page, next + 1) &&
        page.text.charCodeAt((page.words.ends[next] as number) - 1) ===
          passage.text.charCodeAt((passage.words.ends[word] as number) - 1);
      if (!piece) break;
    }
    last = next;
  }
  return edgeWord(passage, page, last, 1);
};

/** How many of the page's marks from `at` on, stepping by `step`, answer to the quote's edge marks. */
const edgeMarks = (page: string, at: number, marks: string, step: 1 | -1): number => {
  let taken = 0;
  let i = 0;
  while (i < marks.length) {
    const mark = marks[i] as string;
    const there = page[at + taken * step];
    if (there === undefined || foldCode(there.charCodeAt(0)) !== 0) break;
    if (there === '\n' && !/\s/.test(mark)) break;
    if (!alike(mark, there)) {
      // A mark that the page lost (or a space that typography put in).
      i++;
      continue;
    }
    if (mark === '…' && there === '.') while (page[at + (taken + 1) * step] === '.') taken++;
    taken++;
    i++;
    if (mark === '.' && there === '…') while (marks[i] === '.') i++;
  }
  // Nor does a passage begin or end in white space.
  while (taken > 0 && /\s/.test(page[at + (taken - 1) * step] ?? 'x')) taken--;
  return taken;
};

/** A quote that was cut inside a word (a selection by mouse): how much of the page's word is its. */
const cut = (mine: string, whole: string): number =>
  mine.length < whole.length ? whole.length - mine.length : 0;

/** The bounds of an aligned passage; null when not one of its words is left. */
export const boundsOf = (passage: Passage, page: Worded, found: Alignment): Bounds | null => {
  const first = firstWord(passage, page, found);
  const last = lastWord(passage, page, found);
  if (first < 0 || last < first) return null;
  const { text, words, from, to } = passage;
  const headWord = text.slice(words.starts[from], words.ends[from]);
  const tailWord = text.slice(words.starts[to - 1], words.ends[to - 1]);
  let start = page.words.starts[first] as number;
  let end = page.words.ends[last] as number;
  const pageHead = page.text.slice(start, page.words.ends[first]);
  const pageTail = page.text.slice(page.words.starts[last], end);
  if (pageHead.endsWith(headWord) && partial(passage, 'start')) start += cut(headWord, pageHead);
  else
    start -= edgeMarks(
      page.text,
      start - 1,
      reversed(text.slice(passage.start, words.starts[from])),
      -1,
    );
  if (pageTail.startsWith(tailWord) && partial(passage, 'end')) end -= cut(tailWord, pageTail);
  else end += edgeMarks(page.text, end, text.slice(words.ends[to - 1], passage.end), 1);
  return start < end ? { first, last, start, end } : null;
};

const reversed = (text: string): string => [...text].reverse().join('');

/** Whether the quote's edge lies inside a word of its own text, prefix and suffix joined. */
const partial = ({ text, start, end }: Passage, edge: 'start' | 'end'): boolean =>
  isInsideWord(text, edge === 'start' ? start : end);

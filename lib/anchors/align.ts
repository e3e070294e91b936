/**
 * Aligning a passage's words with a stretch of the page's: edit distance over words (Wagner and
 * Fischer 1974) in a band, where putting one word for another costs the letters that differ.
 */
import { foldCode, isInvisible, type Words } from './fold.ts';

/** A text with its words. */
export interface Worded {
  readonly text: string;
  readonly words: Words;
}

/** Words may be inserted or dropped up to this many in all. */
const BAND = 7;

export interface Alignment {
  /**
   * Folded letters that differ, each dropped or added word costing its length and one, and each gap
   * lost or made inside a word costing one.
   */
  readonly cost: number;
  /** For each of the passage's words the page's word it stands for, or −1. */
  readonly pairs: Int32Array;
  /** The same, but for a word that was split in two its second part. */
  readonly lasts: Int32Array;
  /** For each of the passage's words the cost of that pair. */
  readonly costs: Float64Array;
}

const scratch: number[] = [];

const lettersOf = (text: string, start: number, end: number): number[] => {
  const letters: number[] = [];
  for (let i = start; i < end; i++) {
    const code = text.charCodeAt(i);
    if (!isInvisible(code)) letters.push(foldCode(code) || code);
  }
  return letters;
};

/** Letters that differ between two words, at most the longer one's length. */
const wordDistance = (a: readonly number[], b: readonly number[]): number => {
  const n = a.length;
  const m = b.length;
  const most = Math.max(n, m);
  // Words of very different length share nothing that matters here.
  if (Math.abs(n - m) * 2 > most || most > 60) return most;
  const row = scratch;
  for (let j = 0; j <= m; j++) row[j] = j;
  for (let i = 1; i <= n; i++) {
    let diagonal = row[0] as number;
    row[0] = i;
    for (let j = 1; j <= m; j++) {
      const above = row[j] as number;
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      row[j] = Math.min(diagonal + same, above + 1, (row[j - 1] as number) + 1);
      diagonal = above;
    }
  }
  return row[m] as number;
};

/** Words run together or split in two are known as such when no more letters than these differ in number. */
const NEAR = 2;

/** How a cell of the table was reached. */
const MOVE = { DROP: 1, PAIR: 2, SKIP: 3, JOIN: 4, SPLIT: 5 } as const;

/**
 * Aligns words `from` to `to` of the passage with the page's words about `at`, where the first of
 * them is expected. The page's words before and after cost nothing.
 */
export const align = (
  passage: Worded,
  from: number,
  to: number,
  page: Worded,
  at: number,
  band = BAND,
): Alignment => {
  const q = passage.words;
  const t = page.words;
  const n = to - from;
  const low = Math.max(0, at - band);
  const high = Math.max(low, Math.min(t.count, at + n + band));
  const width = high - low;
  const stride = width + 1;
  const table = new Float64Array((n + 1) * stride).fill(Number.POSITIVE_INFINITY);
  const moves = new Uint8Array((n + 1) * stride);
  table.fill(0, 0, stride);
  const theirs: (number[] | undefined)[] = new Array(width);
  const letters = (j: number): number[] => {
    theirs[j] ??= lettersOf(page.text, t.starts[low + j] as number, t.ends[low + j] as number);
    return theirs[j];
  };
  let before: number[] = [];
  for (let i = 1; i <= n; i++) {
    const qi = from + i - 1;
    const mine = lettersOf(passage.text, q.starts[qi] as number, q.ends[qi] as number);
    const length = (q.ends[qi] as number) - (q.starts[qi] as number);
    // The band runs along the diagonal that `at` names.
    const first = Math.max(0, at - low + i - 1 - band);
    const last = Math.min(width, at - low + i + band);
    for (let j = first; j <= last; j++) {
      const here = i * stride + j;
      let best = (table[here - stride] as number) + length + 1;
      let move: number = MOVE.DROP;
      if (j > 0) {
        const tj = low + j - 1;
        const corner = table[here - stride - 1] as number;
        const same = q.hashes[qi] === t.hashes[tj];
        if (corner <= best) {
          const cost = same ? 0 : wordDistance(mine, letters(j - 1));
          // On a tie the word is kept rather than dropped.
          if (corner + cost <= best) {
            best = corner + cost;
            move = MOVE.PAIR;
          }
        }
        if (i < n) {
          const added = (t.ends[tj] as number) - (t.starts[tj] as number) + 1;
          const skip = (table[here - 1] as number) + added;
          if (skip < best) {
            best = skip;
            move = MOVE.SKIP;
          }
        }
        if (!same && i > 1 && (table[here - 2 * stride - 1] as number) + 1 < best) {
          const joined = letters(j - 1);
          if (Math.abs(before.length + mine.length - joined.length) <= NEAR) {
            const apart = wordDistance(before.concat(mine), joined) + 1;
            const cost = (table[here - 2 * stride - 1] as number) + apart;
            if (cost < best) {
              best = cost;
              move = MOVE.JOIN;
            }
          }
        }
        if (!same && j > 1 && (table[here - stride - 2] as number) + 1 < best) {
          const parts = letters(j - 2).length + letters(j - 1).length;
          if (Math.abs(parts - mine.length) <= NEAR) {
            const apart = wordDistance(mine, letters(j - 2).concat(letters(j - 1))) + 1;
            const cost = (table[here - stride - 2] as number) + apart;
            if (cost < best) {
              best = cost;
              move = MOVE.SPLIT;
            }
          }
        }
      }
      table[here] = best;
      moves[here] = move;
    }
    before = mine;
  }
  let end = 0;
  let cost = Number.POSITIVE_INFINITY;
  for (let j = 0; j <= width; j++) {
    const here = table[n * stride + j] as number;
    // On a tie the end nearest to where it is expected.
    const nearer = Math.abs(low + j - at - n) < Math.abs(low + end - at - n);
    if (here < cost || (here === cost && nearer)) {
      cost = here;
      end = j;
    }
  }
  return { cost, ...traced(table, moves, { n, end, stride, low }) };
};

/** The way back through the table, from its cheapest end: which words stand for which, and at what cost. */
const traced = (
  table: Float64Array,
  moves: Uint8Array,
  { n, end, stride, low }: { n: number; end: number; stride: number; low: number },
) => {
  const pairs = new Int32Array(n).fill(-1);
  const lasts = new Int32Array(n).fill(-1);
  const costs = new Float64Array(n);
  const pair = (i: number, first: number, last: number, cost: number) => {
    pairs[i] = low + first;
    lasts[i] = low + last;
    costs[i] = cost;
  };
  for (let i = n, j = end; i > 0; ) {
    const here = i * stride + j;
    const move = moves[here];
    const since = (there: number) => (table[here] as number) - (table[there] as number);
    if (move === MOVE.PAIR) {
      pair(i - 1, j - 1, j - 1, since(here - stride - 1));
      i--;
      j--;
    } else if (move === MOVE.JOIN) {
      // Each of the two bears half of what the joined word differs by.
      const cost = since(here - 2 * stride - 1) / 2;
      pair(i - 1, j - 1, j - 1, cost);
      pair(i - 2, j - 1, j - 1, cost);
      i -= 2;
      j--;
    } else if (move === MOVE.SPLIT) {
      pair(i - 1, j - 2, j - 1, since(here - stride - 2));
      i--;
      j -= 2;
    } else if (move === MOVE.SKIP) j--;
    else {
      costs[i - 1] = since(here - stride);
      i--;
    }
  }
  return { pairs, lasts, costs };
};

/** Folded letters and gaps of words `from` to `to`: what costs are measured against. */
export const weightOf = (words: Words, from: number, to: number): number => {
  let weight = 0;
  for (let i = from; i < to; i++) {
    weight += (words.ends[i] as number) - (words.starts[i] as number) + 1;
  }
  return weight;
};

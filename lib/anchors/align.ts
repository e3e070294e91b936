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
  /** Folded letters that differ, each dropped or added word costing its length and one. */
  readonly cost: number;
  /** For each of the passage's words the page's word it stands for, or −1. */
  readonly pairs: Int32Array;
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
  const letters: (number[] | undefined)[] = new Array(width);
  for (let i = 1; i <= n; i++) {
    const qi = from + i - 1;
    const length = (q.ends[qi] as number) - (q.starts[qi] as number);
    let mine: number[] | undefined;
    // The band runs along the diagonal that `at` names.
    const first = Math.max(0, at - low + i - 1 - band);
    const last = Math.min(width, at - low + i + band);
    for (let j = first; j <= last; j++) {
      const here = i * stride + j;
      let best = (table[here - stride] as number) + length + 1;
      let move = 1;
      if (j > 0) {
        const tj = low + j - 1;
        const before = table[here - stride - 1] as number;
        if (before <= best) {
          let cost = 0;
          if (q.hashes[qi] !== t.hashes[tj]) {
            mine ??= lettersOf(passage.text, q.starts[qi] as number, q.ends[qi] as number);
            letters[j - 1] ??= lettersOf(page.text, t.starts[tj] as number, t.ends[tj] as number);
            cost = wordDistance(mine, letters[j - 1] as number[]);
          }
          // On a tie the word is kept rather than dropped.
          if (before + cost <= best) {
            best = before + cost;
            move = 2;
          }
        }
        if (i < n) {
          const added = (t.ends[tj] as number) - (t.starts[tj] as number) + 1;
          const skip = (table[here - 1] as number) + added;
          if (skip < best) {
            best = skip;
            move = 3;
          }
        }
      }
      table[here] = best;
      moves[here] = move;
    }
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
  const pairs = new Int32Array(n).fill(-1);
  const costs = new Float64Array(n);
  for (let i = n, j = end; i > 0; ) {
    const here = i * stride + j;
    const move = moves[here];
    if (move === 2) {
      pairs[i - 1] = low + j - 1;
      costs[i - 1] = (table[here] as number) - (table[here - stride - 1] as number);
      i--;
      j--;
    } else if (move === 3) j--;
    else {
      costs[i - 1] = (table[here] as number) - (table[here - stride] as number);
      i--;
    }
  }
  return { cost, pairs, costs };
};

/** Folded letters and gaps of words `from` to `to`: what costs are measured against. */
export const weightOf = (words: Words, from: number, to: number): number => {
  let weight = 0;
  for (let i = from; i < to; i++) {
    weight += (words.ends[i] as number) - (words.starts[i] as number) + 1;
  }
  return weight;
};

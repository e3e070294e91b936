/**
 * Where the runs of three words that the passages hold stand in the page's text: one pass over the
 * page for all passages together (seed and extend, as in BLAST: Altschul et al. 1990).
 */
import type { Words } from './fold.ts';

/** Occurrences kept of one run: more often than this it is boilerplate and tells nothing. */
const MOST = 48;

export const GRAM = 3;

export interface GramIndex {
  /** Word indexes in the page where the run of three words that starts at `at` in `words` stands. */
  where(words: Words, at: number): readonly number[];
  /** How often it stands there, capped ones counted too. */
  count(words: Words, at: number): number;
}

const hashAt = (hashes: Int32Array, at: number): number => {
  const a = hashes[at] as number;
  const b = hashes[at + 1] as number;
  const c = hashes[at + 2] as number;
  let hash = Math.imul(a, 0x9e3779b1) ^ Math.imul(b, 0x85ebca77) ^ Math.imul(c, 0xc2b2ae3d);
  hash ^= hash >>> 15;
  hash = Math.imul(hash, 0x2c1b3c6d);
  hash ^= hash >>> 13;
  return hash === 0 ? 1 : hash;
};

/** Words scanned between two yields. */
const CHUNK = 20_000;

/** Indexes the page's words by the runs of `queries` alone, so it stays small on a long page. */
export const indexingGrams = function* (
  page: Words,
  queries: readonly Words[],
): Generator<void, GramIndex, void> {
  let wanted = 0;
  for (const query of queries) wanted += Math.max(0, query.count - GRAM + 1);
  let size = 256;
  while (size < wanted * 3) size *= 2;
  const mask = size - 1;
  const keys = new Int32Array(size);
  const lists: (number[] | undefined)[] = new Array(size);
  const counts = new Int32Array(size);

  const slotOf = (hash: number): number => {
    let slot = hash & mask;
    while (keys[slot] !== 0 && keys[slot] !== hash) slot = (slot + 1) & mask;
    return slot;
  };

  let done = 0;
  for (const query of queries) {
    for (let at = 0; at + GRAM <= query.count; at++) {
      const hash = hashAt(query.hashes, at);
      keys[slotOf(hash)] = hash;
    }
    done += query.count;
    if (done > CHUNK / 4) {
      done = 0;
      yield;
    }
  }
  const { hashes, count } = page;
  for (let from = 0; from + GRAM <= count; from += CHUNK) {
    const to = Math.min(count - GRAM + 1, from + CHUNK);
    for (let at = from; at < to; at++) {
      const slot = slotOf(hashAt(hashes, at));
      if (keys[slot] === 0) continue;
      const seen = (counts[slot] as number) + 1;
      counts[slot] = seen;
      if (seen > MOST) continue;
      const list = lists[slot];
      if (list) list.push(at);
      else lists[slot] = [at];
    }
    yield;
  }
  const none: readonly number[] = [];
  return {
    where: (words, at) => lists[slotOf(hashAt(words.hashes, at))] ?? none,
    count: (words, at) => counts[slotOf(hashAt(words.hashes, at))] ?? 0,
  };
};

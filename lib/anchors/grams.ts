/**
 * Where each run of three words stands in a page's text: one pass over the page serves all passages
 * together (seed and extend, as in BLAST: Altschul et al. 1990).
 */
import type { Words } from './fold.ts';

/** Places given of one run at most: more often than this it is boilerplate and tells nothing by itself. */
export const MOST_PLACES = 48;
/** Places given of one run where nothing but boilerplate is left: together such runs tell after all. */
export const WIDE_PLACES = 1000;

/** Words in a run. */
export const GRAM = 3;

export interface GramIndex {
  /**
   * The page's word indexes, rising, where the run of three words that starts at `at` in `words`
   * stands; at most `most` of them.
   */
  where(words: Words, at: number, most: number): readonly number[];
}

const hashAt = (hashes: Int32Array, at: number): number => {
  const a = hashes[at] as number;
  const b = hashes[at + 1] as number;
  const c = hashes[at + 2] as number;
  let hash = Math.imul(a, 0x9e3779b1) ^ Math.imul(b, 0x85ebca77) ^ Math.imul(c, 0xc2b2ae3d);
  hash ^= hash >>> 15;
  hash = Math.imul(hash, 0x2c1b3c6d);
  return hash ^ (hash >>> 13);
};

/** Words indexed between two yields: about half a millisecond. */
const CHUNK = 20_000;

/** Indexes a page's words: chained hashing in two typed arrays, eight to twelve bytes a word. */
export const indexingGrams = function* (page: Words): Generator<void, GramIndex, void> {
  const { hashes, count } = page;
  let size = 64;
  while (size < count) size *= 2;
  const mask = size - 1;
  // Positions are held plus one, so that 0 ends a chain.
  const heads = new Uint32Array(size);
  const next = new Uint32Array(count);
  // From the end, so that a chain runs in reading order.
  for (let at = count - GRAM; at >= 0; at--) {
    const slot = hashAt(hashes, at) & mask;
    next[at] = heads[slot] as number;
    heads[slot] = at + 1;
    if (at % CHUNK === 0) yield;
  }
  return {
    where: (words, at, most) => {
      const places: number[] = [];
      const mine = words.hashes;
      let held = heads[hashAt(mine, at) & mask] as number;
      for (; held > 0 && places.length < most; held = next[held - 1] as number) {
        const there = held - 1;
        const same =
          hashes[there] === mine[at] &&
          hashes[there + 1] === mine[at + 1] &&
          hashes[there + 2] === mine[at + 2];
        if (same) places.push(there);
      }
      return places;
    },
  };
};

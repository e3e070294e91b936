/**
 * Words of a text, folded so that what a page changes without changing its words compares equal:
 * case, curled quotes, dashes, punctuation, white space, soft hyphens.
 */

/** The words of a text: a 32-bit hash and the UTF-16 offsets of each. */
export interface Words {
  readonly hashes: Int32Array;
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
  readonly count: number;
}

const FLAT = 0x250;
/** Folded code of each character below `FLAT`; 0 for one that is no part of a word. */
const folded = new Uint16Array(FLAT);
for (let code = 0x30; code < FLAT; code++) {
  const character = String.fromCharCode(code);
  if (!/[\p{L}\p{N}]/u.test(character)) continue;
  const lower = character.toLowerCase();
  folded[code] = lower.length === 1 ? lower.charCodeAt(0) : code;
}

const LETTER = /[\p{L}\p{N}\p{M}]/u;
const memo = new Map<number, number>();

const foldRare = (code: number): number => {
  // Halves of astral characters count as letters: names and emoji are told apart by them.
  if (code >= 0xd800 && code <= 0xdfff) return code;
  if (code >= 0x2000 && code <= 0x206f) return 0;
  let answer = memo.get(code);
  if (answer === undefined) {
    const character = String.fromCharCode(code);
    const lower = character.toLowerCase();
    answer = LETTER.test(character) ? (lower.length === 1 ? lower.charCodeAt(0) : code) : 0;
    memo.set(code, answer);
  }
  return answer;
};

/** The folded code of a UTF-16 unit: 0 when it is no part of a word. */
export const foldCode = (code: number): number =>
  code < FLAT ? (folded[code] ?? 0) : foldRare(code);

/** Whether `at` lies between two letters or digits of one word. */
export const isInsideWord = (text: string, at: number): boolean =>
  at > 0 &&
  at < text.length &&
  foldCode(text.charCodeAt(at - 1)) !== 0 &&
  foldCode(text.charCodeAt(at)) !== 0;

/** Invisible inside a word: it neither parts the word nor counts. */
export const isInvisible = (code: number): boolean =>
  code === 0xad || (code >= 0x200b && code <= 0x200f) || code === 0x2060 || code === 0xfeff;

/** Scripts that write no spaces: each character is a word of its own. */
const isAlone = (code: number): boolean =>
  (code >= 0x2e80 && code <= 0x9fff) ||
  (code >= 0x0e00 && code <= 0x0eff) ||
  (code >= 0xf900 && code <= 0xfaff);

/** How many UTF-16 units `wordsOf` reads between two yields: about half a millisecond. */
const CHUNK = 1 << 16;

/** Splits a text into folded words, in one pass; yields now and then. */
export const readingWords = function* (text: string): Generator<void, Words, void> {
  const length = text.length;
  let room = (length >> 2) + 16;
  let hashes = new Int32Array(room);
  let starts = new Uint32Array(room);
  let ends = new Uint32Array(room);
  let count = 0;
  let hash = 0;
  let start = -1;
  let end = 0;
  for (let from = 0; from <= length; from += CHUNK) {
    const to = Math.min(length, from + CHUNK);
    // A chunk of letters that each stand alone (Chinese) holds as many words as letters.
    if (count + (to - from) + 2 > room) {
      room = room * 2 + (to - from);
      hashes = grown(hashes, new Int32Array(room));
      starts = grown(starts, new Uint32Array(room));
      ends = grown(ends, new Uint32Array(room));
    }
    for (let i = from; i < to; i++) {
      const code = text.charCodeAt(i);
      const fold = code < FLAT ? (folded[code] as number) : foldRare(code);
      if (fold !== 0) {
        const alone = code >= 0x0e00 && isAlone(code);
        if (start >= 0 && alone) {
          hashes[count] = hash;
          starts[count] = start;
          ends[count++] = end;
          start = -1;
        }
        if (start < 0) {
          start = i;
          hash = 0x811c9dc5;
        }
        hash = Math.imul(hash ^ fold, 0x01000193);
        end = i + 1;
        if (!alone) continue;
      } else if (start < 0 || isInvisible(code)) continue;
      hashes[count] = hash;
      starts[count] = start;
      ends[count++] = end;
      start = -1;
    }
    if (to === length) break;
    yield;
  }
  if (start >= 0) {
    hashes[count] = hash;
    starts[count] = start;
    ends[count++] = end;
  }
  return { hashes, starts, ends, count };
};

const grown = <T extends Int32Array | Uint32Array>(from: T, to: T): T => {
  to.set(from);
  return to;
};

/** Runs work that yields to its end at once. */
export const atOnce = <T>(job: Generator<void, T, void>): T => {
  for (;;) {
    const step = job.next();
    if (step.done) return step.value;
  }
};

/** The words of a text at once. */
export const wordsOf = (text: string): Words => atOnce(readingWords(text));

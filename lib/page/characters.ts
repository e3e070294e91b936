/** Characters as a rendered line shows them. */

/** What a character is to a line of text: part of a word, a space, or nothing that is seen. */
export const CHAR = { WORD: 0, SPACE: 1, NOTHING: 2 } as const;

/** Of a UTF-16 unit, one of `CHAR`. White space and invisible characters beyond ASCII; the rest is text. */
export const charKind = (code: number): number => {
  if (code > 0x20 && code < 0xa0) return CHAR.WORD;
  if (code === 0x20 || (code >= 9 && code <= 13) || code === 0xa0) return CHAR.SPACE;
  if (code === 0xad || code < 0x20) return CHAR.NOTHING;
  if (code < 0x2000) return code === 0x1680 ? CHAR.SPACE : CHAR.WORD;
  if (code <= 0x200a || code === 0x202f || code === 0x205f || code === 0x3000) return CHAR.SPACE;
  if (code === 0x2028 || code === 0x2029) return CHAR.SPACE;
  // U+200C and U+200D stay: they shape letters and emoji.
  if (code === 0x200b || code === 0x200e || code === 0x200f || code === 0x2060) return CHAR.NOTHING;
  if ((code >= 0x202a && code <= 0x202e) || (code >= 0x2066 && code <= 0x2069)) return CHAR.NOTHING;
  return code === 0xfeff ? CHAR.NOTHING : CHAR.WORD;
};

/**
 * What ends a run, for a regular expression, which reads a long text several times as fast as a loop:
 * every space but U+0020 and everything that is not seen.
 */
const ENDS =
  '\\0-\\x1f\\xa0\\xad\\u1680\\u2000-\\u200b\\u200e\\u200f\\u2028-\\u202f\\u205f\\u2060\\u2066-\\u2069\\u3000\\ufeff';

const RUN_END = new RegExp(`[${ENDS}]| (?=[${ENDS} ]|$)`, 'g');

/**
 * Where the run of characters that begins at `from` ends: up to there a line shows the text as it
 * stands, its spaces too.
 */
export const runEnd = (text: string, from: number): number => {
  RUN_END.lastIndex = from;
  // By `test`, which makes no match objects: what it matches is one character long.
  return RUN_END.test(text) ? RUN_END.lastIndex - 1 : text.length;
};

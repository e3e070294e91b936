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

/** The same classes for regular expressions, which read a long text several times as fast as a loop. */
const SPACES = '\\t-\\r \\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000';
const NOTHINGS =
  '\\0-\\x08\\x0e-\\x1f\\xad\\u200b\\u200e\\u200f\\u202a-\\u202e\\u2060\\u2066-\\u2069\\ufeff';

/** A space that is written otherwise than as U+0020, and any that no word follows, end a run. */
const RUN_END = new RegExp(`[${NOTHINGS}]|(?! )[${SPACES}]| (?![^${SPACES}${NOTHINGS}])`, 'g');

/**
 * Where the run of characters that begins at `from` ends: up to there a line shows the text as it
 * stands, its spaces too.
 */
export const runEnd = (text: string, from: number): number => {
  RUN_END.lastIndex = from;
  // By `test`, which makes no match objects: what it matches is one character long.
  return RUN_END.test(text) ? RUN_END.lastIndex - 1 : text.length;
};

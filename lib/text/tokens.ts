/**
 * Words of a sentence, in one pass over its characters (no regular expression, so that a
 * hostile page cannot make it slow).
 */

/** One word, number or punctuation mark; `start` and `end` are UTF-16 offsets in the text given. */
export interface Token {
  readonly start: number;
  readonly end: number;
  /** Lower case, straight apostrophes, possessive 's taken off. */
  readonly norm: string;
  readonly kind: 'word' | 'number' | 'mark';
  /** First letter is a capital. */
  readonly capital: boolean;
}

/** Longer runs of letters are no words of a language; only their beginning is looked at. */
const LONGEST_WORD = 40;

const LETTER = /\p{L}|\p{M}/u;
const OTHER_KIND = 0;
const LETTER_KIND = 1;
const DIGIT_KIND = 2;
const APOSTROPHE_KIND = 3;

function kindOf(code: number): number {
  if (code < 128) {
    if ((code >= 97 && code <= 122) || (code >= 65 && code <= 90)) return LETTER_KIND;
    if (code >= 48 && code <= 57) return DIGIT_KIND;
    return code === 39 ? APOSTROPHE_KIND : OTHER_KIND;
  }
  if (code === 0x2019) return APOSTROPHE_KIND;
  if (code < 0xc0) return OTHER_KIND;
  return LETTER.test(String.fromCharCode(code)) ? LETTER_KIND : OTHER_KIND;
}

const isSpace = (code: number) =>
  code <= 32 || code === 0xa0 || (code >= 0x2000 && code <= 0x200b) || code === 0x3000;

/** The tokens of `text` in order. Hyphens divide words; "£1.2m", "2.5", "1,200" and "68%" are one number. */
export function tokensOf(text: string): Token[] {
  const found: Token[] = [];
  const length = text.length;
  let at = 0;
  while (at < length) {
    const code = text.charCodeAt(at);
    if (isSpace(code)) {
      at++;
      continue;
    }
    const kind = kindOf(code);
    let end = at + 1;
    if (kind === LETTER_KIND) {
      while (end < length) {
        const next = kindOf(text.charCodeAt(end));
        if (next === LETTER_KIND) end++;
        else if (
          next === APOSTROPHE_KIND &&
          end + 1 < length &&
          kindOf(text.charCodeAt(end + 1)) === LETTER_KIND
        )
          end += 2;
        else break;
      }
      const raw = text.slice(at, Math.min(end, at + LONGEST_WORD));
      let norm = raw.toLowerCase();
      if (norm.includes('’')) norm = norm.replaceAll('’', "'");
      if (norm.endsWith("'s")) norm = norm.slice(0, -2);
      const first = raw.charCodeAt(0);
      const capital = first < 128 ? first <= 90 : raw.charAt(0) !== raw.charAt(0).toLowerCase();
      found.push({ start: at, end, norm, kind: 'word', capital });
    } else if (
      kind === DIGIT_KIND ||
      (isCurrency(code) && end < length && kindOf(text.charCodeAt(end)) === DIGIT_KIND)
    ) {
      while (end < length) {
        const c = text.charCodeAt(end);
        const next = kindOf(c);
        if (next === DIGIT_KIND || next === LETTER_KIND || c === 37) end++;
        else if (
          (c === 46 || c === 44 || c === 0x2013 || c === 47) &&
          end + 1 < length &&
          kindOf(text.charCodeAt(end + 1)) === DIGIT_KIND
        )
          end += 2;
        else break;
      }
      found.push({
        start: at,
        end,
        norm: text.slice(at, Math.min(end, at + LONGEST_WORD)).toLowerCase(),
        kind: 'number',
        capital: false,
      });
    } else {
      found.push({ start: at, end, norm: text[at] ?? '', kind: 'mark', capital: false });
    }
    at = end;
  }
  return found;
}

const isCurrency = (code: number) => code === 0xa3 || code === 0x24 || code === 0x20ac;

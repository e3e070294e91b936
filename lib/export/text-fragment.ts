/**
 * Links to the very passage: URL Fragment Text Directives (WICG draft, sections 3.1 and 3.5),
 * `#:~:text=[prefix-,]start[,end][,-suffix]`.
 */

/** The passage, with what stands around it where that is known. */
export interface Passage {
  readonly exact: string;
  readonly prefix?: string;
  readonly suffix?: string;
}

/** Up to this many words the whole passage is the term; beyond, its two ends are. */
const WHOLE = 10;
/** Words at each end, and of context. */
const ENDS = 5;
/** A passage shorter than this many words may well stand twice: its context goes along. */
const COMMON = 4;

/** Percent-encodes a term; `-` too, which would otherwise mark context (section 3.5, "TextDirectiveExplicitChar"). */
const encode = (term: string): string =>
  encodeURIComponent(term.toWellFormed())
    .replaceAll('-', '%2D')
    .replace(/[!'()*]/g, hex);

const hex = (character: string): string => `%${character.charCodeAt(0).toString(16).toUpperCase()}`;

const wordsOf = (text: string): string[] => text.split(/\s+/).filter((word) => word !== '');

/** The lines of a passage that hold words: a term must not reach across the end of a block. */
const linesOf = (text: string): string[] =>
  text.split(/[\r\n]+/).filter((line) => line.trim() !== '');

/**
 * The directive for a passage, without `#`; null for one without words. Context is added where the
 * passage is short, or where the caller knows that its words stand more than once.
 */
export function textDirective(passage: Passage, repeats = false): string | null {
  const lines = linesOf(passage.exact);
  const first = wordsOf(lines[0] ?? '');
  const last = wordsOf(lines.at(-1) ?? '');
  if (first.length === 0) return null;
  const whole = lines.length === 1 && first.length <= WHOLE;
  const term = whole
    ? encode(first.join(' '))
    : `${encode(first.slice(0, ENDS).join(' '))},${encode(last.slice(-ENDS).join(' '))}`;
  const context = repeats || (whole && first.length < COMMON);
  // Context must stand in the same block as the passage's own end.
  const before = context
    ? wordsOf((passage.prefix ?? '').split(/[\r\n]/).at(-1) ?? '').slice(-ENDS)
    : [];
  const after = context
    ? wordsOf((passage.suffix ?? '').split(/[\r\n]/)[0] ?? '').slice(0, ENDS)
    : [];
  const prefix = before.length === 0 ? '' : `${encode(before.join(' '))}-,`;
  const suffix = after.length === 0 ? '' : `,-${encode(after.join(' '))}`;
  return `:~:text=${prefix}${term}${suffix}`;
}

/** True where a context word may be cut: context starts or ends inside a word. */
const trimmed = (passage: Passage): Passage => ({
  exact: passage.exact,
  // A prefix that was cut to a length may begin inside a word; so may a suffix end inside one.
  ...(passage.prefix === undefined ? {} : { prefix: passage.prefix.replace(/^\S+(?=\s)/, '') }),
  ...(passage.suffix === undefined ? {} : { suffix: passage.suffix.replace(/(?<=\s)\S+$/, '') }),
});

/** `address` with the directive appended to whatever fragment it has; the bare address where a passage has no words. */
export function passageLink(address: string, passage: Passage, repeats = false): string {
  const url = URL.parse(address);
  if (url === null || !/^https?:$/.test(url.protocol)) return address;
  const directive = textDirective(trimmed(passage), repeats);
  if (directive === null) return url.href;
  const own = url.hash.split(':~:')[0] ?? '';
  url.hash = '';
  return `${url.href}${own === '' ? '#' : own}${directive}`;
}

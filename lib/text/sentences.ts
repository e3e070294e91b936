/**
 * Sentences of one block of text.
 *
 * `Intl.Segmenter` (Unicode TR29) finds the candidates; what it cannot know (abbreviations, a
 * question inside quotation marks that goes on with "she asked", list numbers, wrapped lines) is
 * put right by looking at each boundary once. Linear in the length of the text.
 */

/** A sentence with its place, in UTF-16 units; `text` is exactly that slice, without outer white space. */
export interface Sentence {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

const words = (list: string) => new Set(list.split(/\s+/));

/** Never end a sentence, whatever follows. */
const TITLES = words(
  'mr mrs ms mx dr prof rev revd fr st sgt capt col gen lt cllr hon rt gov det supt p.s n.b sen rep pres supt insp no nos fig figs vol ch pp p para paras cl art sect ed eds cf e.g i.e eg ie viz vs v approx ca c est incl esp resp al tel ext ref reg adm cdr maj messrs mme',
);
/** End a sentence only when what follows looks like the start of one. */
const MAYBE = words(
  'etc ltd inc co plc a.m p.m am pm u.s u.k u.n b.a m.a ph.d d.phil dept univ assn jr sr',
);
/** After "?’" or "!’", what says that the sentence goes on: "Mr Bell asked". */
const SAYING =
  /^(?:[A-Z][\p{L}’'-]{0,30}\.? ){1,4}(?:said|says|asked|asks|wondered|wonders|added|cried|replied|told|wrote|writes|demanded|inquired|enquired)\b/u;
/** Common openers: after a single capital and a stop they start a new sentence. */
const OPENER =
  /^(?:The|They|It|We|He|She|But|And|In|This|That|These|Those|There|Then|Its|His|Her|Their|Our|For|If|When|While|At|On|So|As|No|Not|What|Why|How|Who|Is|Are|Was|Do|Does|A|An|I|You|Some|Most|Many|All|Both|However) /;
const LIST_NUMBER = /^\(?(?:q?\d{1,3}(?:\.\d{1,3}){0,3}|[a-z]|[ivx]{1,5})[.)]?$/i;

let segmenter: Intl.Segmenter | undefined;

/** The word before a full stop, lower case, inner stops kept ("e.g"), at most 12 units long. */
function wordBeforeStop(text: string, stop: number): string {
  let from = stop;
  while (from > 0 && stop - from < 12 && /[\p{L}\p{N}.]/u.test(text[from - 1] ?? '')) from--;
  return text.slice(from, stop).toLowerCase();
}

/** The stop after one capital letter that stands for a name: "J. K. Rowling", "(Mrs) P. Dauncey"; not "Annex B." */
function isInitial(text: string, from: number, stop: number, word: string): boolean {
  if (!/^(?:\p{L}\.)*\p{L}$/u.test(word) || !/\p{Lu}/u.test(text[stop - 1] ?? '')) return false;
  const prior = text.slice(Math.max(from, stop - 16), stop - 1);
  if (
    /(?:^|\s)(?:Plan|Grade|Option|Group|Appendix|Annex|Part|Schedule|Table|Box|Vitamin|Type|Year|Class|Set|School|Team|Figure)\s$/i.test(
      prior,
    )
  )
    return false;
  return word !== 'i' || /(?:^|\.\s?|\p{Lu}\p{Ll}+ )$/u.test(prior);
}

/** Whether the boundary at `at` (start of the next sentence) falls inside a sentence after all. */
function joins(text: string, from: number, at: number): boolean {
  let last = at - 1;
  while (last > from && /\s/.test(text[last] ?? '')) last--;
  const before = text.slice(from, last + 1);
  const head = text.slice(at, at + 140);
  const first = head.replace(/^[\s‘“"'([]+/, '')[0] ?? '';
  if (before.length <= 8 && LIST_NUMBER.test(before)) return true;
  const noted = text.slice(Math.max(from, last - 24), last + 1).match(/(?:\[\d{1,3}\]){1,6}$/);
  if (noted && /[.!?…"”’')]/.test(text[last - noted[0].length] ?? '')) return /\p{Ll}/u.test(first);
  const mark = text[last] ?? '';
  if (mark === '.') {
    const word = wordBeforeStop(text, last);
    if (word === 'p.s' || word === 'n.b') return true;
    if (isInitial(text, from, last, word)) return /^[\p{Lu}(]/u.test(head) && !OPENER.test(head);
    if (TITLES.has(word)) {
      // "The answer is no. Heads …" ends; "No. 10" and "nos. 4" do not.
      if (word === 'no' || word === 'nos') return /^\d/.test(head);
      if (/^(?:v|c|p|ed|art|st|est|cl|ch|ref|ext|al|gen|col)$/.test(word)) {
        return (
          word === 'al' ||
          word === 'st' ||
          /^[\d(]/.test(head) ||
          /\p{Ll}/u.test(first) ||
          (word === 'v' && /\p{Lu}/u.test(first)) ||
          (/^(?:gen|col)$/.test(word) && /\p{Lu}/u.test(first))
        );
      }
      return true;
    }
    if (MAYBE.has(word))
      return (
        !/\p{Lu}/u.test(first) ||
        (/^(?:u\.s|u\.k|u\.n|co|dept)$/.test(word) &&
          /^(?:[A-Z][a-z]+ (?:[A-Z]|&)|Ltd|Inc|Plc|PLC)/.test(head))
      );
  }
  if (/\p{Ll}/u.test(first) && mark !== ':' && mark !== ';') return true;
  if (/[’”'"]/.test(mark) && /[?!]/.test(text[last - 1] ?? '')) return SAYING.test(head);
  return /^\[\d{1,3}\]\s*$/.test(head) || mark === '…'
    ? /^\[\d/.test(head) || /\p{Ll}/u.test(first)
    : false;
}

/** Footnote marks after the stop, "results.[63] Later", would hide the boundary: the stop is moved behind them. Length is kept. */
function stopsAfterNotes(text: string): string {
  if (!text.includes('[')) return text;
  return text.replace(
    /([.!?…]["”’')]{0,2})((?:\[\d{1,3}\]){1,6})/g,
    (_, stop: string, notes: string) => 'x'.repeat(notes.length) + stop,
  );
}

/** Wrapped lines are one text; an empty line or a bullet starts a new sentence. Length is kept. */
function unwrapped(text: string): string {
  if (!/[\n\r\u2028\u2029\u0085]/.test(text)) return text;
  const flat = text.replace(/\r\n/g, ' \n').replace(/[\r\u2028\u2029\u0085]/g, '\n');
  const lines = flat.split('\n');
  let out = lines[0] ?? '';
  for (let i = 1; i < lines.length; i++) {
    out += (isHardBreak(lines[i - 1] ?? '', lines[i] ?? '') ? '\n' : ' ') + lines[i];
  }
  return out;
}

/** A line ends a sentence when it is empty, when a bullet follows, or when it is short and unfinished before a capital: a heading. */
function isHardBreak(line: string, next: string): boolean {
  const before = line.trim();
  const after = next.slice(0, 200).trimStart();
  if (before === '' || after === '' || /^(?:[•·▪‣*–-]|\d{1,3}[.)])\s/.test(after)) return true;
  return (
    before.length < 60 &&
    /[\p{L}\p{N})’”?!]$/u.test(before) &&
    /^[‘“"']?\p{Lu}/u.test(after) &&
    !/(?:^|\s)(?:\p{Ll}{1,3}|\p{Lu}\p{L}*\.?)$/u.test(before.length < 40 ? '' : before)
  );
}

/**
 * The sentences of one block, in order.
 * @param text one block (paragraph, heading, list item …) of page text
 * @param offset added to every `start` and `end`: the block's own place in the page text
 */
export function sentencesOf(text: string, offset = 0): Sentence[] {
  segmenter ??= new Intl.Segmenter('en-GB', { granularity: 'sentence' });
  const flat = stopsAfterNotes(unwrapped(text)).replace(/…(?=["”’')]{0,2}\s+[‘“"']?\p{Lu})/gu, '.');
  const found: Sentence[] = [];
  let from = -1;
  const push = (to: number) => {
    let start = from;
    let end = to;
    while (start < end && /\s/.test(text[start] ?? '')) start++;
    while (end > start && /\s/.test(text[end - 1] ?? '')) end--;
    if (end > start)
      found.push({ start: start + offset, end: end + offset, text: text.slice(start, end) });
  };
  for (const { index } of segmenter.segment(flat)) {
    if (from < 0) from = index;
    else if (flat[index - 1] === '\n' || !joins(text, from, index)) {
      push(index);
      from = index;
    }
  }
  if (from >= 0) push(text.length);
  return found;
}

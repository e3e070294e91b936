/** Finds quotes in documents: exactly, or not at all. */
import type { DocumentBlock, DocumentId, Place } from '../types.ts';

export interface Heading {
  readonly line: string;
  readonly level: number;
}

/** A document's text cut into lines: the blocks that a reader sees, numbered from 1. */
export function blocksOf(
  text: string,
  headings: readonly Heading[],
  references: readonly string[],
): DocumentBlock[] {
  const blocks: DocumentBlock[] = [];
  for (const { 0: line, index } of text.matchAll(/[^\n]*\S[^\n]*/g)) {
    const heading = headings.find((candidate) => candidate.line === line.trim());
    blocks.push({
      start: index,
      end: index + line.length,
      kind: heading ? 'heading' : references.includes(line.trim()) ? 'reference' : 'paragraph',
      level: heading?.level ?? 0,
      paragraph: blocks.length + 1,
    });
  }
  return blocks;
}

/** UTF-16 offset of every place at which `quote` stands in `text`. */
function everyPlace(text: string, quote: string): number[] {
  const places: number[] = [];
  for (let at = text.indexOf(quote); at !== -1; at = text.indexOf(quote, at + 1)) places.push(at);
  return places;
}

/** Characters that are easily swapped when a quote is typed or pasted. */
function loose(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[‘’ʼ`]/g, "'")
    .replaceAll(/[“”]/g, '"')
    .replaceAll(/[‐‑–—−]/g, '-')
    .replaceAll(/[\s\u00A0]/g, ' ')
    .replaceAll('…', '.');
}

/** Length of the longest beginning of `quote` that stands in `text`, and where. */
function longestBeginning(text: string, quote: string): { length: number; at: number } {
  let low = 0;
  let high = quote.length;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (text.includes(quote.slice(0, middle))) low = middle;
    else high = middle - 1;
  }
  return { length: low, at: text.indexOf(quote.slice(0, low)) };
}

/** Why a quote is not in the text, with the words to put in its place where they can be told. */
export function whyMissing(text: string, quote: string): string {
  const at = loose(text).indexOf(loose(quote));
  if (at !== -1) {
    return `the quote differs from the document in quotation marks, dashes, spaces or capitals. Copy it from the document: "${text.slice(at, at + quote.length)}"`;
  }
  const { length, at: beginning } = longestBeginning(text, quote);
  if (length < 8) {
    return 'the quote is not in the document. Copy it from there, word for word, or name the right document';
  }
  const goesOn = text.slice(beginning + length, beginning + length + 40).split('\n')[0];
  return `the quote is not in the document: it agrees up to "${quote.slice(Math.max(0, length - 40), length)}", where the document goes on "${goesOn}" and the quote "${quote.slice(length, length + 40)}". Copy it word for word`;
}

export interface Located {
  readonly place: Place | null;
  /** What is wrong and what to do; null when the place was found. */
  readonly problem: string | null;
}

/** The place of a quote: exact, unambiguous, and inside one line of the text. */
export function locate(
  document: { id: DocumentId; text: string; blocks: readonly DocumentBlock[] },
  quote: string,
  occurrence: number | undefined,
): Located {
  const failed = (problem: string): Located => ({ place: null, problem });
  const places = everyPlace(document.text, quote);
  if (places.length === 0) return failed(`${whyMissing(document.text, quote)}.`);
  if (places.length > 1 && occurrence === undefined) {
    return failed(
      `the quote stands ${places.length} times in the document. Quote more words, or add "occurrence: 1" (to ${places.length}).`,
    );
  }
  const start = places[(occurrence ?? 1) - 1];
  if (start === undefined) {
    return failed(
      `the quote stands only ${places.length} time(s) in the document; "occurrence" is too high.`,
    );
  }
  const end = start + quote.length;
  const block = document.blocks.find(
    (candidate) => candidate.start <= start && end <= candidate.end,
  );
  if (block === undefined) {
    return failed(
      'the quote begins or ends with white space, or runs over a line end. Shorten it.',
    );
  }
  const heading = document.blocks
    .filter((candidate) => candidate.kind === 'heading' && candidate.start < block.start)
    .at(-1);
  return {
    place: {
      document: document.id,
      start,
      end,
      paragraph: block.paragraph,
      heading:
        heading === undefined ? null : document.text.slice(heading.start, heading.end).trim(),
    },
    problem: null,
  };
}

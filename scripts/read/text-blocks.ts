/** Plain text and Markdown as blocks of one page text. Blocks are joined by "\n", as on a web page. */
import type { Nodes } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { toString as plainText } from 'mdast-util-to-string';
import type { BlockKind, PageBlocks, TextBlock } from '../../lib/claims/types.ts';

/** What the detector is given, and the text that its offsets count in. */
export interface ReadableText {
  readonly page: PageBlocks;
  readonly text: string;
}

/** The widths, in characters, to which programs wrap lines. */
const WRAPPED_FROM = 45;
const WRAPPED_TO = 100;
/** A first line of at most so many words that ends without a stop is a headline. */
const HEADLINE_WORDS = 30;

const LIST_ITEM = /^(?:[-*•]|\d{1,2}[.)])\s/;

/**
 * A text file. A blank line ends a paragraph; so does a line break, unless it stands where a program
 * that wraps lines to one width would have put it.
 */
export function textBlocks(source: string): ReadableText {
  const lines = source
    .replace(/^\uFEFF/, '')
    .split(/\r\n?|\n/)
    .map((line) => line.trim().replace(/\s+/g, ' '));
  const width = Math.max(...lines.map((line) => line.length));
  const paragraphs: string[] = [];
  let previous = '';
  for (const line of lines) {
    // A program breaks a line only where the next word would not fit in any more.
    const [word = ''] = line.split(' ');
    const runsOn =
      previous !== '' &&
      line !== '' &&
      width >= WRAPPED_FROM &&
      width <= WRAPPED_TO &&
      previous.length + 1 + word.length > width &&
      !LIST_ITEM.test(line);
    if (runsOn) paragraphs.push(`${paragraphs.pop() ?? ''} ${line}`);
    else if (line !== '') paragraphs.push(line);
    previous = line;
  }
  return joined(
    paragraphs.map((text, index) => ({
      text,
      kind: index === 0 && isHeadline(text) ? 'headline' : kindOfLine(text),
    })),
  );
}

/** A Markdown file by CommonMark: its blocks without the marks. Front matter, code and raw HTML are left out. */
export function markdownBlocks(source: string): ReadableText {
  const body = source.replace(/^\uFEFF/, '').replace(/^---\r?\n[\s\S]*?\r?\n---\r?\n/, '');
  const parts: { text: string; kind: BlockKind }[] = [];
  // A stack of our own: a hostile file may nest ten thousand quotations.
  const open: { node: Nodes; kind: BlockKind }[] = [
    { node: fromMarkdown(body), kind: 'paragraph' },
  ];
  for (let next = open.pop(); next; next = open.pop()) {
    const { node, kind } = next;
    if (node.type === 'heading' || node.type === 'paragraph') {
      const text = plainText(node).replace(/\s+/g, ' ').trim();
      const first = parts.length === 0 && node.type === 'heading';
      const own = node.type === 'heading' ? (first ? 'headline' : 'heading') : kind;
      if (text) parts.push({ text, kind: own });
    } else if ('children' in node) {
      const inner =
        node.type === 'blockquote' ? 'quotation' : node.type === 'listItem' ? 'list-item' : kind;
      for (const child of node.children.toReversed()) open.push({ node: child, kind: inner });
    }
  }
  return joined(parts);
}

function joined(parts: readonly { text: string; kind: BlockKind }[]): ReadableText {
  let start = 0;
  const blocks: TextBlock[] = parts.map(({ text, kind }) => {
    const block = { start, text, kind };
    start += text.length + 1;
    return block;
  });
  const title = parts[0]?.kind === 'headline' ? parts[0].text : '';
  return { page: { title, blocks }, text: parts.map(({ text }) => text).join('\n') };
}

const words = (line: string) => line.split(' ').length;
const isHeadline = (line: string) => words(line) <= HEADLINE_WORDS && !/\.$/.test(line);

function kindOfLine(line: string): BlockKind {
  if (LIST_ITEM.test(line)) return 'list-item';
  return words(line) <= 9 && !/[.!?:;,’”"')]$/.test(line) ? 'heading' : 'paragraph';
}

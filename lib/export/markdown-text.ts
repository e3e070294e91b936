/**
 * Strangers' text as Markdown that shows exactly those words. Escaping is mdast-util-to-markdown's
 * (CommonMark), with what Obsidian, Logseq and GFM read besides.
 */
import type { Paragraph } from 'mdast';
import { type Options, toMarkdown } from 'mdast-util-to-markdown';

/** Tables and links, tags, maths, comments and marks, strike-through, block ids, macros, raw HTML. */
const EVERYWHERE = '|[]#$%=~^{}<>';

const escaping: Options = {
  unsafe: [
    ...[...EVERYWHERE].map((character) => ({ character, inConstruct: 'phrasing' as const })),
  ],
};

/** Lines of text without what Markdown cannot hold: control characters, half characters, space at the ends. */
function linesOf(text: string): string[] {
  return text
    .toWellFormed()
    .replace(/\r\n?|[\u2028\u2029\u0085]/g, '\n')
    .split('\n')
    .map((line) =>
      line
        .replace(/[ \t\f\v]+/g, ' ')
        .replace(/[\p{Cc}]/gu, '')
        .trim(),
    );
}

function lineMarkdown(value: string): string {
  const paragraph: Paragraph = { type: 'paragraph', children: [{ type: 'text', value }] };
  const markdown = toMarkdown({ type: 'root', children: [paragraph] }, escaping).trimEnd();
  // `key:: value` is a property in Logseq; an escaped colon is a colon everywhere.
  return markdown.replace(/:(?=:)/g, ':\\');
}

/** Text as Markdown: paragraphs (an empty line parts them) of lines, each safe at the start of a line. */
export function markdownParagraphs(text: string): string[][] {
  const paragraphs: string[][] = [[]];
  for (const line of linesOf(text)) {
    if (line === '') paragraphs.push([]);
    else paragraphs.at(-1)?.push(lineMarkdown(line));
  }
  return paragraphs.filter((lines) => lines.length > 0);
}

/** An address as it can stand between the parentheses of a link; empty for what is no web address. */
export function markdownLink(address: string): string {
  const url = URL.parse(address);
  if (url === null || !/^https?:$/.test(url.protocol)) return '';
  return url.href.replace(
    /[()<>[\]\\|`\s]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  );
}

/** Hostile text through every format: nothing is lost, nothing becomes structure, nothing is evaluated. */
import { parse as parseCsv } from 'csv-parse/sync';
import fc from 'fast-check';
import { unzipSync } from 'fflate';
import { JSDOM } from 'jsdom';
import type { Nodes } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { toString as plainText } from 'mdast-util-to-string';
import { describe, expect, it } from 'vitest';
import { parse as parseYaml } from 'yaml';
import { type Format, type FormatId, formats } from '../../../lib/export/formats.ts';
import { markdownParagraphs } from '../../../lib/export/markdown-text.ts';
import { exportSet } from '../../../lib/export/set.ts';
import type { ExportSet } from '../../../lib/export/types.ts';
import { selectorsOf } from '../notes/samples.ts';
import { hostileText, words } from './hostile.ts';
import { knowledge, MADE, noteOf, pageOf } from './samples.ts';

/** Quote, note, title, speaker, author, site and tag, all strangers' words. */
const hostileSet = fc
  .record({
    quote: hostileText,
    note: hostileText,
    title: hostileText,
    speaker: hostileText,
    site: hostileText,
    tag: hostileText,
    met: hostileText,
  })
  .map((text): { set: ExportSet; text: typeof text } => {
    const page = pageOf(1, 'https://x.org/a-story', {
      title: text.title,
      site: text.site,
      author: text.speaker,
      published: text.met,
      claims: [
        {
          quote: text.met,
          speaker: text.speaker,
          score: 0.5,
          overreach: null,
          propositions: [{ id: 'attainment', stance: 'open', wording: 'hedged', rating: 'argued' }],
        },
      ],
    });
    const note = noteOf(1, page, text.note, {
      selectors: selectorsOf(text.quote),
      tags: [text.tag],
    });
    return { set: exportSet([page], [note], MADE), text };
  });

async function written(id: FormatId, set: ExportSet): Promise<string> {
  const file = await formats[id].write(set, knowledge);
  if ('text' in file) return file.text;
  return new TextDecoder().decode(unzipSync(file.bytes)['word/document.xml']);
}

/** All text of a tree, its lines and blocks parted by spaces. */
const textOf = (node: Nodes): string =>
  'children' in node
    ? node.children
        .map((child) => textOf(child))
        .join(
          node.type === 'paragraph' ||
            node.type === 'strong' ||
            node.type === 'link' ||
            node.type === 'heading'
            ? ''
            : ' ',
        )
    : node.type === 'break'
      ? ' '
      : plainText(node);

function kindsOf(node: Nodes, into = new Set<string>()): Set<string> {
  into.add(node.type);
  if ('children' in node) for (const child of node.children) kindsOf(child, into);
  return into;
}

const check = (
  property: (given: {
    set: ExportSet;
    text: { quote: string; note: string; title: string; met: string };
  }) => Promise<void>,
  runs: number,
) => fc.assert(fc.asyncProperty(hostileSet, property), { numRuns: runs });

describe('one line of Markdown', () => {
  it('is read back as the same words, whatever they are', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const markdown = markdownParagraphs(text)
          .map((lines) => lines.join('\\\n'))
          .join('\n\n');
        const tree = fromMarkdown(markdown);
        expect(words(textOf(tree))).toBe(words(text));
        expect(
          [...kindsOf(tree)].filter(
            (kind) => !['root', 'paragraph', 'text', 'break'].includes(kind),
          ),
        ).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('Markdown', () => {
  for (const id of ['markdown', 'logseq'] as const) {
    it(`${id}: every quote and note is found after a CommonMark parse, and no page's text becomes HTML`, async () => {
      await check(async ({ set, text }) => {
        const markdown = (await written(id, set)).replace(/^---\n[\s\S]*?\n---\n/, '');
        const tree = fromMarkdown(markdown);
        const found = words(textOf(tree));
        for (const part of [text.quote, text.note, text.met, text.title])
          expect(found).toContain(words(part));
        const kinds = kindsOf(tree);
        for (const kind of [
          'html',
          'image',
          'code',
          'thematicBreak',
          'definition',
          'inlineCode',
          'emphasis',
        ]) {
          expect(kinds.has(kind), kind).toBe(false);
        }
      }, 80);
    });

    it(`${id}: no property that Logseq would read in a page's text`, async () => {
      await check(async ({ set }) => {
        expect(
          (await written(id, set))
            .replace(/^---\n[\s\S]*?\n---\n/, '')
            .replace(/\(https?:[^)]*\)/g, ''),
        ).not.toContain('::');
      }, 60);
    });
  }

  it('has front matter that YAML reads: flat, and each string as it was', async () => {
    await check(async ({ set, text }) => {
      const file = await written('markdown', set);
      expect(file.startsWith('---\n')).toBe(true);
      const end = file.indexOf('\n---\n', 3);
      const matter: unknown = parseYaml(file.slice(4, end));
      expect(matter).toMatchObject({
        title: words(text.title).length > 0 ? expect.any(String) : '',
        url: 'https://x.org/a-story',
      });
      const { title } = matter as { title: string };
      expect(words(title)).toBe(words(text.title));
      for (const value of Object.values(matter as Record<string, unknown>)) {
        expect(
          typeof value === 'string' ||
            (Array.isArray(value) && value.every((one) => typeof one === 'string')),
        ).toBe(true);
      }
    }, 80);
  });
});

describe('HTML', () => {
  it('shows every word and runs nothing', async () => {
    await check(async ({ set, text }) => {
      const { document } = new JSDOM(await written('html', set)).window;
      const shown = words(
        [...document.body.querySelectorAll('h1,h2,h3,p,li')]
          .map((e) => e.textContent ?? '')
          .join(' '),
      );
      for (const part of [text.quote, text.note, text.met]) {
        expect(shown.replace(/\s/g, '')).toContain(words(part).replace(/\s/g, ''));
      }
      const names = new Set(
        [...document.querySelectorAll('*')].map((e) => e.tagName.toLowerCase()),
      );
      expect(
        [...names].filter(
          (name) =>
            ![
              'html',
              'head',
              'meta',
              'title',
              'style',
              'body',
              'h1',
              'h2',
              'h3',
              'p',
              'a',
              'ul',
              'li',
              'strong',
              'blockquote',
              'br',
            ].includes(name),
        ),
      ).toEqual([]);
      for (const link of document.querySelectorAll('a')) expect(link.protocol).toBe('https:');
      for (const e of document.querySelectorAll('*'))
        expect([...e.attributes].some(({ name }) => name.startsWith('on'))).toBe(false);
    }, 25);
  });
});

describe('Word', () => {
  it('is XML that holds every word', async () => {
    await check(async ({ set, text }) => {
      const { DOMParser } = new JSDOM('').window;
      const xml = new DOMParser().parseFromString(await written('docx', set), 'application/xml');
      expect(xml.getElementsByTagName('parsererror')).toHaveLength(0);
      const shown = (xml.documentElement.textContent ?? '').replace(/\s/g, '');
      for (const part of [text.quote, text.note, text.met])
        expect(shown).toContain(words(part).replace(/\s/g, ''));
    }, 15);
  });
});

/** A cell's words without the apostrophe that keeps it from being evaluated. */
const unguarded = (cell = ''): string =>
  words(cell.replace(/^'(?='*[\s\p{Cf}]*[=+\-@\t\r\n＝＋－＠])/u, ''));

describe('CSV', () => {
  it('for spreadsheets: every cell comes back, none begins like a formula', async () => {
    await check(async ({ set, text }) => {
      const file = await written('csv', set);
      expect(file.startsWith('\ufeff')).toBe(true);
      const rows: string[][] = parseCsv(file, { bom: true });
      expect(rows).toHaveLength(3);
      for (const cell of rows.flat()) expect(cell).not.toMatch(/^\s*[=+\-@\t\r\n]/);
      expect(unguarded(rows[2]?.[7])).toBe(words(text.quote));
      expect(unguarded(rows[2]?.[14])).toBe(words(text.note));
      expect(unguarded(rows[1]?.[7])).toBe(words(text.met));
    }, 60);
  });

  it('for Readwise: seven columns, none begins like a formula', async () => {
    await check(async ({ set, text }) => {
      const rows: string[][] = parseCsv(await written('readwise', set));
      expect(rows[0]).toEqual(['Highlight', 'Title', 'Author', 'URL', 'Note', 'Location', 'Date']);
      expect(rows).toHaveLength(2);
      for (const cell of rows.flat()) expect(cell).not.toMatch(/^\s*[=+\-@\t\r\n]/);
      expect(unguarded(rows[1]?.[0])).toBe(words(text.quote));
      expect(words(rows[1]?.[4] ?? '')).toContain(words(text.note));
    }, 60);
  });
});

describe('an apostrophe before a sign', () => {
  it.each(['csv', 'readwise'] as const)('is told from the guard’s own: %s', async (id) => {
    const page = pageOf(1, 'https://x.org/a-story');
    const quotes = ['=1+1', "'=1+1", "''=1+1", "'tis so"];
    const all = quotes.map((quote, i) =>
      noteOf(i + 1, page, '', { selectors: selectorsOf(quote) }),
    );
    const rows: string[][] = parseCsv(await written(id, exportSet([page], all, MADE)), {
      bom: true,
    });
    const cells = rows.flat().filter((cell) => /^'+=|^'tis/.test(cell));
    expect(cells).toEqual(["'=1+1", "''=1+1", "'''=1+1", "'tis so"]);
    expect(cells.map(unguarded)).toEqual(quotes);
  });
});

describe('every format', () => {
  it('is well-formed UTF-8, and the same twice', async () => {
    await check(async ({ set }) => {
      for (const [id, { isBinary }] of Object.entries<Format>(formats)) {
        if (isBinary) continue;
        const text = await written(id as FormatId, set);
        expect(text.isWellFormed(), `${id} writes half a character: \`toWellFormed\` it`).toBe(
          true,
        );
        expect(await written(id as FormatId, set)).toBe(text);
      }
    }, 20);
  });
});

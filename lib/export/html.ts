/** Reading notes as one HTML file: no script, styles inside, opens anywhere, prints well. */
import type { Element, ElementContent, Root } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { toHast } from 'mdast-util-to-hast';
import type { Knowledge } from '../knowledge/types.ts';
import { titleOf } from '../notes/model.ts';
import { fileNameOf } from './file-name.ts';
import { notesTree } from './reading-tree.ts';
import { readingNotes } from './templates.ts';
import type { ExportOptions, ExportSet, Written } from './types.ts';

const STYLE = `
:root { color-scheme: light dark; }
body { max-width: 40rem; margin: 2rem auto; padding: 0 1rem; line-height: 1.5;
  font-family: Charter, "Iowan Old Style", Georgia, "Times New Roman", serif; overflow-wrap: break-word; }
h1, h2, h3 { line-height: 1.25; font-family: system-ui, sans-serif; }
h1 { font-size: 1.6rem; } h2 { font-size: 1.25rem; margin-top: 2rem; } h3 { font-size: 1rem; }
h1:not(:first-child) { margin-top: 4rem; }
blockquote { margin: 1rem 0; padding: 0.1rem 1rem; border-inline-start: 3px solid #8a6d3b; }
li { margin: 0.25rem 0; }
a { color: #1a5fb4; }
@media (prefers-color-scheme: dark) { a { color: #8cb8f5; } }
@media print {
  body { max-width: none; margin: 0; padding: 0; font-size: 11pt; color: #000; background: #fff; }
  h1:not(:first-child) { break-before: page; margin-top: 0; }
  h1, h2, h3 { break-after: avoid; }
  blockquote, li { break-inside: avoid; }
  a { color: #000; }
}
@page { margin: 2cm; }
`;

const element = (
  tagName: string,
  properties: Element['properties'],
  children: ElementContent[] = [],
): Element => ({ type: 'element', tagName, properties, children });

const text = (value: string): ElementContent => ({ type: 'text', value });

export async function writeHtml(
  notes: ExportSet,
  knowledge: Knowledge,
  options: ExportOptions = {},
): Promise<Written> {
  const [first, ...more] = notes.pages;
  const title =
    first !== undefined && more.length === 0
      ? titleOf(first.page)
      : `Reading notes, ${notes.pages.length} pages`;
  const tree = await notesTree(notes, knowledge, options.template ?? readingNotes);
  const body = toHast(tree) as Root;
  const page: Root = {
    type: 'root',
    children: [
      { type: 'doctype' },
      element('html', { lang: 'en' }, [
        element('head', {}, [
          element('meta', { charSet: 'utf-8' }),
          element('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
          // Nothing in this file is to be fetched or run, whatever opens it.
          element('meta', {
            httpEquiv: ['Content-Security-Policy'],
            content: "default-src 'none'; style-src 'unsafe-inline'",
          }),
          element('title', {}, [text(title.toWellFormed())]),
          element('style', {}, [text(STYLE)]),
        ]),
        element('body', { dir: 'auto' }, body.children as ElementContent[]),
      ]),
    ],
  };
  return {
    fileName: fileNameOf(notes, 'html'),
    mime: 'text/html;charset=utf-8',
    text: `${toHtml(page)}\n`,
  };
}

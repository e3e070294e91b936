/** Reading notes in Markdown: for Obsidian, with its properties in front, and for Logseq. */
import type { Knowledge } from '../knowledge/types.ts';
import { titleOf } from '../notes/model.ts';
import { dateParts } from './citation.ts';
import { fileNameOf } from './file-name.ts';
import { pageView } from './reading-view.ts';
import { plainTag } from './tags.ts';
import { renderNotes } from './template.ts';
import { logseqNotes, readingNotes } from './templates.ts';
import type { ExportedPage, ExportOptions, ExportSet, Written } from './types.ts';

/** A YAML double-quoted scalar (YAML 1.2.2, section 7.3.1): JSON's, with what YAML does not print escaped. */
const quoted = (text: string): string =>
  JSON.stringify(text.toWellFormed()).replace(
    /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

const list = (values: readonly string[]): string => `[${values.map(quoted).join(', ')}]`;

/** A date that Obsidian takes as one stays bare; any other text is a quoted string. */
const dated = (value: string): string =>
  dateParts(value)?.length === 3 ? value.trim().slice(0, 10) : quoted(value);

/** The tags and propositions of a page's notes and claims, each once, in order of appearance. */
export function topicsOf({ page, annotations }: ExportedPage) {
  const claims = [...page.claims, ...annotations.flatMap((note) => note.claim ?? [])];
  return {
    tags: [...new Set(annotations.flatMap((note) => note.tags))],
    propositions: [
      ...new Set(
        claims.flatMap((claim) => claim.propositions.map((proposition) => proposition.id)),
      ),
    ],
  };
}

/** Obsidian's properties: flat, every string quoted, from the first byte of the file. */
function frontMatter(notes: ExportSet): string {
  const [first, ...more] = notes.pages;
  const single = first !== undefined && more.length === 0;
  const topics = notes.pages.map(topicsOf);
  const all = (key: 'tags' | 'propositions') => [...new Set(topics.flatMap((topic) => topic[key]))];
  const own: [string, string | null][] = single
    ? [
        ['title', quoted(titleOf(first.page))],
        ['url', quoted(first.page.address)],
        ['site', first.page.site === null ? null : quoted(first.page.site)],
        ['author', first.page.author === null ? null : quoted(first.page.author)],
        ['published', first.page.published === null ? null : dated(first.page.published)],
        ['read', first.page.lastRead.slice(0, 10)],
      ]
    : [
        ['title', quoted(`Reading notes, ${notes.pages.length} pages`)],
        ['read', notes.made.slice(0, 10)],
      ];
  const lines = [
    ...own,
    ['tags', list(['counterpoint', ...all('tags').map(plainTag)])],
    ['propositions', list(all('propositions'))],
  ].flatMap(([key, value]) => (value === null ? [] : [`${key}: ${value}`]));
  return `---\n${lines.join('\n')}\n---\n\n`;
}

/** All pages by one template, one after the other, without properties. */
export const notesMarkdown = (notes: ExportSet, knowledge: Knowledge, template: string): string =>
  notes.pages
    .map((page) => renderNotes(template, pageView(page, knowledge, notes.made)))
    .join('\n');

/** Reading notes for Obsidian, and for every other reader of CommonMark. */
export function writeMarkdown(
  notes: ExportSet,
  knowledge: Knowledge,
  options: ExportOptions = {},
): Written {
  const body = notesMarkdown(notes, knowledge, options.template ?? readingNotes);
  return {
    fileName: fileNameOf(notes, 'md'),
    mime: 'text/markdown;charset=utf-8',
    text: frontMatter(notes) + body,
  };
}

/** Reading notes for Logseq: an outline. */
export function writeLogseq(
  notes: ExportSet,
  knowledge: Knowledge,
  options: ExportOptions = {},
): Written {
  return {
    fileName: fileNameOf(notes, 'md'),
    mime: 'text/markdown;charset=utf-8',
    text: notesMarkdown(notes, knowledge, options.template ?? logseqNotes),
  };
}

/**
 * Pages for reference managers: RIS, BibTeX and CSL-JSON. Written here rather than by citation-js: its
 * core carries `fetch`, a synchronous XMLHttpRequest and addresses to look identifiers up at, which
 * nothing in this extension may hold. Tests read every file back with citation-js.
 */
import { type Annotation, quoteOf, titleOf } from '../notes/model.ts';
import { authorsOf, cslItem, dateParts, type SourceKind, sourceKind } from './citation.ts';
import { fileNameOf } from './file-name.ts';
import { topicsOf } from './markdown.ts';
import type { ExportedPage, ExportSet, Written } from './types.ts';

const cleanLine = (text: string): string =>
  text
    .toWellFormed()
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();

/** A note as one line: the passage in quotation marks, then what the reader wrote. */
const noteLine = (note: Annotation): string =>
  [quoteOf(note) === '' ? '' : `“${quoteOf(note)}”`, note.note]
    .map(cleanLine)
    .filter(Boolean)
    .join(' ');

const keywords = (page: ExportedPage): string[] => {
  const { tags, propositions } = topicsOf(page);
  return [...tags, ...propositions];
};

const risTypes = {
  news: 'NEWS',
  report: 'RPRT',
  blog: 'BLOG',
  webpage: 'ELEC',
} as const satisfies Record<SourceKind, string>;

const slashed = (parts: readonly number[] | null): string[] =>
  parts === null ? [] : [parts.map((part) => String(part).padStart(2, '0')).join('/')];

/** RIS (Research Information Systems, 2011): two-letter tags, CRLF, one record a page. */
function risRecord(exported: ExportedPage): string {
  const { page, annotations } = exported;
  const kind = sourceKind(page);
  const issued = dateParts(page.published);
  const fields: [string, readonly string[]][] = [
    ['TY', [risTypes[kind]]],
    ['TI', [titleOf(page)]],
    ['AU', authorsOf(page)],
    [kind === 'report' ? 'PB' : 'T2', page.site === null ? [] : [page.site]],
    ['PY', issued === null ? [] : [String(issued[0])]],
    ['DA', slashed(issued)],
    ['Y2', slashed(dateParts(page.lastRead))],
    ['UR', [page.address]],
    ['LA', page.language === null ? [] : [page.language]],
    ['KW', keywords(exported)],
    ['N1', annotations.map(noteLine).filter((line) => line !== '')],
  ];
  const lines = fields.flatMap(([tag, values]) =>
    values.map((value) => `${tag}  - ${cleanLine(value)}`),
  );
  return [...lines, 'ER  - '].map((line) => `${line}\r\n`).join('');
}

export const writeRis = (notes: ExportSet): Written => ({
  fileName: fileNameOf(notes, 'ris'),
  mime: 'application/x-research-info-systems;charset=utf-8',
  text: notes.pages.map(risRecord).join('\r\n'),
});

export const writeCslJson = (notes: ExportSet): Written => ({
  fileName: fileNameOf(notes, 'csl.json'),
  mime: 'application/vnd.citationstyles.csl+json',
  text: `${JSON.stringify(
    notes.pages.map((exported) => ({
      ...cslItem(exported.page),
      ...(keywords(exported).length === 0 ? {} : { keyword: keywords(exported).join(', ') }),
      ...(exported.annotations.length === 0
        ? {}
        : { note: exported.annotations.map(noteLine).filter(Boolean).join('\n') }),
    })),
    null,
    2,
  )}\n`,
});

/** BibTeX counts braces even where they are escaped, so those go by name. */
const latex: ReadonlyMap<string, string> = new Map([
  ['\\', '\\textbackslash{}'],
  ['{', '\\textbraceleft{}'],
  ['}', '\\textbraceright{}'],
  ['~', '\\textasciitilde{}'],
  ['^', '\\textasciicircum{}'],
  ...[...'$&#_%'].map((character) => [character, `\\${character}`] as const),
]);

const inLatex = (text: string): string =>
  cleanLine(text).replace(/[\\{}~^$&#_%]/g, (character) => latex.get(character) ?? character);

/** An address is read verbatim; only what would end or unbalance the field is encoded. */
const inUrl = (address: string): string =>
  cleanLine(address).replace(/[{}\\\s]/g, (character) => encodeURIComponent(character));

const dashed = (parts: readonly number[]): string =>
  parts.map((part) => String(part).padStart(2, '0')).join('-');

/** `reporter2014mats`: ASCII, and each once in a file. */
function bibKeys(pages: readonly ExportedPage[]): string[] {
  const taken = new Map<string, number>();
  return pages.map(({ page }) => {
    const ascii = (text: string) =>
      text
        .normalize('NFD')
        .toLowerCase()
        .replace(/[^a-z0-9\s]/g, '');
    const name =
      ascii(authorsOf(page)[0] ?? page.site ?? 'page')
        .trim()
        .split(/\s+/)
        .at(-1) || 'page';
    const word =
      ascii(titleOf(page))
        .split(/\s+/)
        .find((part) => part.length > 3) ?? '';
    const key = `${name}${dateParts(page.published)?.[0] ?? 'nd'}${word}`;
    const times = (taken.get(key) ?? 0) + 1;
    taken.set(key, times);
    return times === 1 ? key : `${key}-${times}`;
  });
}

function bibEntry(exported: ExportedPage, key: string): string {
  const { page, annotations } = exported;
  const issued = dateParts(page.published);
  const accessed = dateParts(page.lastRead);
  const fields: [string, string | null][] = [
    // Doubled braces: a name in one piece, a title in its own capitals.
    [
      'author',
      authorsOf(page)
        .map((name) => `{${inLatex(name)}}`)
        .join(' and ') || null,
    ],
    ['title', `{${inLatex(titleOf(page))}}`],
    ['organization', page.site === null ? null : inLatex(page.site)],
    ['date', issued === null ? null : dashed(issued)],
    // For styles older than biblatex, which know no `date`.
    ['year', issued === null ? null : String(issued[0])],
    ['url', inUrl(page.address)],
    ['urldate', accessed === null ? null : dashed(accessed)],
    ['keywords', keywords(exported).map(inLatex).join(', ') || null],
    ['annotation', annotations.map(noteLine).filter(Boolean).map(inLatex).join(' / ') || null],
  ];
  const lines = fields.flatMap(([name, value]) =>
    value === null ? [] : [`  ${name} = {${value}}`],
  );
  return `@online{${key},\n${lines.join(',\n')}\n}\n`;
}

export function writeBibTeX(notes: ExportSet): Written {
  const keys = bibKeys(notes.pages);
  return {
    fileName: fileNameOf(notes, 'bib'),
    mime: 'application/x-bibtex;charset=utf-8',
    text: notes.pages.map((page, i) => bibEntry(page, keys[i] ?? `page${i}`)).join('\n'),
  };
}

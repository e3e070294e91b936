/** Tables: for spreadsheets, guarded against cells that would be evaluated, and for Readwise. */
import { stringify } from 'csv-stringify/browser/esm/sync';
import type { Knowledge } from '../knowledge/types.ts';
import { quoteOf, titleOf } from '../notes/model.ts';
import { fileNameOf } from './file-name.ts';
import { type PropositionView, pageView } from './reading-view.ts';
import { plainTag } from './tags.ts';
import type { ExportSet, Written } from './types.ts';

/**
 * A cell that a spreadsheet would read as a formula gets an apostrophe in front (OWASP, "CSV
 * Injection"). Blanks before the sign do not save it: some programs trim them. So does the full-width
 * form of the signs, which some read alike. A text's own apostrophe before such a sign gets one more, so
 * that whoever takes one away has the text again.
 */
const guarded = (cell: string): string =>
  /^'*[\s\p{Cf}]*[=+\-@\t\r\n＝＋－＠]/u.test(cell) ? `'${cell}` : cell;

/** RFC 4180: CRLF between records, every cell quoted; line ends inside a cell as LF. */
const table = (rows: readonly (readonly string[])[]): string =>
  stringify(
    rows.map((row) => row.map((cell) => cell.toWellFormed().replace(/\r\n?/g, '\n'))),
    { quoted: true, quoted_empty: true, record_delimiter: 'windows' },
  );

const BOM = '\ufeff';

const each = (
  views: readonly PropositionView[],
  value: (view: PropositionView) => string,
): string => views.map(value).join('; ');

const HEAD = [
  'Kind',
  'Page title',
  'Address',
  'Site',
  'Author',
  'Published',
  'Last read',
  'Quote',
  'Speaker',
  'Propositions',
  'Stance',
  'Wording',
  'Evidence rating',
  'Counter-argument',
  'Note',
  'Tags',
  'Verdict',
  'Created',
  'Changed',
  'Link to the passage',
];

/** One row a note and one a claim met; UTF-8 with a byte-order mark, as spreadsheets want it. */
export function writeCsv(notes: ExportSet, knowledge: Knowledge): Written {
  const rows = notes.pages.flatMap((exported) => {
    const { page, annotations } = exported;
    const view = pageView(exported, knowledge, notes.made);
    const source = [
      titleOf(page),
      page.address,
      page.site ?? '',
      page.author ?? '',
      page.published ?? '',
      page.lastRead,
    ];
    const claimed = (
      claim: { speaker: string | null; propositions: readonly PropositionView[] } | null,
    ) => {
      const propositions = claim?.propositions ?? [];
      return [
        claim?.speaker ?? '',
        each(propositions, (one) => one.id),
        each(propositions, (one) => one.stance),
        each(propositions, (one) => one.wording),
        each(propositions, (one) => one.rating),
        each(propositions, (one) => one.counter?.say ?? one.noneAgainst ?? ''),
      ];
    };
    return [
      ...view.claims.map((claim) => [
        'claim met',
        ...source,
        claim.quote,
        ...claimed(claim),
        '',
        '',
        '',
        '',
        '',
        claim.link.href,
      ]),
      ...annotations.map((note, i) => [
        'note',
        ...source,
        quoteOf(note),
        ...claimed(view.notes[i]?.claim ?? null),
        note.note,
        note.tags.join('; '),
        view.notes[i]?.verdict ?? '',
        note.created,
        note.modified === note.created ? '' : note.modified,
        view.notes[i]?.link.href ?? page.address,
      ]),
    ];
  });
  return {
    fileName: fileNameOf(notes, 'csv'),
    mime: 'text/csv;charset=utf-8',
    text: BOM + table([HEAD, ...rows.map((row) => row.map(guarded))]),
  };
}

/** Readwise's own form of a tag in a note: a dot and one word. */
const dotTags = (tags: readonly string[]): string =>
  tags.map((tag) => `.${plainTag(tag)}`).join(' ');

/**
 * Readwise's CSV import: one row a highlight. Guarded as well, at the price of an apostrophe before the
 * rare highlight that begins with a sign: the file is as likely to be opened in a spreadsheet first. A note
 * on a whole page has no highlight to hang on and takes the page's title.
 */
export function writeReadwise(notes: ExportSet): Written {
  const rows = notes.pages.flatMap(({ page, annotations }) =>
    annotations.map((note) => [
      quoteOf(note) || titleOf(page),
      titleOf(page),
      page.author ?? page.site ?? '',
      page.address,
      [dotTags(note.tags), note.note].filter((part) => part !== '').join('\n'),
      note.selectors === null ? '' : String(note.selectors.position.start),
      note.created.slice(0, 19).replace('T', ' '),
    ]),
  );
  const head = ['Highlight', 'Title', 'Author', 'URL', 'Note', 'Location', 'Date'];
  return {
    fileName: fileNameOf(notes, 'readwise.csv'),
    mime: 'text/csv;charset=utf-8',
    text: table([head, ...rows.map((row) => row.map(guarded))]),
  };
}

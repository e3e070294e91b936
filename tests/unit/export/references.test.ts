/** RIS, BibTeX and CSL-JSON, read back by the field's own library. */
import { Cite } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import '@citation-js/plugin-csl';
import '@citation-js/plugin-ris';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { authorsOf, citation, dateParts, sourceKind } from '../../../lib/export/citation.ts';
import { writeBibTeX, writeCslJson, writeRis } from '../../../lib/export/references.ts';
import { exportSet } from '../../../lib/export/set.ts';
import type { ExportSet, Written } from '../../../lib/export/types.ts';
import { hostileText, words } from './hostile.ts';
import { MADE, noteOf, notes, onePage, pageOf } from './samples.ts';

interface Item {
  readonly type: string;
  readonly title: string;
  readonly URL: string;
  readonly author?: readonly { family?: string; given?: string; literal?: string }[];
  /** What citation-js makes of the author of a newspaper article in RIS. */
  readonly reporter?: string | readonly string[];
  readonly issued?: { 'date-parts': number[][] };
  readonly accessed?: { 'date-parts': number[][] };
  readonly 'container-title'?: string;
  readonly keyword?: string;
  readonly note?: string;
}

const textOf = (written: Written): string => ('text' in written ? written.text : '');
const read = (text: string, type: string): Item[] =>
  new Cite(text, { forceType: type }).data as Item[];
const nameOf = ({ family, given, literal }: NonNullable<Item['author']>[number]): string =>
  literal ?? [given, family].filter(Boolean).join(' ');

const forms: readonly [string, (set: ExportSet) => Written, string][] = [
  ['RIS', writeRis, '@ris/file'],
  ['BibTeX', writeBibTeX, '@biblatex/text'],
  ['CSL-JSON', writeCslJson, '@csl/list+object'],
];
const authorsRead = (item: Item | undefined): readonly string[] | undefined =>
  item?.reporter === undefined ? item?.author?.map(nameOf) : [item.reporter].flat();
const readForm = (write: (set: ExportSet) => Written, type: string, set: ExportSet): Item[] => {
  const text = textOf(write(set));
  return type.startsWith('@csl') ? (new Cite(JSON.parse(text)).data as Item[]) : read(text, type);
};

describe.each(forms)('%s', (form, write, type) => {
  it('is read by citation-js: one record a page, with all that the page tells', () => {
    const [item, ...more] = readForm(write, type, onePage);
    expect(more).toEqual([]);
    expect(item).toMatchObject({
      title: 'MATs share teachers',
      URL: 'https://www.schoolsweek.co.uk/mats-share-teachers_(again)/',
    });
    expect(authorsRead(item)).toEqual(['A. Reporter']);
    expect(item?.issued?.['date-parts'][0]?.[0]).toBe(2014);
    expect(item?.accessed?.['date-parts'][0]).toEqual([2026, 11, 20]);
    if (form !== 'BibTeX')
      expect(item).toMatchObject({ type: 'article-newspaper', 'container-title': 'Schools Week' });
  });

  it('keeps two pages apart, and authors', () => {
    const items = readForm(write, type, notes);
    expect(items).toHaveLength(2);
    expect(authorsRead(items[1])).toEqual(['Ann Writer', 'Ben {Reader}', 'C_D']);
  });

  it('survives any title, author, note and tag', () => {
    fc.assert(
      fc.property(hostileText, hostileText, hostileText, (title, note, tag) => {
        const pages = [1, 2].map((n) =>
          pageOf(n, `https://x.org/story-${n}?a=%7B{}`, { title, author: note, site: tag }),
        );
        const [first] = pages;
        if (first === undefined) return;
        const set = exportSet(pages, [noteOf(1, first, note, { tags: [tag] })], MADE);
        const items = readForm(write, type, set);
        expect(items).toHaveLength(2);
        for (const [i, item] of items.entries()) {
          expect(item.URL).toContain(`https://x.org/story-${i + 1}`);
          expect(typeof item.title).toBe('string');
        }
      }),
      { numRuns: 150 },
    );
  });
});

describe('RIS', () => {
  it('has one line a field, each with its tag', () => {
    fc.assert(
      fc.property(hostileText, hostileText, (title, note) => {
        const page = pageOf(1, 'https://x.org/a', { title });
        const lines = textOf(writeRis(exportSet([page], [noteOf(1, page, note)], MADE))).split(
          '\r\n',
        );
        expect(lines.pop()).toBe('');
        for (const line of lines) expect(line).toMatch(/^[A-Z][A-Z0-9] {2}- /);
        expect(lines.filter((line) => line.startsWith('ER  - '))).toHaveLength(1);
        const found = lines.find((line) => line.startsWith('TI'))?.slice(6) ?? '';
        expect(words(found).replaceAll(' ', '')).toBe(words(title).replaceAll(' ', ''));
      }),
    );
  });
});

describe('what a page says of itself', () => {
  it.each<[string | null, readonly number[] | null]>([
    ['2014-03-04', [2014, 3, 4]],
    ['2014-03-04T09:00:00+01:00', [2014, 3, 4]],
    ['2014-03', [2014, 3]],
    ['2014', [2014]],
    ['2014-02-30', null],
    ['2014-13', null],
    ['4 March 2014', null],
    ['20140304', null],
    ['', null],
    [null, null],
  ])('the date %j is %j', (given, parts) => expect(dateParts(given)).toEqual(parts));

  it.each<[string | null, readonly string[]]>([
    ['Ann Writer', ['Ann Writer']],
    ['By Ann Writer', ['Ann Writer']],
    ['Ann Writer and Ben Reader', ['Ann Writer', 'Ben Reader']],
    ['Ann Writer, Ben Reader & Cy Third', ['Ann Writer', 'Ben Reader', 'Cy Third']],
    ['Croft, J.', ['Croft, J.']],
    ['Croft, J.; Oates, T.', ['Croft, J.', 'Oates, T.']],
    ['Alexander Sandy', ['Alexander Sandy']],
    ['  ', []],
    [null, []],
  ])('the author %j is %j', (author, names) => {
    expect(authorsOf(pageOf(1, 'https://x.org/a', { author }))).toEqual(names);
  });

  it.each([
    ['https://schoolsweek.co.uk/a', 'news'],
    ['https://www.gov.uk/government/publications/a', 'report'],
    ['https://committees.parliament.uk/a', 'report'],
    ['https://someone.substack.com/p/a', 'blog'],
    ['https://tes.com/blog/a', 'blog'],
  ] as const)('%s is a %s', (url, kind) => expect(sourceKind(pageOf(1, url))).toBe(kind));

  it('is cited with what is known, and nothing more', () => {
    expect(
      citation(pageOf(1, 'https://x.org/a', { author: null, site: null, published: 'spring' })),
    ).toBe('“MATs share teachers” (no date). Read 20 November 2026. https://x.org/a');
    expect(citation(pageOf(1, 'https://x.org/a', { author: 'Ann Writer and Ben Reader' }))).toBe(
      'Ann Writer and Ben Reader (2014) “MATs share teachers”, Schools Week, 4 March. Read 20 November 2026. https://x.org/a',
    );
  });
});

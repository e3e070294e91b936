import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSearch, fold, marked, partsOf, SLICE } from '../../../lib/notebook/search.ts';
import { claimed, claimOf, entries, note, noteId, page, pageId } from './samples.ts';

const now = async () => {};

const pages = [
  page(1, {
    titles: [{ title: 'Trusts share teachers', first: '', last: '' }],
    site: 'Schools Week',
  }),
  page(2, { titles: [{ title: 'Élan vital', first: '', last: '' }], author: 'Amy Gibbons' }),
];
const list = entries(
  [
    note(1, { quote: 'Working together has transformed results.', note: 'No source given' }),
    note(2, { quote: 'It costs time.', tags: ['London Challenge'], note: 'café society' }),
    note(3, { pageId: pageId(9), claim: { ...claimOf(claimed('cost')), speaker: 'Tim Oates' } }),
  ],
  pages,
);

async function index() {
  const search = createSearch();
  await search.update(list, pages, now);
  return search;
}

it('waits for the second letter of the word that is being typed', async () => {
  const search = createSearch();
  await search.update(
    entries([note(1, { note: 'year 7 maths' }), note(2, { note: 'year 9' }), note(3)]),
    [],
    async () => {},
  );
  const found = (query: string) => search.find(query).notes.size;
  expect([found('m'), found('ma'), found('year m'), found('year ma')]).toEqual([3, 1, 2, 1]);
  expect(found('year 7')).toBe(1);
  expect([found('"'), found('"y'), found('"year 9"')]).toEqual([3, 3, 1]);
});

describe('search', () => {
  const cases: readonly (readonly [string, number[], number[]])[] = [
    ['transformed', [1], []],
    ['TRANSF', [1], []],
    ['transfromed', [1], []],
    ['no source', [1], []],
    ['source time', [], []],
    ['london', [2], []],
    ['cafe', [2], []],
    ['oates', [3], []],
    ['teachers week', [1, 2], [1]],
    ['elan', [], [2]],
    ['gibbons', [], [2]],
    ['"working together"', [1], []],
    ['"together working"', [], []],
    ['“no source” results', [1], []],
    ['zebra', [], []],
    ['"', [1, 2, 3], [1, 2]],
  ];
  it.each(cases)('%s', async (query, notes, found) => {
    const hits = (await index()).find(query);
    expect([...hits.notes].sort()).toEqual(notes.map(noteId));
    expect([...hits.pages].sort()).toEqual(found.map(pageId));
  });

  it('follows what is kept: changed, deleted, new', async () => {
    const search = await index();
    const rest = entries(
      [note(1, { note: 'Rewritten wholly' }), note(4, { note: 'brand new' })],
      pages,
    );
    await search.update(rest, pages, now);
    expect([...search.find('wholly').notes]).toEqual([noteId(1)]);
    expect([...search.find('source').notes]).toEqual([]);
    expect([...search.find('costs').notes]).toEqual([]);
    expect([...search.find('brand').notes]).toEqual([noteId(4)]);
  });

  it('pauses between slices and can be asked meanwhile', async () => {
    const many = entries(
      Array.from({ length: SLICE * 2 + 5 }, (_, n) => note(n, { note: `n${n}` })),
    );
    const search = createSearch();
    const told: number[] = [];
    let pauses = 0;
    const pause = async () => {
      pauses += 1;
      search.find('n1');
    };
    await search.update(many, [], pause, (done) => told.push(done));
    expect(pauses).toBe(2);
    expect(told).toEqual([SLICE, SLICE * 2]);
    expect([...search.find(`n${SLICE * 2 + 4}`).notes]).toEqual([noteId(SLICE * 2 + 4)]);
  });

  it('leaves alone what did not change', async () => {
    const search = await index();
    let told = 0;
    await search.update(list, pages, now, () => {
      told += 1;
    });
    expect(told).toBe(0);
    expect(search.find('transformed').notes.size).toBe(1);
  });

  it('takes any query', async () => {
    const search = await index();
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (query) => {
        const { notes, words } = search.find(query);
        expect(notes.size).toBeLessThanOrEqual(list.length);
        expect(marked('Working together has transformed results.', words).length).toBeGreaterThan(
          0,
        );
      }),
    );
  });
});

describe('words shown where they stand', () => {
  it('folds without moving a letter', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(fold(text)).toHaveLength(text.length);
      }),
    );
    expect(fold('ÉLAN İzmir Straße ﬁ')).toHaveLength('ÉLAN İzmir Straße ﬁ'.length);
    expect(fold('Élan')).toBe('elan');
  });

  it('cuts a text into parts that join to it again', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.array(fc.string({ unit: 'grapheme', maxLength: 3 })),
        (text, words) => {
          const parts = marked(text, words).map((part) => part.text);
          expect(parts.join('')).toBe(text);
        },
      ),
    );
  });

  it('marks whole words, accents or not, and phrases across lines', () => {
    const hits = (text: string, words: string[]) =>
      marked(text, words)
        .filter(({ hit }) => hit)
        .map((part) => part.text);
    expect(hits('Café, cafés and CAFE', ['cafe'])).toEqual(['Café', 'CAFE']);
    expect(hits('no\n source', ['no source'])).toEqual(['no\n source']);
    expect(hits('a.b axb', ['a.b'])).toEqual(['a.b']);
  });

  it('takes double quotes in pairs', () => {
    expect(partsOf('a "b  C" d "e')).toEqual({ phrases: ['b c'], rest: 'a   d "e' });
  });
});

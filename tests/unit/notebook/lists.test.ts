import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  byDate,
  byPage,
  byProposition,
  byTag,
  dayOf,
  firstOf,
  type Group,
  held,
} from '../../../lib/notebook/arrange.ts';
import { entriesOf, outletOf } from '../../../lib/notebook/entries.ts';
import { facetsOf } from '../../../lib/notebook/facets.ts';
import { type Filter, noFilter, passes } from '../../../lib/notebook/filter.ts';
import { isOpenable, placeLink } from '../../../lib/notebook/link.ts';
import { formatRoute, parseRoute, type Route, views } from '../../../lib/notebook/route.ts';
import { at, claimed, claimOf, entries, note, noteId, page, pageId } from './samples.ts';

const ids = (groups: readonly Group[]) =>
  groups.map((group) => [group.key, group.entries.map(({ id }) => id)]);

describe('entries', () => {
  it('leaves out what was deleted and puts the newest first', () => {
    const list = entries([
      note(1, { created: at('2026-01-01') }),
      note(2, { created: at('2026-02-01') }),
      note(3, { deleted: at('2026-03-01') }),
    ]);
    expect(list.map(({ id }) => id)).toEqual([noteId(2), noteId(1)]);
  });

  it('keeps a note whose page was lost', () => {
    const [entry] = entries([note(1)], []);
    expect(entry).toMatchObject({ page: null, title: '', site: '', quote: 'Sentence 1.' });
    expect(entry && placeLink(entry)).toBeNull();
  });

  it('says why a passage was not found', () => {
    const lost = page(1, { notFound: [{ id: noteId(1), reason: 'ambiguous' }] });
    expect(entries([note(1), note(2)], [lost]).map(({ missing }) => missing)).toEqual([
      'ambiguous',
      null,
    ]);
  });

  it('keeps the entry of what did not change, so that nothing is indexed twice', () => {
    const kept = { annotations: [note(1), note(2)], pages: [page(1)] };
    const before = entriesOf(kept);
    const edited = { ...kept.annotations[1], note: 'new' } as (typeof kept.annotations)[number];
    const after = entriesOf(
      { ...kept, annotations: [kept.annotations[0] ?? edited, edited] },
      before,
    );
    expect(after[0]).toBe(before[0]);
    expect(after[1]).not.toBe(before[1]);
  });

  it.each([
    ['https://www.example.org/a', 'example.org'],
    ['file:///home/a.html', 'file:///home/a.html'],
    ['no address', 'no address'],
  ])('names the site of %s', (address, host) => expect(outletOf(address)).toBe(host));
});

describe('arrangements', () => {
  it('lists pages by what was touched last, with pages only read among them, notes in text order', () => {
    const pages = [
      page(1, { lastRead: at('2026-01-01') }),
      page(2, { lastRead: at('2026-03-01') }),
      page(3, { lastRead: at('2026-02-01') }),
    ];
    const list = entries(
      [
        note(1, { start: 90, created: at('2026-01-05') }),
        note(2, { start: 10, created: at('2026-01-09') }),
        note(3, { pageId: pageId(2), created: at('2026-01-01') }),
      ],
      pages,
    );
    expect(ids(byPage(list, pages.slice(2)))).toEqual([
      [pageId(2), [noteId(3)]],
      [pageId(3), []],
      [pageId(1), [noteId(2), noteId(1)]],
    ]);
  });

  it('lists propositions in the order of the knowledge base, the unknown after, the own marks last', () => {
    const list = entries([
      note(1, { claim: claimOf(claimed('cost')) }),
      note(2),
      note(3, { claim: claimOf(claimed('attainment'), claimed('cost', 'open')) }),
      note(4, { claim: claimOf(claimed('of-another-version')) }),
    ]);
    const groups = byProposition(list, ['attainment', 'mandate', 'cost']);
    expect(groups.map(({ key }) => key)).toEqual(['attainment', 'cost', 'of-another-version', '']);
    expect(groups[1]?.entries.map(({ id }) => id)).toEqual([noteId(1), noteId(3)]);
  });

  it('takes tags that differ only in case as one, and puts what has none last', () => {
    const list = entries([
      note(1, { tags: ['Cost'] }),
      note(2, { tags: ['cost', 'Ablaze'] }),
      note(3),
    ]);
    expect(byTag(list).map(({ key, name, entries: of }) => [key, name, of.length])).toEqual([
      ['ablaze', 'Ablaze', 1],
      ['cost', 'Cost', 2],
      ['', '', 1],
    ]);
  });

  it('groups by the day where the reader is', () => {
    const late = new Date(2026, 2, 28, 23, 59).toISOString();
    const early = new Date(2026, 2, 29, 0, 1).toISOString();
    expect([dayOf(late), dayOf(early)]).toEqual(['2026-03-28', '2026-03-29']);
    const groups = byDate(entries([note(1, { created: late }), note(2, { created: early })]));
    expect(groups.map(({ key }) => key)).toEqual(['2026-03-29', '2026-03-28']);
  });

  it('draws as many as asked for and counts the rest', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(9), { maxLength: 12 }), fc.nat(60), (sizes, room) => {
        const groups = sizes.map((size, key) => ({
          key: String(key),
          name: '',
          page: null,
          entries: entries(Array.from({ length: size }, (_, n) => note(n))),
        }));
        const all = sizes.reduce((sum, size) => sum + Math.max(1, size), 0);
        const { groups: drawn, left } = firstOf(groups, room);
        const weight = drawn.reduce((sum, group) => sum + Math.max(1, group.entries.length), 0);
        expect(weight).toBe(Math.min(all, room));
        expect(left).toBe(all - weight);
        // What is drawn is the beginning of what there is.
        drawn.forEach((group, n) => {
          expect(groups[n]?.entries.slice(0, group.entries.length)).toEqual(group.entries);
        });
      }),
    );
  });
});

describe('filter', () => {
  const list = entries(
    [
      note(1, { claim: claimOf(claimed('cost', 'disputes'), claimed('mandate')), tags: ['Money'] }),
      note(2, { verdict: 'check', pageId: pageId(2) }),
      note(3, { others: [{ ...note(3), modified: at('2026-01-01') }] as never }),
    ],
    [page(1, { site: 'Tes', notFound: [{ id: noteId(1), reason: 'hidden' }] }), page(2)],
  );
  const cases: readonly (readonly [string, Partial<Filter>, number[]])[] = [
    ['nothing', {}, [1, 2, 3]],
    ['a proposition', { proposition: 'mandate' }, [1]],
    ['a stance', { stance: 'disputes' }, [1]],
    ['that stance on that proposition', { stance: 'disputes', proposition: 'mandate' }, []],
    ['a verdict', { verdict: 'check' }, [2]],
    ['a tag in any case', { tag: 'money' }, [1]],
    ['a site', { site: 'example2.org' }, [2]],
    ['a page', { page: pageId(1) }, [1, 3]],
    ['two versions', { attention: 'conflict' }, [3]],
    ['not found', { attention: 'missing' }, [1]],
    ['two things at once', { site: 'Tes', verdict: 'check' }, []],
  ];
  it.each(cases)('by %s', (_name, filter, numbers) => {
    const found = list.filter((entry) => passes(entry, { ...noFilter, ...filter }));
    expect(found.map(({ id }) => id).sort()).toEqual(numbers.map(noteId));
  });

  it('counts what it offers', () => {
    const { proposition, tag, site, attention } = facetsOf(list);
    expect([...proposition]).toEqual([
      ['cost', 1],
      ['mandate', 1],
    ]);
    expect([...tag]).toEqual([['Money', 1]]);
    expect(site.get('Tes')).toBe(2);
    expect([...attention].sort()).toEqual([
      ['conflict', 1],
      ['missing', 1],
    ]);
  });
});

describe('route', () => {
  it('comes back as it went', () => {
    const text = fc.option(fc.string({ minLength: 1, unit: 'grapheme' }), { nil: null });
    fc.assert(
      fc.property(
        fc.record({
          view: fc.constantFrom(...views),
          query: fc.string({ unit: 'grapheme' }),
          filter: fc.record({
            proposition: text,
            stance: fc.constantFrom(null, 'asserts', 'disputes', 'open'),
            verdict: fc.constantFrom(null, 'agree', 'doubt', 'check'),
            tag: text,
            site: text,
            page: text,
            attention: fc.constantFrom(null, 'conflict', 'missing'),
          }),
          note: text,
        }) as fc.Arbitrary<Route>,
        (route) => {
          expect(parseRoute(formatRoute(route))).toEqual(route);
        },
      ),
    );
  });

  it('starts where it does not understand', () => {
    expect(parseRoute('#view=nowhere&stance=sideways&verdict=&q=a')).toEqual({
      ...parseRoute(''),
      query: 'a',
    });
  });
});

describe('links', () => {
  it.each([
    ['https://example.org/', true],
    ['http://example.org/', true],
    ['file:///a.html', true],
    ['javascript:alert(1)', false],
    ['data:text/html,x', false],
    ['chrome://settings', false],
    ['about:blank', false],
    ['chrome-extension://abc/sample.html', true],
    ['chrome-extension://abc/options.html', false],
    ['', false],
  ])('%s may be opened: %s', (address, may) => expect(isOpenable(address)).toBe(may));

  it('leads to the passage', () => {
    const [entry] = entries([note(1, { quote: 'Working together has transformed results.' })]);
    expect(entry && placeLink(entry)).toBe(
      'https://example1.org/story#:~:text=Working%20together%20has%20transformed%20results.',
    );
  });
});

describe('a list that is held', () => {
  it('keeps its order and shows what its notes say now', () => {
    const before = byTag(entries([note(1, { tags: ['a'] }), note(2, { tags: ['b'] })]));
    const now = entries([note(1, { tags: ['z'], note: 'new' }), note(3, { tags: ['a'] })]);
    const after = held(before, now);
    expect(ids(after)).toEqual([
      ['a', [noteId(1)]],
      ['b', []],
    ]);
    expect(after[0]?.entries[0]?.note.note).toBe('new');
  });
});

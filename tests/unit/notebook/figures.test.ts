import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { axisTop } from '../../../components/notebook/Columns.tsx';
import {
  talliesByProposition,
  talliesBySite,
  talliesOverTime,
} from '../../../lib/notebook/figures.ts';
import {
  byPlaceMet,
  type Sighting,
  sightingsOf,
  timesMet,
} from '../../../lib/notebook/sightings.ts';
import { at, claimed, claimOf, entries, note, noteId, page, pageId } from './samples.ts';

const met = (quote: string, ...propositions: ReturnType<typeof claimed>[]) => ({
  quote,
  ...claimOf(...propositions),
});

const pages = [
  page(1, {
    site: 'Tes',
    claims: [
      met('It pays.', claimed('cost')),
      met('It pays.', claimed('cost')),
      met('Twice over.', claimed('cost', 'open'), claimed('mandate')),
    ],
  }),
  page(2, {
    lastRead: at('2026-05-01'),
    claims: [met('It drains us.', claimed('cost', 'disputes'))],
  }),
];
const list = entries(
  [
    note(1, { quote: 'It pays.', claim: claimOf(claimed('cost')) }),
    note(2, { quote: 'No longer marked.', claim: claimOf(claimed('mandate', 'disputes')) }),
    note(3, { quote: 'My own mark.' }),
  ],
  pages,
);

describe('sightings', () => {
  const sightings = sightingsOf(list, pages);

  it('counts a sentence once a page and proposition, with the note made on it', () => {
    expect([...timesMet(sightings)]).toEqual([
      ['cost', 3],
      ['mandate', 2],
    ]);
    const noted = sightings.filter(({ entry }) => entry !== null);
    expect(noted.map(({ quote, entry }) => [quote, entry?.id])).toEqual([
      ['It pays.', noteId(1)],
      ['No longer marked.', noteId(2)],
    ]);
  });

  it('finds where a claim was met, the page read last first, narrowed by words', () => {
    expect(byPlaceMet(sightings, 'cost').map(({ key }) => key)).toEqual([pageId(2), pageId(1)]);
    expect(byPlaceMet(sightings, 'cost', ['drains']).map(({ key }) => key)).toEqual([pageId(2)]);
    expect(byPlaceMet(sightings, 'cost', ['tes', 'twice'])[0]?.sightings).toHaveLength(1);
    expect(byPlaceMet(sightings, 'attainment')).toEqual([]);
  });

  it('tallies by proposition, by site and over time to the same sum', () => {
    const counts = { asserts: 1, disputes: 1, open: 1 };
    expect(talliesByProposition(sightings, ['mandate', 'cost'])).toEqual([
      { key: 'cost', counts, total: 3 },
      { key: 'mandate', counts: { asserts: 1, disputes: 1, open: 0 }, total: 2 },
    ]);
    expect(talliesBySite(sightings, 1)).toEqual([
      { key: 'Tes', counts: { asserts: 2, disputes: 1, open: 1 }, total: 4 },
      { key: '', counts: { asserts: 0, disputes: 1, open: 0 }, total: 1 },
    ]);
    expect(talliesOverTime([])).toEqual({ step: 'month', tallies: [] });
  });
});

describe('over time', () => {
  it('has a column for every step from first to last, and loses nothing', () => {
    const stances = ['asserts', 'disputes', 'open'] as const;
    const moment = fc.date({
      min: new Date('2009-01-01'),
      max: new Date('2038-01-01'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(
        fc.array(fc.tuple(moment, fc.constantFrom(...stances)), { minLength: 1, maxLength: 40 }),
        (given) => {
          const sightings = given.map(
            ([when, stance]) => ({ when: when.toISOString(), stance }) as Sighting,
          );
          const { tallies } = talliesOverTime(sightings);
          expect(tallies.reduce((sum, { total }) => sum + total, 0)).toBe(given.length);
          for (const { counts, total } of tallies) {
            expect(counts.asserts + counts.disputes + counts.open).toBe(total);
          }
          expect(tallies.length).toBeLessThanOrEqual(40);
          const keys = tallies.map(({ key }) => key);
          expect(keys).toEqual([...new Set(keys)].sort());
        },
      ),
    );
  });

  it.each([
    ['2026-03-02', '2026-03-20', 'day'],
    ['2026-01-05', '2026-05-20', 'week'],
    ['2025-01-05', '2026-05-20', 'month'],
    ['2015-01-05', '2026-05-20', 'year'],
  ])('from %s to %s steps by %s', (first, last, step) => {
    const sightings = [first, last].map((day) => ({ when: at(day), stance: 'open' }) as Sighting);
    expect(talliesOverTime(sightings).step).toBe(step);
  });

  it.each([
    [0, 1],
    [1, 1],
    [3, 5],
    [10, 10],
    [11, 20],
    [193, 200],
    [999, 1000],
  ])('an axis for %i ends at %i', (most, top) => expect(axisTop(most)).toBe(top));
});

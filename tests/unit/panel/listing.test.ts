import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  facetsOf,
  isNarrowed,
  listClaims,
  neighbour,
  noClaimFilter,
} from '../../../lib/panel/listing.ts';
import { claimAt } from './samples.ts';

const order = ['attainment', 'cost', 'sharing'];
const claims = [
  claimAt(10, ['cost', 'asserts', 'contested']),
  claimAt(20, ['attainment', 'disputes', 'not-established'], ['cost', 'open', 'contested']),
  claimAt(30, ['sharing', 'open', 'argued']),
  claimAt(40, ['attainment', 'asserts', 'not-established']),
];
const starts = (list: readonly { start: number }[]) => list.map(({ start }) => start);

describe('the list', () => {
  it('is the page in reading order, however the claims came', () => {
    const mixed = [3, 0, 2, 1].map((index) => claims[index] ?? claimAt(0, ['x', 'open']));
    expect(starts(listClaims(mixed, noClaimFilter, 'place', order))).toEqual([10, 20, 30, 40]);
  });

  it('is narrowed by what holds of one and the same proposition', () => {
    const narrow = (filter: object) =>
      starts(listClaims(claims, { ...noClaimFilter, ...filter }, 'place', order));
    expect(narrow({ proposition: 'cost' })).toEqual([10, 20]);
    expect(narrow({ stance: 'open' })).toEqual([20, 30]);
    // The sentence at 20 disputes one proposition and leaves the other open: it disputes no cost.
    expect(narrow({ proposition: 'cost', stance: 'disputes' })).toEqual([]);
    expect(narrow({ rating: 'contested', stance: 'open' })).toEqual([20]);
  });

  it('is sorted by the knowledge base’s order, or with the least evidence first', () => {
    const sorted = (sort: 'proposition' | 'evidence') =>
      starts(listClaims(claims, noClaimFilter, sort, order));
    expect(sorted('proposition')).toEqual([20, 40, 10, 30]);
    expect(sorted('evidence')).toEqual([20, 40, 30, 10]);
  });

  it('puts a proposition that the knowledge base does not know last', () => {
    const strange = [claimAt(1, ['of-a-newer-version', 'open']), ...claims];
    expect(starts(listClaims(strange, noClaimFilter, 'proposition', order)).at(-1)).toBe(1);
  });

  it('counts a claim once for each choice', () => {
    const twice = claimAt(50, ['cost', 'asserts'], ['cost', 'disputes']);
    const { proposition, stance } = facetsOf([...claims, twice]);
    expect(Object.fromEntries(proposition)).toEqual({ cost: 3, attainment: 2, sharing: 1 });
    expect(Object.fromEntries(stance)).toEqual({ asserts: 3, disputes: 2, open: 2 });
  });

  it('knows when it is narrowed', () => {
    expect(isNarrowed(noClaimFilter)).toBe(false);
    expect(isNarrowed({ ...noClaimFilter, rating: 'argued' })).toBe(true);
  });
});

describe('next and previous', () => {
  it('follow the list as it is sorted, and go round', () => {
    const list = listClaims(claims, noClaimFilter, 'proposition', order);
    const walk = (by: 'next' | 'previous', from: number | null) => neighbour(list, from, by)?.start;
    expect(walk('next', null)).toBe(20);
    expect(walk('next', 20)).toBe(40);
    expect(walk('next', 30)).toBe(20);
    expect(walk('previous', 20)).toBe(30);
    expect(walk('previous', null)).toBe(30);
  });

  it('go to the nearest in the text where the list no longer holds the claim', () => {
    expect(neighbour(claims, 25, 'next')?.start).toBe(30);
    expect(neighbour(claims, 25, 'previous')?.start).toBe(20);
    expect(neighbour(claims, 99, 'next')?.start).toBe(10);
    expect(neighbour([], 25, 'next')).toBeNull();
  });

  it('meet every claim once on the way round, from anywhere', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.nat(1000), { minLength: 1, maxLength: 30 }),
        fc.option(fc.nat(1000)),
        fc.constantFrom('next' as const, 'previous' as const),
        (offsets, from, by) => {
          const list = offsets.map((start) => claimAt(start, ['cost', 'open']));
          const met: number[] = [];
          let at = from;
          for (let i = 0; i < list.length; i += 1) {
            at = neighbour(list, at, by)?.start ?? null;
            if (at !== null) met.push(at);
          }
          expect([...met].sort()).toEqual([...offsets].sort());
        },
      ),
    );
  });
});

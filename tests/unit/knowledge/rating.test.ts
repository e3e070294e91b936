import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type BearingItem, rate } from '../../../lib/knowledge/rating.ts';
import { designs, directnessOf, links } from '../../../lib/knowledge/scale.ts';
import type { Bearing, DesignId, LinkId, RatingId } from '../../../lib/knowledge/types.ts';

const keys = <T extends string>(table: Record<T, unknown>) => Object.keys(table) as T[];

const bearingItem: fc.Arbitrary<BearingItem> = fc
  .record({
    item: fc.uuid(),
    bearing: fc.constantFrom<Bearing>('for', 'against', 'gap', 'note'),
    design: fc.constantFrom<DesignId>(...keys(designs)),
    link: fc.constantFrom<LinkId>(
      'cause',
      'associated',
      'shown',
      'suggested',
      'possible',
      'argued',
    ),
    setting: fc.constantFrom('schools', 'other-sector', 'general', 'unstated'),
    outcome: fc.constantFrom('own', 'another'),
    ownView: fc.boolean(),
    why: fc.constant(null),
  })
  .map((item) => ({
    ...item,
    link: item.bearing === 'gap' ? 'gap' : item.bearing === 'note' ? 'none' : item.link,
  }));
const several = fc.array(bearingItem, { maxLength: 7 });

/** Where a rating leaves a side: ahead, behind, or neither. */
function standing(id: RatingId, side: 'for' | 'against'): -1 | 0 | 1 {
  if (id === 'some-support') return side === 'for' ? 1 : -1;
  if (id === 'some-against') return side === 'against' ? 1 : -1;
  return 0;
}

const swapped = {
  'not-covered': 'not-covered',
  'not-established': 'not-established',
  argued: 'argued',
  contested: 'contested',
  'some-support': 'some-against',
  'some-against': 'some-support',
} as const satisfies Record<RatingId, RatingId>;

function item(bearing: Bearing, grade: 0 | 1 | 2 | 3 | 5): BearingItem {
  const byGrade = {
    0: { design: 'assertion', link: 'argued' },
    1: { design: 'expert-view', link: 'argued' },
    2: { design: 'case-study', link: 'suggested' },
    3: { design: 'association', link: 'associated' },
    5: { design: 'randomised-trial', link: 'cause' },
  } as const satisfies Record<number, { design: DesignId; link: LinkId }>;
  const facts = byGrade[grade];
  return {
    item: `${bearing}-${grade}`,
    bearing,
    design: facts.design,
    link: bearing === 'gap' ? 'gap' : bearing === 'note' ? 'none' : facts.link,
    setting: 'schools',
    outcome: 'own',
    ownView: false,
    why: null,
  };
}

describe('the rule, test by test', () => {
  const cases: [RatingId, BearingItem[]][] = [
    ['not-covered', []],
    ['not-covered', [item('note', 3), item('note', 5)]],
    ['not-established', [item('gap', 3)]],
    ['not-established', [item('gap', 2), item('for', 2)]],
    ['not-established', [item('gap', 3), item('for', 3), item('against', 3)]],
    ['argued', [item('for', 0)]],
    ['argued', [item('for', 1), item('against', 1)]],
    ['argued', [item('gap', 1)]],
    ['contested', [item('for', 2), item('against', 2)]],
    ['contested', [item('for', 5), item('against', 2)]],
    ['contested', [item('for', 3), item('against', 2), item('gap', 2)]],
    ['some-support', [item('for', 2), item('against', 1)]],
    ['some-support', [item('for', 3), item('gap', 2)]],
    ['some-against', [item('against', 2)]],
    ['some-against', [item('against', 5), item('for', 1), item('gap', 3)]],
  ];
  test.each(cases)('%s from %j', (id, items) => {
    expect(rate(items).id).toBe(id);
  });
});

describe('strength', () => {
  test('is the weakest of design, link and directness, and says which held it', () => {
    const [weighed] = rate([
      { ...item('for', 5), setting: 'other-sector', outcome: 'another' },
    ]).items;
    expect(weighed).toMatchObject({ design: 5, link: 5, directness: 2, strength: 2 });
    expect(weighed?.boundBy).toEqual(['directness']);
  });

  test('of a view of one’s own is never above 1', () => {
    const [weighed] = rate([{ ...item('for', 5), ownView: true }]).items;
    expect(weighed).toMatchObject({ strength: 1, boundBy: ['own-view'] });
  });

  test('of a gap knows no link', () => {
    const [weighed] = rate([item('gap', 3)]).items;
    expect(weighed).toMatchObject({ link: null, strength: 3, boundBy: ['design'] });
  });

  test('counts a study of firms as direct where firms are what the proposition is about', () => {
    expect(directnessOf('other-sector', 'own', 'other-sector')).toBe('own-setting-own-outcome');
    expect(directnessOf('other-sector', 'own', 'schools')).toBe('another-sector');
    expect(directnessOf('schools', 'own', 'other-sector')).toBe('another-sector');
    expect(directnessOf('unstated', 'own', 'schools')).toBe('general');
  });

  test('keeps to the grades of the method', () => {
    expect(Object.entries(designs).map(([id, { grade }]) => `${id} ${grade}`)).toEqual([
      'randomised-trial 5',
      'comparison-group 4',
      'association 3',
      'review 3',
      'case-study 2',
      'qualitative 2',
      'theory 1',
      'policy-text 1',
      'expert-view 1',
      'unstated 1',
      'assertion 0',
    ]);
    expect(Object.entries(links).map(([id, { grade }]) => `${id} ${grade}`)).toEqual([
      'cause 5',
      'associated 3',
      'shown 3',
      'suggested 2',
      'possible 2',
      'argued 1',
      'gap null',
      'none null',
    ]);
  });
});

describe('properties of the rule', () => {
  test('removing an item never strengthens its own side', () => {
    fc.assert(
      fc.property(several, fc.nat(), (items, pick) => {
        fc.pre(items.length > 0);
        const removed = items[pick % items.length];
        const before = rate(items);
        const after = rate(items.filter((candidate) => candidate !== removed));
        for (const side of ['for', 'against', 'gap'] as const) {
          if (removed?.bearing === side) expect(after[side]).toBeLessThanOrEqual(before[side]);
          else expect(after[side]).toBe(before[side]);
        }
        if (removed?.bearing === 'for' || removed?.bearing === 'against') {
          expect(standing(after.id, removed.bearing)).toBeLessThanOrEqual(
            standing(before.id, removed.bearing),
          );
        }
        if (removed?.bearing === 'note') expect(after.id).toBe(before.id);
      }),
    );
  });

  test('swapping the sides swaps the answer', () => {
    const turned = { for: 'against', against: 'for', gap: 'gap', note: 'note' } as const;
    fc.assert(
      fc.property(several, (items) => {
        const there = rate(items);
        const back = rate(items.map((each) => ({ ...each, bearing: turned[each.bearing] })));
        expect(back.id).toBe(swapped[there.id]);
        expect([back.for, back.against, back.gap]).toEqual([there.against, there.for, there.gap]);
      }),
    );
  });

  test('a gap never counts against', () => {
    fc.assert(
      fc.property(several, bearingItem, (items, other) => {
        const before = rate(items);
        const after = rate([...items, { ...other, bearing: 'gap', link: 'gap' }]);
        expect(after.against).toBe(before.against);
        if (after.id === 'some-against') expect(before.id).toBe('some-against');
        if (before.id === 'not-covered') expect(['argued', 'not-established']).toContain(after.id);
        else expect([before.id, 'not-established']).toContain(after.id);
      }),
    );
  });

  test('the order of the items does not matter', () => {
    fc.assert(
      fc.property(several, (items) => {
        const there = rate(items);
        const back = rate(items.toReversed());
        expect(back.id).toBe(there.id);
        expect(new Set(back.decidedBy)).toEqual(new Set(there.decidedBy));
      }),
    );
  });

  test('the derivation holds every item, and what decided carries the grade that decided', () => {
    fc.assert(
      fc.property(several, (items) => {
        const verdict = rate(items);
        expect(verdict.items).toHaveLength(items.length);
        for (const id of verdict.decidedBy) {
          const weighed = verdict.items.find((candidate) => candidate.item === id);
          expect(weighed?.bearing).not.toBe('note');
          if (weighed !== undefined && weighed.bearing !== 'note') {
            expect(weighed.strength).toBe(verdict[weighed.bearing]);
          }
        }
      }),
    );
  });
});

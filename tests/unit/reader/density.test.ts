import { expect, test } from 'vitest';
import { faintOf, MOST_IN_BLOCK } from '../../../lib/reader/density.ts';
import { markKinds } from '../../../lib/reader/mark-styles.ts';
import { marksOf } from '../../../lib/reader/marks.ts';
import { claimAt } from '../panel/samples.ts';

/** Blocks of a hundred characters. */
const blockAt = (start: number) => Math.floor(start / 100);
const claims = (...scores: readonly (readonly [start: number, score: number])[]) =>
  scores.map(([start, score]) => ({ start, score }));

const about = ['attainment', 'asserts'] as const;

test('a paragraph with few marks has them all in full', () => {
  expect(faintOf(claims([0, 0.6], [30, 0.5], [60, 0.9], [130, 0.5]), blockAt).size).toBe(0);
});

test('of many, the least certain are faint, and only in that paragraph', () => {
  const crowded = claims([0, 0.6], [20, 0.9], [40, 0.51], [60, 0.8], [80, 0.7], [130, 0.5]);
  expect(MOST_IN_BLOCK).toBe(3);
  expect([...faintOf(crowded, blockAt)].sort((a, b) => a - b)).toEqual([0, 40]);
});

test('where they are equally certain the first stay', () => {
  const even = claims([0, 0.7], [20, 0.7], [40, 0.7], [60, 0.7]);
  expect([...faintOf(even, blockAt)]).toEqual([60]);
});

test('a wording that outruns its evidence has a cue on its last word, unless its mark is faint', () => {
  const text = 'Working together raises standards “everywhere”.';
  const claim = {
    ...claimAt(10, about),
    text,
    end: 10 + text.length,
    overreach: 'Worded as a cause.',
  };
  const none = { placed: [], active: null };
  const cues = (faint: readonly number[]) =>
    marksOf({ claims: [claim], faint: new Set(faint), ...none }, 'dark')
      .filter(({ id }) => id === 'overreach:10')
      .map(({ kind, start, end }) => [kind, text.slice(start - 10, end - 10)]);
  expect(cues([])).toEqual([['overreach-dark', '“everywhere”.']]);
  expect(cues([10])).toEqual([]);
});

test('every mark has a kind that the painter knows', () => {
  const passage = (id: string, isClaim: boolean) => ({
    id,
    isClaim,
    start: 50,
    end: 60,
    selectors: {} as never,
  });
  const marks = marksOf(
    {
      claims: [{ ...claimAt(0, about), overreach: 'Worded as a cause.' }, claimAt(20, about)],
      faint: new Set([20]),
      placed: [passage('a', true), passage('b', false)],
      active: { start: 0, end: 9 },
    },
    'light',
  );
  expect(marks).toHaveLength(6);
  expect(marks.filter(({ kind }) => !markKinds.includes(kind))).toEqual([]);
});

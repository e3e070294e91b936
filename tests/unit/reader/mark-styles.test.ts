import { expect, test } from 'vitest';
import { ratingLabels } from '../../../lib/knowledge/rating.ts';
import type { RatingId, Stance } from '../../../lib/knowledge/types.ts';
import { markColourIds, markColours } from '../../../lib/mark-colours.ts';
import { highlightName } from '../../../lib/page/highlight-name.ts';
import { kindOf, markCss, markKinds, schemeOf } from '../../../lib/reader/mark-styles.ts';

const stances: readonly Stance[] = ['asserts', 'disputes', 'open'];
const ratings = Object.keys(ratingLabels) as RatingId[];

test('every stance and rating has a kind that the painter knows and the style sheet styles, in both schemes', () => {
  const css = markCss(highlightName);
  for (const scheme of ['light', 'dark'] as const) {
    for (const stance of stances) {
      for (const rating of ratings) {
        const kind = kindOf(stance, rating, scheme);
        expect(markKinds).toContain(kind);
        // Its line, its tint, and its line in forced colours.
        expect(css.split(`::highlight(${highlightName(kind)})`)).toHaveLength(4);
      }
    }
  }
});

test('the line tells the stance without colour', () => {
  const css = markCss((kind) => kind);
  const lineOf = (stance: Stance) =>
    /underline (\w+)/.exec(css.split(`(${stance}-thin-light){`)[1] ?? '')?.[1];
  expect(stances.map(lineOf)).toEqual(['solid', 'dashed', 'dotted']);
});

/** Relative luminance and contrast by WCAG 2.2. */
const luminance = (hex: string) =>
  [0.2126, 0.7152, 0.0722].reduce((sum, weight, index) => {
    const channel = Number.parseInt(hex.slice(1 + 2 * index, 3 + 2 * index), 16) / 255;
    return (
      sum + weight * (channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4)
    );
  }, 0);
const contrast = (a: string, b: string) => {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
};

test.each(markColourIds)(
  'in “%s”, lines stand out by 3:1 on white, on sepia and on dark pages',
  (colours) => {
    const css = markCss((kind) => kind, colours);
    for (const ink of Object.values(markColours[colours].light)) expect(css).toContain(ink);
    for (const [kind, ink] of [
      ...css.matchAll(
        /\(((?:\w+-)?\w+-(?:light|dark))\)\{text-decoration:underline \w+ (#\w{6}) /g,
      ),
    ].map(([, k = '', i = '']) => [k, i] as const)) {
      for (const paper of kind.endsWith('light')
        ? ['#ffffff', '#f4ecd8', '#e8dcc0']
        : ['#000000', '#1b1b1b', '#2b2b2b']) {
        expect(contrast(ink, paper), `${kind} on ${paper}`).toBeGreaterThan(3);
      }
    }
  },
);

test('text on the open passage keeps 4.5:1 on light, sepia and dark pages', () => {
  const css = markCss((kind) => kind);
  const wash = /\(active\)\{background-color:#(\w{6})(\w\w)\}/.exec(css);
  const [, tint = '', alpha = ''] = wash ?? [];
  const share = Number.parseInt(alpha, 16) / 255;
  const channel = (hex: string, at: number) => Number.parseInt(hex.slice(at, at + 2), 16);
  const over = (paper: string) =>
    [0, 2, 4].reduce((hex, at) => {
      const mixed = channel(tint, at) * share + channel(paper, at + 1) * (1 - share);
      return hex + Math.round(mixed).toString(16).padStart(2, '0');
    }, '#');
  for (const [ink, paper] of [
    ['#222222', '#ffffff'],
    ['#3a2f1d', '#f4ecd8'],
    ['#dddddd', '#161616'],
  ] as const)
    expect(contrast(ink, over(paper)), `${ink} on ${paper}`).toBeGreaterThan(4.5);
});

test.each([
  ['rgb(255, 255, 255)', 'light'],
  ['rgb(244, 236, 216)', 'light'],
  ['rgb(18, 18, 18)', 'dark'],
  ['rgba(0, 0, 0, 0)', null],
  ['rgba(10, 10, 10, 0.9)', 'dark'],
  ['transparent', null],
] as const)('%s is %s', (color, scheme) => {
  expect(schemeOf(color)).toBe(scheme);
});

import { describe, expect, it } from 'vitest';
import { describeQuote } from '../../../lib/anchors/describe.ts';
import { locateAll } from '../../../lib/anchors/locate.ts';
import { isSetApart, likenessOf, type StructureAt } from '../../../lib/anchors/structure.ts';
import type { PassageSelectors } from '../../../lib/anchors/types.ts';

/** A page as lines of text, each with the path of the element it stands in. */
type Lines = readonly (readonly [path: string, text: string])[];

const textOf = (lines: Lines): string => lines.map(([, text]) => text).join('\n');

const structureOf =
  (lines: Lines): StructureAt =>
  (offset) => {
    let end = 0;
    for (const [path, text] of lines) {
      end += text.length + 1;
      if (offset < end) return path;
    }
    return null;
  };

const SENTENCE = 'The trust shared its teachers with four schools on the coast for two years.';
const PAGE: Lines = [
  ['main > p:nth-of-type(1)', 'The council met on Monday to hear what had come of the plan.'],
  ['main > p:nth-of-type(2)', SENTENCE],
  ['main > p:nth-of-type(3)', 'Nobody had asked what it would cost the schools that lent them.'],
];

const described = (): PassageSelectors => {
  const text = textOf(PAGE);
  const start = text.indexOf(SENTENCE);
  const value = structureOf(PAGE)(start) ?? '';
  return {
    ...describeQuote(text, start, start + SENTENCE.length),
    structure: { type: 'CssSelector', value },
  };
};

const lineOf = (lines: Lines, selectors: PassageSelectors): string => {
  const [found] = locateAll(textOf(lines), [selectors], structureOf(lines));
  if (!found || 'orphan' in found) return found?.reason ?? 'nothing';
  return structureOf(lines)(found.start) ?? 'nowhere';
};

describe('the structural hint', () => {
  it('compares paths from the block upwards, whatever their places among siblings', () => {
    expect(likenessOf('main > p:nth-of-type(2)', 'main > p:nth-of-type(9)')).toBe(1);
    expect(likenessOf('main > p:nth-of-type(2)', 'main > aside > p:nth-of-type(1)')).toBeLessThan(
      likenessOf('main > div > p', 'main > div > p'),
    );
    expect(likenessOf('main > p', 'main > blockquote')).toBe(0);
  });

  it('knows words of the running text that were set apart', () => {
    const path = (value: string) => ({ type: 'CssSelector', value }) as const;
    expect(isSetApart(path('main > p:nth-of-type(2)'), 'main > blockquote')).toBe(true);
    expect(isSetApart(path('main > h2'), 'main > h3')).toBe(false);
    expect(isSetApart(path('main > p'), 'main > div')).toBe(false);
    expect(isSetApart(undefined, 'main > h3')).toBe(false);
  });

  const [first, own, last] = PAGE;
  if (!first || !own || !last) throw new Error('The page is missing lines');
  const pulled = (path: string) => [path, SENTENCE] as const;

  it.each([
    ['before it', [first, pulled('main > blockquote:nth-of-type(1)'), own, last]],
    ['after it', [first, own, pulled('main > aside > p:nth-of-type(1)'), last]],
    ['before and after it', [first, pulled('main > h3'), own, pulled('main > blockquote'), last]],
  ] as const)('tells a passage from a pull quote %s', (_where, lines) => {
    expect(lineOf(lines, described())).toBe(own[0]);
  });

  it('tells an edited passage from a pull quote of its old words', () => {
    const edited = [own[0], own[1].replace('four schools', 'three schools')] as const;
    expect(lineOf([first, pulled('main > div > p'), edited, last], described())).toBe(own[0]);
  });

  it('refuses the pull quote when the passage went', () => {
    const other = ['main > p:nth-of-type(2)', 'Rail fares rise again in spring.'] as const;
    const lines: Lines = [pulled('main > blockquote:nth-of-type(1)'), other, other, first];
    expect(lineOf(lines, described())).toBe('too-different');
  });

  it('follows a passage that moved with its element, or whose page is built otherwise now', () => {
    const other = ['main > p', 'Rail fares rise again in spring.'] as const;
    expect(lineOf([other, last, other, own, first], described())).toBe(own[0]);
    const rebuilt = PAGE.map(
      ([, text], i) => [`#app > div > div:nth-of-type(${i})`, text] as const,
    );
    expect(lineOf(rebuilt, described())).toBe('#app > div > div:nth-of-type(1)');
  });

  it('leaves a tie a tie where the structure says nothing', () => {
    const other = ['main > p', 'Rail fares rise again in spring.'] as const;
    expect(lineOf([other, own, other, own, other], described())).toBe('ambiguous');
  });
});

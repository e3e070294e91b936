import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stemOf } from '../../../lib/text/stem.ts';
import { tokensOf } from '../../../lib/text/tokens.ts';

describe('tokensOf', () => {
  it.each([
    ['school-to-school support', 'school - to - school support'],
    ['It’s £1.2m a year', 'it £1.2m a year'],
    ["heads' work, the head's work", "heads ' work , the head work"],
    ['don’t 2019–20 68% 1,200', "don't 2019–20 68% 1,200"],
    ['Ysgol Glân', 'ysgol glân'],
  ])('%s', (text, expected) => {
    expect(
      tokensOf(text)
        .map((t) => t.norm)
        .join(' '),
    ).toBe(expected);
  });

  it('gives places in order, without overlap, whatever the text', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        let at = 0;
        for (const t of tokensOf(text)) {
          expect(t.start).toBeGreaterThanOrEqual(at);
          expect(t.end).toBeGreaterThan(t.start);
          at = t.end;
        }
        expect(at).toBeLessThanOrEqual(text.length);
      }),
    );
  });
});

describe('stemOf', () => {
  it.each([
    ['raises raised raising', 'rais'],
    ['improve improved improvement improving', 'improv'],
    ['collaborate collaboration collaborative collaborating', 'collabor'],
    ['federation federations federated', 'federat'],
    ['compete competition competitors', 'compet'],
    ['rose risen rising', 'rise'],
  ])('%s are one', (words, stem) => {
    for (const word of words.split(' ')) expect(stemOf(word)).toBe(stem);
  });

  it.each([
    ['academy', 'academic'],
    ['policy', 'police'],
    ['university', 'universal'],
  ])('%s and %s are two', (a, b) => expect(stemOf(a)).not.toBe(stemOf(b)));
});

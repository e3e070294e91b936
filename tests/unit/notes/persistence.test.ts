import { describe, expect, it } from 'vitest';
import { withCodePoints } from '../../../lib/anchors/code-points.ts';
import { persist, space } from '../../../lib/notes/persistence.ts';

const storage = (persisted: boolean, granted: boolean) => ({
  persisted: async () => persisted,
  persist: async () => granted,
  estimate: async () => ({ usage: 5, quota: 10 }),
});
const failing = {
  persisted: async () => Promise.reject(new TypeError('opaque origin')),
  persist: async () => false,
  estimate: async () => Promise.reject(new TypeError('opaque origin')),
};

describe('persistence', () => {
  it.each([
    ['kept', storage(true, false)],
    ['kept', storage(false, true)],
    ['evictable', storage(false, false)],
    ['unknown', failing],
  ] as const)('is %s', async (answer, manager) => expect(await persist(manager)).toBe(answer));

  it('tells the space where the browser does', async () => {
    expect(await space(storage(true, true))).toEqual({ used: 5, allowed: 10 });
    expect(await space(failing)).toBeNull();
  });
});

describe('withCodePoints', () => {
  const selectors = (exact: string, start: number) => ({
    quote: { type: 'TextQuoteSelector', exact, prefix: '', suffix: '' } as const,
    position: { type: 'TextPositionSelector', start, end: start + exact.length } as const,
  });

  it.each([
    ['plain text', 'one two', 'two', 4, { start: 4, end: 7 }],
    ['after an emoji', '😀 two', 'two', 3, { start: 2, end: 5 }],
    ['an emoji itself', 'a😀b', '😀', 1, { start: 1, end: 2 }],
    ['half a character', 'a\ud800b', 'b', 2, { start: 2, end: 3 }],
  ])('%s', (_what, text, exact, start, expected) => {
    const result = withCodePoints(selectors(exact, start), text);
    expect(result.codePoints).toEqual(expected);
    const { start: from, end } = expected;
    expect([...text].slice(from, end).join('')).toBe(exact);
  });
});

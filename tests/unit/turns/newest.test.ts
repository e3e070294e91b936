/** Looks at one thing that are under way at once. */
import { expect, it } from 'vitest';
import { newest } from '../../../lib/newest.ts';

it('knows the look that was begun last, whichever ends first', () => {
  const begin = newest();
  const first = begin();
  expect(first()).toBe(true);
  const second = begin();
  expect([first(), second()]).toEqual([false, true]);
});

it('counts the looks at each thing apart', () => {
  const [one, other] = [newest()(), newest()];
  other();
  expect(one()).toBe(true);
});

import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { restsBetween } from '../../../lib/reader/rests.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

/** How many sessions begin in this many milliseconds on a page that leaves each after 16. */
async function begunIn(milliseconds: number): Promise<number> {
  const rested = restsBetween();
  let begun = 0;
  const next = async (): Promise<void> => {
    await rested();
    begun += 1;
    await new Promise((resolve) => setTimeout(resolve, 16));
    return next();
  };
  void next();
  await vi.advanceTimersByTimeAsync(milliseconds);
  return begun;
}

test('a page that never stays at an address is read once a second, not sixty times', async () => {
  const short = await begunIn(10_000);
  expect(short).toBeLessThan(16);
  expect((await begunIn(100_000)) - short).toBeLessThan(91);
});

test('nobody waits on a page that one has stayed on', async () => {
  const rested = restsBetween();
  const over = vi.fn();
  await rested();
  await vi.advanceTimersByTimeAsync(1_001);
  await rested();
  void rested().then(over);
  await vi.advanceTimersByTimeAsync(1);
  expect(over).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(60);
  expect(over).toHaveBeenCalledOnce();
});

/** A work that is asked for again while it is being done. */
import { expect, it, vi } from 'vitest';
import { alone } from '../../../lib/alone.ts';

it('is done once for two presses, and again for a later one', async () => {
  const doing = Promise.withResolvers<void>();
  const work = vi.fn((_given: number) => doing.promise);
  const press = alone(work);
  const first = press(1);
  await press(2);
  expect(work.mock.calls).toEqual([[1]]);
  doing.resolve();
  await first;
  await press(3);
  expect(work.mock.calls).toEqual([[1], [3]]);
});

it('can be asked for again after it failed', async () => {
  const work = vi.fn(async () => undefined).mockRejectedValueOnce(new Error('no room'));
  const press = alone(work);
  await expect(press()).rejects.toThrow('no room');
  await press();
  expect(work).toHaveBeenCalledTimes(2);
});

/** Work that is asked for more often than it can be done. */
import { expect, it, vi } from 'vitest';
import { onceMore } from '../../../lib/once-more.ts';
import { eventually } from '../eventually.ts';

const works: PromiseWithResolvers<void>[] = [];
const begin = () => {
  works.length = 0;
  const work = vi.fn(() => {
    const next = Promise.withResolvers<void>();
    works.push(next);
    return next.promise;
  });
  return { work, ask: onceMore(work) };
};

it('is done once more after the one under way, however often it was asked for meanwhile', async () => {
  const { work, ask } = begin();
  const first = ask();
  void ask();
  void ask();
  expect(work).toHaveBeenCalledTimes(1);
  works[0]?.resolve();
  await first;
  expect(work).toHaveBeenCalledTimes(2);
  works[1]?.resolve();
  await eventually(() => {
    void ask();
    expect(work).toHaveBeenCalledTimes(3);
  });
});

it('ends for whoever began it, though it is asked for without end', async () => {
  const { ask } = begin();
  const first = ask();
  void ask();
  works[0]?.resolve();
  await first;
  void ask();
});

it('is done again after it failed', async () => {
  const { work, ask } = begin();
  const first = ask();
  works[0]?.reject(new Error('nobody answers'));
  await expect(first).rejects.toThrow('nobody answers');
  void ask();
  expect(work).toHaveBeenCalledTimes(2);
});

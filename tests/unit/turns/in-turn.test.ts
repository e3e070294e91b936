/** Works that are asked for in quick succession. */
import { expect, it } from 'vitest';
import { inTurn } from '../../../lib/in-turn.ts';

it('begins no work before the one asked for before it has ended', async () => {
  const next = inTurn();
  const first = Promise.withResolvers<void>();
  const log: string[] = [];
  const works = [
    next(async () => {
      log.push('first begins');
      await first.promise;
      log.push('first ends');
    }),
    next(async () => log.push('second')),
    next(async () => log.push('third')),
  ];
  // Asked for elsewhere, a work waits for none of these: by then the second had begun if ever it could.
  await inTurn()(async () => log.push('elsewhere'));
  expect(log).toEqual(['first begins', 'elsewhere']);
  first.resolve();
  await Promise.all(works);
  expect(log).toEqual(['first begins', 'elsewhere', 'first ends', 'second', 'third']);
});

it('answers each with what its own work came to', async () => {
  const next = inTurn();
  expect(await Promise.all([next(async () => 1), next(async () => 'two')])).toEqual([1, 'two']);
});

it('is held up by no work that failed, which fails for whoever asked for it', async () => {
  const next = inTurn();
  const failing = next(() => Promise.reject(new Error('no room')));
  const throwing = next(() => {
    throw new Error('not even begun');
  });
  const after = next(async () => 'done');
  await expect(failing).rejects.toThrow('no room');
  await expect(throwing).rejects.toThrow('not even begun');
  expect(await after).toBe('done');
});

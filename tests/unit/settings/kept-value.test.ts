/** A value that pages change: written in the very call, whole whoever else writes in the same moment. */
import { beforeEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { keptValue } from '../../../lib/kept-value.ts';
import { slowStorage } from '../slow-storage.ts';

type Value = Readonly<Record<string, number>>;
const open = () => keptValue<Value>('thing', (kept) => (kept ?? { a: 0 }) as Value);
const onDisk = async () => (await fakeBrowser.storage.local.get('thing')).thing;

beforeEach(() => fakeBrowser.reset());

it('is what it is made of until it was changed', async () => {
  const kept = open();
  expect(await kept.get()).toEqual({ a: 0 });
  expect(await kept.change((now) => ({ ...now, b: 1 }))).toEqual({ a: 0, b: 1 });
  expect(await onDisk()).toEqual({ a: 0, b: 1 });
  expect(await kept.get()).toEqual({ a: 0, b: 1 });
});

it('is on its way to the disk before the call that changes it returns', async () => {
  const kept = open();
  await kept.get();
  const set = vi.spyOn(fakeBrowser.storage.local, 'set');
  const done = kept.change((now) => ({ ...now, a: 1 }));
  expect(set).toHaveBeenCalledWith({ thing: { a: 1 } });
  const again = kept.change((now) => ({ ...now, b: 2 }));
  expect(set).toHaveBeenLastCalledWith({ thing: { a: 1, b: 2 } });
  expect(await done).toEqual({ a: 1, b: 2 });
  await again;
  expect(await onDisk()).toEqual({ a: 1, b: 2 });
});

it('changed in two windows in the same moment holds both changes', async () => {
  const [left, right] = [open(), open()];
  await Promise.all([left.get(), right.get()]);
  await Promise.all([
    left.change((now) => ({ ...now, left: 1 })),
    right.change((now) => ({ ...now, right: 1 })),
    left.change((now) => ({ ...now, a: 2 })),
  ]);
  expect(await onDisk()).toEqual({ a: 2, left: 1, right: 1 });
});

it('holds the last of several changes of one part', async () => {
  const kept = open();
  await kept.get();
  await Promise.all([1, 2, 3, 4].map((a) => kept.change((now) => ({ ...now, a }))));
  expect(await onDisk()).toEqual({ a: 4 });
});

it('changed before it was ever asked for is changed upon what lies on the disk', async () => {
  await fakeBrowser.storage.local.set({ thing: { a: 5 } });
  await open().change((now) => ({ ...now, b: 1 }));
  expect(await onDisk()).toEqual({ a: 5, b: 1 });
});

it('tells of a change that cannot be written, and goes on from what stands', async () => {
  const kept = open();
  await kept.get();
  const set = vi.spyOn(fakeBrowser.storage.local, 'set');
  set.mockRejectedValue(new Error('no room'));
  await expect(kept.change((now) => ({ ...now, a: 9 }))).rejects.toThrow('no room');
  set.mockRestore();
  expect(await kept.change((now) => ({ ...now, b: 1 }))).toEqual({ a: 0, b: 1 });
  expect(await onDisk()).toEqual({ a: 0, b: 1 });
});

it('tells every listener of each change, until it stops', async () => {
  const kept = open();
  const heard: Value[] = [];
  const stop = kept.watch((value) => heard.push(value));
  await open().change((now) => ({ ...now, a: 1 }));
  stop();
  await open().change((now) => ({ ...now, a: 2 }));
  expect(heard).toEqual([{ a: 1 }]);
});

it('changed upon an answer that came late keeps what another window wrote meanwhile', async () => {
  const kept = open();
  const answered = slowStorage();
  const first = kept.get();
  await fakeBrowser.storage.local.set({ thing: { a: 0, other: 1 } });
  answered();
  await first;
  expect(await kept.change((now) => ({ ...now, mine: 2 }))).toEqual({ a: 0, other: 1, mine: 2 });
  expect(await onDisk()).toEqual({ a: 0, other: 1, mine: 2 });
});

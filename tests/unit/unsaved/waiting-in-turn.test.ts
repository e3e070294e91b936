/** Words that wait, and are asked for twice. */
import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Store } from '../../../lib/notes/store.ts';
import { allUnsaved } from '../../../lib/unsaved.ts';
import type { Waiting } from '../../../lib/waiting.ts';
import { eventually } from '../eventually.ts';
import { begin, keep, listed, never, subjectOf, typed, waitsFor } from './typed.ts';

let store: Store;
let desk: Waiting;
beforeEach(() => {
  store = begin();
});
afterEach(() => {
  desk.close();
  store.close();
  vi.useRealTimers();
});
const notes = async () => (await store.all()).map(({ note }) => note).sort();

it('are one note though “Save” is pressed twice', async () => {
  keep(waitsFor(subjectOf()), typed('waited'), null);
  desk = listed(store);
  await eventually(() => expect(desk.list()).toHaveLength(1));
  const waiting = desk.list()[0] ?? never();
  const [first, second] = await Promise.all([desk.save(waiting), desk.save(waiting)]);
  if (!first.ok || !second.ok) throw new Error('it was not saved');
  expect(await notes()).toEqual(['waited']);
  expect(second.value.annotation.id).toBe(first.value.annotation.id);
  expect((await store.all())[0]?.others).toEqual([]);
  expect(await allUnsaved()).toEqual([]);
});

it('are each a note where two passages’ words are saved at once', async () => {
  for (const words of ['One. ', 'Two. ']) keep(waitsFor(subjectOf(words)), typed(words), null);
  desk = listed(store);
  await eventually(() => expect(desk.list()).toHaveLength(2));
  await Promise.all(desk.list().map((each) => desk.save(each)));
  expect(await notes()).toEqual(['One. ', 'Two. ']);
  expect(await allUnsaved()).toEqual([]);
});

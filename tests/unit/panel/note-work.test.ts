/** What a panel does to notes in quick succession, and what it says of it. */
import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { toReader } from '../../../lib/messages.ts';
import { openStore, type Store } from '../../../lib/notes/store.ts';
import type { Said } from '../../../lib/outcome.ts';
import { type NoteWork, noteWork } from '../../../lib/panel/note-work.ts';
import { eventually } from '../eventually.ts';
import { draftOf, selectorsOf, visitOf } from '../notes/samples.ts';

let store: Store;
let work: NoteWork;
let said: Said[];
beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
  store = openStore();
  said = [];
  work = noteWork(
    store,
    () => 7,
    (words) => said.push(words),
  );
});
afterEach(() => store.close());

const noted = (words: string) =>
  store.saveAnnotation(
    visitOf('https://paper.example/a'),
    draftOf(`on ${words}`, { selectors: selectorsOf(words) }),
  );
/** The sentences said so far, and whether each can be undone. */
const sentences = () => said.map(({ sentence, undo }) => [sentence, undo !== null]);
/** How the way back from what was said last ends. */
async function undone(): Promise<Said | undefined> {
  const count = said.length;
  said.at(-1)?.undo?.();
  await eventually(() => expect(said).toHaveLength(count + 1));
  return said.at(-1);
}

it('a note deleted by two presses is deleted once, and comes back whole', async () => {
  const note = await noted('words');
  // The second press is of another moment than the first.
  vi.useFakeTimers({ toFake: ['Date'] });
  work.remove(note);
  vi.setSystemTime(Date.now() + 150);
  work.remove(note);
  vi.useRealTimers();
  await eventually(() => expect(said).toHaveLength(2));
  expect(sentences()).toEqual([
    ['noteDeleted', true],
    ['noteDeleted', true],
  ]);
  expect(await undone()).toMatchObject({ sentence: 'panelUndone', fault: false });
  expect(await store.annotation(note.id)).toMatchObject({ deleted: null, others: [] });
});

it('a placing that cannot be undone, as the note was changed since, is not said to be undone', async () => {
  const note = await noted('the old words');
  work.placeAgain(note, selectorsOf('the new words', 90));
  await eventually(() => expect(sentences()).toEqual([['panelPlaced', true]]));
  const { modified = '' } = (await store.annotation(note.id)) ?? {};
  await store.editAnnotation(note.id, { note: 'typed in the card since' }, modified);
  const back = await undone();
  expect(back).toMatchObject({ undo: null, fault: true });
  expect(back?.sentence).not.toBe('panelUndone');
  const now = await store.annotation(note.id);
  const versions = [now, ...(now?.others ?? [])];
  expect(versions.map((version) => version?.selectors?.quote.exact).sort()).toEqual([
    'the new words',
    'the old words',
  ]);
  for (const version of versions) expect(version?.note).toBe('typed in the card since');
});

it('says last what was asked for last, though an undo before it is slow', async () => {
  const [first, second] = [await noted('first'), await noted('second')];
  const page = Promise.withResolvers<void>();
  const told = vi.spyOn(toReader, 'sendMessage').mockResolvedValue(undefined);
  work.remove(first);
  await eventually(() => expect(said).toHaveLength(1));
  told.mockReturnValueOnce(page.promise);
  said[0]?.undo?.();
  await eventually(() => expect(told).toHaveBeenCalledTimes(2));
  work.remove(second);
  // By the time that the disk has answered twice, it could have been deleted and said.
  for (const _ of [1, 2]) await store.all();
  page.resolve();
  await eventually(() => expect(said).toHaveLength(3));
  expect(sentences()).toEqual([
    ['noteDeleted', true],
    ['panelUndone', false],
    ['noteDeleted', true],
  ]);
  expect((await store.all()).map(({ id }) => id)).toEqual([first.id]);
});

/** Two things done to the same notes in quick succession, or in two windows. */
import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Book, openBook } from '../../../lib/notebook/book.ts';
import { openStore, type Store } from '../../../lib/notes/store.ts';
import { eventually } from '../eventually.ts';
import { listedIn, note, noteId, page, snapshot } from './samples.ts';

let store: Store;
let book: Book;

/** No two looks at it show the same time: what is done twice is done at two times. */
function clock(): () => Date {
  let time = Date.parse('2026-11-22T10:00:00Z');
  return () => {
    time += 1;
    return new Date(time);
  };
}

beforeEach(async () => {
  globalThis.indexedDB = new IDBFactory();
  store = openStore();
  await store.merge(
    snapshot([note(1, { note: 'one' }), note(2, { tags: ['kept'] }), note(3)], [page(1)]),
  );
  book = openBook(store, clock());
  await book.load();
});
afterEach(() => {
  book.close();
  store.close();
});

const shown = () => listedIn(book);
const onDisk = async (number: number) => {
  const kept = await store.annotation(noteId(number));
  if (kept === null) throw new Error(`note ${number} is not on the disk`);
  return kept;
};

describe('deleting', () => {
  it('twice at once is one deletion, undone at once', async () => {
    const twice = await Promise.all([book.remove([noteId(1)]), book.remove([noteId(1)])]);
    expect(twice.map(({ ok }) => ok)).toEqual([true, true]);
    expect(await onDisk(1)).toMatchObject({ others: [] });
    expect(await book.restore([noteId(1)])).toMatchObject({ ok: true });
    expect(await onDisk(1)).toMatchObject({ note: 'one', deleted: null, others: [] });
    expect(shown()).toEqual([1, 2, 3].map(noteId));
  });

  it('in two windows at once is one deletion, undone at once', async () => {
    const other = openBook(store, () => new Date('2026-11-23T09:00:00Z'));
    await other.load();
    await Promise.all([book.remove([noteId(1)]), other.remove([noteId(1)])]);
    other.close();
    expect(await book.restore([noteId(1)])).toMatchObject({ ok: true });
    expect(await onDisk(1)).toMatchObject({ deleted: null, others: [] });
  });

  it('right after tagging deletes what was tagged', async () => {
    const ids = [1, 2].map(noteId);
    const [tagged, removed] = await Promise.all([
      book.retag(ids, { add: ['x'], remove: [] }),
      book.remove(ids),
    ]);
    expect([tagged.ok, removed.ok]).toEqual([true, true]);
    expect(shown()).toEqual([noteId(3)]);
    expect((await onDisk(1)).deleted).not.toBeNull();
    expect(await onDisk(1)).toMatchObject({ tags: ['x'], others: [] });
    expect(await onDisk(2)).toMatchObject({ tags: ['kept', 'x'], others: [] });
  });

  it('while everything is read again is not undone by what was read before it', async () => {
    const all = store.all.bind(store);
    const [read, told] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    vi.spyOn(store, 'all').mockImplementationOnce(async () => {
      const found = await all();
      read.resolve();
      await told.promise;
      return found;
    });
    const loaded = book.load();
    await read.promise;
    expect(await book.remove([noteId(1)])).toMatchObject({ ok: true });
    told.resolve();
    await loaded;
    expect(shown()).toEqual([2, 3].map(noteId));
  });

  it('again, in another window, what was brought back there leaves one note to bring back', async () => {
    const other = openBook(store, () => new Date('2026-11-23T09:00:00Z'));
    await other.load();
    await book.remove([noteId(1)]);
    await other.restore([noteId(1)]);
    await eventually(() => expect(shown()).toContain(noteId(1)));
    await other.remove([noteId(1)]);
    await eventually(() => expect(shown()).not.toContain(noteId(1)));
    await book.restore([noteId(1)]);
    expect(await onDisk(1)).toMatchObject({ note: 'one', deleted: null, others: [] });
    other.close();
  });

  it('again elsewhere what was brought back here leaves one note to bring back', async () => {
    await book.remove([noteId(1)]);
    await book.restore([noteId(1)]);
    const other = openStore();
    await other.deleteAnnotation(noteId(1), (await onDisk(1)).modified);
    other.close();
    await eventually(() => expect(shown()).toEqual([2, 3].map(noteId)));
    expect(await book.restore([noteId(1)])).toMatchObject({ ok: true });
    expect(await onDisk(1)).toMatchObject({ note: 'one', deleted: null, others: [] });
    expect(shown()).toEqual([1, 2, 3].map(noteId));
  });
});

describe('tagging', () => {
  it('twice at once puts both tags on, in one version', async () => {
    const ids = [1, 2].map(noteId);
    const both = await Promise.all(
      ['x', 'y'].map((tag) => book.retag(ids, { add: [tag], remove: [] })),
    );
    expect(both.map(({ ok }) => ok)).toEqual([true, true]);
    expect(await onDisk(1)).toMatchObject({ tags: ['x', 'y'], others: [] });
    expect(await onDisk(2)).toMatchObject({ tags: ['kept', 'x', 'y'], others: [] });
  });

  it('undone leaves the tags that were typed since', async () => {
    const tagged = await book.retag([1, 2].map(noteId), { add: ['x'], remove: ['kept'] });
    if (!tagged.ok) throw new Error(tagged.sentence);
    const basedOn = (await onDisk(1)).modified;
    const typed = { note: 'one', tags: ['x', 'typed later'], verdict: null, basedOn };
    expect(await book.save(noteId(1), typed)).toMatchObject({ ok: true });
    expect(await book.setTags(tagged.value)).toMatchObject({ ok: true });
    expect(await onDisk(1)).toMatchObject({ tags: ['typed later'], others: [] });
    expect(await onDisk(2)).toMatchObject({ tags: ['kept'], others: [] });
  });

  it('upon what is being saved keeps the words and the tag', async () => {
    const { modified: basedOn } = await onDisk(1);
    const [saved, tagged] = await Promise.all([
      book.save(noteId(1), { note: 'more', tags: ['mine'], verdict: null, basedOn }),
      book.retag([noteId(1)], { add: ['x'], remove: [] }),
    ]);
    expect([saved.ok, tagged.ok]).toEqual([true, true]);
    expect(await onDisk(1)).toMatchObject({ note: 'more', tags: ['mine', 'x'], others: [] });
  });
});

/** The browser deletes the database that it finds damaged: before the notes are opened, or under them. */
import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { deleteDB } from 'idb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { forget, lose, memoryMirror, PAGE, start } from './mirrors.ts';
import { draftOf, visitOf } from './samples.ts';

beforeEach(forget);
afterEach(lose);

/** What each next transaction meets, as Chromium answers while it takes away a file that it found damaged under us. */
function answers(...meets: readonly ('UnknownError' | 'AbortError' | 'anew')[]): void {
  const left = [...meets];
  const { transaction } = IDBDatabase.prototype;
  const meeting = vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementation(function (
    this: IDBDatabase,
    ...of: Parameters<typeof transaction>
  ) {
    const next = left.shift();
    if (left.length === 0) meeting.mockRestore();
    if (next === undefined) return transaction.apply(this, of);
    if (next !== 'anew') throw new DOMException('Internal error', next);
    globalThis.indexedDB = new IDBFactory();
    throw new DOMException('The database connection is closing.', 'InvalidStateError');
  });
}

describe('the second copy', () => {
  it('gives back also what the browser deletes while the notes are open', async () => {
    const mirror = memoryMirror();
    const restored: number[] = [];
    const store = start(mirror, { onRestored: (notes) => restored.push(notes) });
    const note = await store.saveAnnotation(visitOf(PAGE), draftOf('kept'));
    const gone = () => deleteDB('counterpoint');
    await gone();
    expect(await store.all()).toEqual([note]);
    await gone();
    const { annotation } = await store.editAnnotation(note.id, { note: 'edited' }, note.modified);
    expect(annotation.note).toBe('edited');
    await gone();
    await store.saveAnnotation(visitOf(PAGE), draftOf('written into the new one'));
    expect((await store.all()).map((each) => each.note).sort()).toEqual([
      'edited',
      'written into the new one',
    ]);
    expect(restored).toEqual([1, 1, 1]);
  });

  it('stands in where the browser first says that it cannot read the file, and then makes it anew', async () => {
    const mirror = memoryMirror();
    const note = await start(mirror).saveAnnotation(visitOf(PAGE), draftOf('kept'));
    lose();
    const open = indexedDB.open.bind(indexedDB);
    indexedDB.open = () => {
      indexedDB.open = open;
      throw new DOMException('Internal error opening backing store', 'UnknownError');
    };
    expect(await start(mirror).all()).toEqual([note]);
  });

  // A checksum of a block in the middle of the file: it opens, and fails as that block is read.
  it.each([
    ['fails to be read', ['UnknownError', 'anew']],
    ['fails to be read, and again as it is to be healed', ['UnknownError', 'AbortError', 'anew']],
    ['is closed under a call', ['AbortError', 'anew']],
    ['is made anew between two calls', ['anew']],
  ] as const)('stands in where the open database %s', async (_how, meets) => {
    const mirror = memoryMirror();
    const restored: number[] = [];
    const store = start(mirror, { onRestored: (notes) => restored.push(notes) });
    const note = await store.saveAnnotation(visitOf(PAGE), draftOf('kept'));
    answers(...meets);
    expect(await store.all()).toEqual([note]);
    expect(restored).toEqual([1]);
    answers(...meets);
    const edited = await store.editAnnotation(note.id, { note: 'edited' }, note.modified);
    expect(edited.conflict).toBeNull();
    expect((await store.all()).map((each) => each.note)).toEqual(['edited']);
  });

  it('is not asked for ever where the database stays out of reach', async () => {
    const store = start(memoryMirror());
    await store.saveAnnotation(visitOf(PAGE), draftOf('kept'));
    answers(...Array.from({ length: 50 }, () => 'AbortError' as const));
    await expect(store.all()).rejects.toMatchObject({ fault: { kind: 'closed' } });
  });
});

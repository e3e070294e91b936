import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Mirror } from '../../../lib/notes/mirror.ts';
import { openStore, type Store, type StoreOptions } from '../../../lib/notes/store.ts';
import { draftOf, SENTENCE, visitOf } from './samples.ts';

const PAGE = 'https://schoolsweek.co.uk/mats-share-teachers';
let open: Store[] = [];

function memoryMirror(): Mirror & { kept: Map<string, unknown>; reads: number; broken: boolean } {
  const kept = new Map<string, unknown>([['settings', { sensitivity: 'more' }]]);
  const mirror = {
    kept,
    reads: 0,
    broken: false,
    async all() {
      if (mirror.broken) throw new Error('mirror out of reach');
      mirror.reads += 1;
      return structuredClone(Object.fromEntries(kept));
    },
    async set(records: Readonly<Record<string, unknown>>) {
      if (mirror.broken) throw new Error('mirror full');
      for (const [key, record] of Object.entries(records)) kept.set(key, structuredClone(record));
    },
    async remove(keys: readonly string[]) {
      for (const key of keys) kept.delete(key);
    },
  };
  return mirror;
}

function start(mirror: Mirror, more: Partial<StoreOptions> = {}): Store {
  const store = openStore({ mirror, ...more });
  open.push(store);
  return store;
}

/** What Chromium does with a damaged file: all databases gone, nobody told. */
function lose(): void {
  for (const store of open) store.close();
  open = [];
  globalThis.indexedDB = new IDBFactory();
}

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
});
afterEach(lose);

describe('the second copy', () => {
  it('brings everything back when the browser has deleted the database, and says how much', async () => {
    const mirror = memoryMirror();
    const store = start(mirror);
    const kept = await store.saveAnnotation(visitOf(PAGE), draftOf('kept'));
    await store.editAnnotation(kept.id, { note: 'kept and edited' }, kept.modified);
    const gone = await store.saveAnnotation(visitOf(PAGE), draftOf('deleted'));
    await store.deleteAnnotation(gone.id, gone.modified);
    await store.dismiss(visitOf(PAGE), { quote: SENTENCE, proposition: null });
    await store.mute('cost', true);
    const before = await store.snapshot();
    lose();
    const restored: number[] = [];
    const again = start(mirror, { onRestored: (notes) => restored.push(notes) });
    expect(await again.snapshot()).toEqual(before);
    expect(restored).toEqual([2]);
    expect(mirror.kept.get('settings')).toEqual({ sensitivity: 'more' });
  });

  it('is read once for a database, not at every start', async () => {
    const mirror = memoryMirror();
    await start(mirror).savePage(visitOf(PAGE));
    await start(mirror).pages();
    await start(mirror).pages();
    expect(mirror.reads).toBe(1);
  });

  it('is there before the first question is answered, whoever asks first', async () => {
    const mirror = memoryMirror();
    await start(mirror).saveAnnotation(visitOf(PAGE), draftOf('kept'));
    lose();
    const [left, right] = [start(mirror), start(mirror)];
    const [a, b] = await Promise.all([
      left.all(),
      right.saveAnnotation(visitOf(PAGE), draftOf('new')),
    ]);
    expect(a.map((note) => note.note)).toContain('kept');
    expect((await right.annotationsOfPage(b.pageId)).map((note) => note.note).sort()).toEqual([
      'kept',
      'new',
    ]);
  });

  it('keeps nothing of what was erased', async () => {
    const mirror = memoryMirror();
    const store = start(mirror);
    const a = await store.saveAnnotation(visitOf(PAGE), draftOf('a'));
    const b = await store.saveAnnotation(visitOf('https://x.org/b'), draftOf('b'));
    await store.deleteAnnotation(a.id, a.modified);
    await store.eraseDeleted('9999-01-01T00:00:00.000Z');
    await store.erasePage(b.pageId);
    expect([...mirror.kept.keys()].filter((key) => key.startsWith('notes:annotations:'))).toEqual(
      [],
    );
    lose();
    expect((await start(mirror).snapshot()).annotations).toEqual([]);
  });

  it('that cannot be written does not stop a save, and is told of', async () => {
    const mirror = memoryMirror();
    const faults: unknown[] = [];
    const store = start(mirror, { onMirrorFault: (error) => faults.push(error) });
    await store.savePage(visitOf(PAGE));
    mirror.broken = true;
    await store.saveAnnotation(visitOf(PAGE), draftOf('saved all the same'));
    expect(await store.all()).toHaveLength(1);
    expect(faults).toHaveLength(1);
  });

  it('that cannot be read is tried again, and not taken for an empty one', async () => {
    const mirror = memoryMirror();
    await start(mirror).saveAnnotation(visitOf(PAGE), draftOf('kept'));
    lose();
    mirror.broken = true;
    const faults: unknown[] = [];
    const store = start(mirror, { onMirrorFault: (error) => faults.push(error) });
    expect(await store.all()).toEqual([]);
    expect(faults).toHaveLength(1);
    mirror.broken = false;
    expect((await store.all()).map((note) => note.note)).toEqual(['kept']);
  });

  it('passes over what is not whole in it', async () => {
    const mirror = memoryMirror();
    const note = await start(mirror).saveAnnotation(visitOf(PAGE), draftOf('kept'));
    mirror.kept.set('notes:annotations:00000000-0000-4000-8000-000000000000', {
      schema: 1,
      note: 'half',
    });
    lose();
    expect((await start(mirror).all()).map(({ id }) => id)).toEqual([note.id]);
  });

  it('takes over what was kept before there was a mirror', async () => {
    const plain = openStore();
    const note = await plain.saveAnnotation(visitOf(PAGE), draftOf('older'));
    plain.close();
    const mirror = memoryMirror();
    await start(mirror).all();
    expect([...mirror.kept.keys()]).toContain(`notes:annotations:${note.id}`);
  });
});

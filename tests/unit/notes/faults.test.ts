import 'fake-indexeddb/auto';
import { IDBFactory, IDBObjectStore } from 'fake-indexeddb';
import { openDB } from 'idb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { rescue } from '../../../lib/notes/database.ts';
import { asStoreError } from '../../../lib/notes/faults.ts';
import { type Migration, migrations } from '../../../lib/notes/migrations.ts';
import type { AsideRecord } from '../../../lib/notes/rows.ts';
import { openStore, type Store } from '../../../lib/notes/store.ts';
import { draftOf, visitOf } from './samples.ts';

const PAGE = 'https://schoolsweek.co.uk/mats-share-teachers';
let open: Store[] = [];
const opened = (store: Store): Store => {
  open.push(store);
  return store;
};

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
});
afterEach(() => {
  vi.restoreAllMocks();
  for (const store of open) store.close();
  open = [];
});

const kindOf = async (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'no fault',
    (error: unknown) => asStoreError(error).fault.kind,
  );

describe('a full disk', () => {
  it('is told as one, and nothing is half written', async () => {
    const store = opened(openStore());
    await store.saveAnnotation(visitOf(PAGE), draftOf('before'));
    const before = await store.snapshot();
    const put = IDBObjectStore.prototype.put;
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (
      this: IDBObjectStore,
      ...args
    ) {
      if (this.name === 'annotations') throw new DOMException('full', 'QuotaExceededError');
      return put.apply(this, args);
    });
    const failed = store.saveAnnotation(visitOf('https://x.org/new'), draftOf('after'));
    await expect(failed).rejects.toThrow(/disk space/);
    expect(await kindOf(failed)).toBe('quota');
    vi.restoreAllMocks();
    expect(await store.snapshot()).toEqual(before);
  });

  it('is told as one at each try, and ends with the first that finds room, as Firefox has it', async () => {
    const store = opened(openStore());
    await store.saveAnnotation(visitOf(PAGE), draftOf('before'));
    const put = IDBObjectStore.prototype.put;
    let room = false;
    // Into the next transaction of a connection that found no room Firefox 153 lets only deletions.
    const spent = new Set<unknown>();
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (
      this: IDBObjectStore,
      ...args
    ) {
      if (this.name !== 'annotations') return put.apply(this, args);
      const { db } = this.transaction;
      if (spent.delete(db)) throw new DOMException('cleanup', 'InvalidStateError');
      if (room) return put.apply(this, args);
      spent.add(db);
      throw new DOMException('full', 'QuotaExceededError');
    });
    const save = () => kindOf(store.saveAnnotation(visitOf(PAGE), draftOf('after')));
    expect(await save()).toBe('quota');
    expect(await save()).toBe('quota');
    room = true;
    expect(await save()).toBe('no fault');
  });
});

describe('a corrupt record', () => {
  async function damage(kind: 'annotations' | 'pages', id: string): Promise<void> {
    const db = await openDB('counterpoint');
    const row = await db.get(kind, id);
    await db.put(kind, { ...row, record: { ...row.record, schema: 'one', created: 7 } });
    db.close();
  }

  it('is set aside as it was found, reported once, and hides no other', async () => {
    const reports: AsideRecord[] = [];
    const store = opened(openStore({ onAside: (record) => reports.push(record) }));
    const good = await store.saveAnnotation(visitOf(PAGE), draftOf('good'));
    const bad = await store.saveAnnotation(visitOf(PAGE), draftOf('bad'));
    await damage('annotations', bad.id);
    expect((await store.all()).map((note) => note.id)).toEqual([good.id]);
    expect((await store.all()).map((note) => note.id)).toEqual([good.id]);
    expect(reports).toHaveLength(1);
    expect(await store.aside()).toMatchObject([
      {
        kind: 'annotations',
        reason: expect.stringContaining('schema'),
        row: { record: { note: 'bad' } },
      },
    ]);
  });

  it('a page record is made anew under its id, so that its notes stay its own', async () => {
    const store = opened(openStore());
    const note = await store.saveAnnotation(visitOf(PAGE), draftOf('good'));
    await damage('pages', note.pageId);
    const page = await store.savePage(visitOf(PAGE));
    expect(page.id).toBe(note.pageId);
    expect(await store.aside()).toHaveLength(1);
  });

  it('is not written over by an import', async () => {
    const store = opened(openStore());
    const note = await store.saveAnnotation(visitOf(PAGE), draftOf('good'));
    const backup = await store.snapshot();
    await damage('annotations', note.id);
    await store.merge(backup);
    expect((await store.annotation(note.id))?.note).toBe('good');
    expect(await store.aside()).toHaveLength(1);
  });
});

describe('a version upgrade', () => {
  const addStore: Migration = (db) => {
    db.createObjectStore('later', { keyPath: 'id' });
  };

  it('is not held up by an old window, which is told to reload', async () => {
    const old = opened(openStore());
    const note = await old.saveAnnotation(visitOf(PAGE), draftOf('old'));
    const updated = opened(openStore({ migrations: [...migrations, addStore] }));
    expect((await updated.annotation(note.id))?.note).toBe('old');
    expect(await kindOf(old.all())).toBe('outdated');
    expect(await kindOf(old.saveAnnotation(visitOf(PAGE), draftOf('lost?')))).toBe('outdated');
  });

  it('says what it waits for while a stranger holds the old data, and goes on afterwards', async () => {
    const old = opened(openStore());
    await old.saveAnnotation(visitOf(PAGE), draftOf('old'));
    old.close();
    const stranger = await openDB('counterpoint', migrations.length);
    const updated = opened(openStore({ migrations: [...migrations, addStore] }));
    expect(await kindOf(updated.all())).toBe('blocked');
    expect(await kindOf(updated.all())).toBe('blocked');
    stranger.close();
    await vi.waitUntil(async () => (await kindOf(updated.all())) === 'no fault');
    expect(await updated.all()).toHaveLength(1);
  });

  it.each<[string, Migration]>([
    [
      'at once',
      () => {
        throw new Error('bad step');
      },
    ],
    [
      'half way through its work',
      async (db, tx) => {
        db.createObjectStore('later');
        await tx.objectStore('annotations').clear();
        throw new Error('bad step');
      },
    ],
  ])(
    'that fails %s leaves the old data whole, says so, and serves nothing as new',
    async (_when, failing) => {
      const old = opened(openStore());
      const note = await old.saveAnnotation(visitOf(PAGE), draftOf('old'));
      const before = await old.snapshot();
      old.close();
      const updated = opened(openStore({ migrations: [...migrations, failing] }));
      expect(await kindOf(updated.all())).toBe('migration');
      await expect(updated.all()).rejects.toThrow(/still there, unchanged/);
      expect(JSON.parse(await rescue())).toMatchObject({
        version: migrations.length,
        stores: { annotations: [{ id: note.id, record: { note: 'old' } }] },
      });
      const again = opened(openStore());
      expect(await again.snapshot()).toEqual(before);
    },
  );
});

describe('a connection that the browser ended', () => {
  it('is opened again', async () => {
    const store = opened(openStore());
    await store.saveAnnotation(visitOf(PAGE), draftOf('before'));
    // Another page clears a different version: our handle closes on `versionchange`.
    const request = indexedDB.deleteDatabase('counterpoint');
    await new Promise((resolve) => {
      request.onsuccess = resolve;
    });
    expect(await store.all()).toEqual([]);
    await store.saveAnnotation(visitOf(PAGE), draftOf('after'));
    expect(await store.all()).toHaveLength(1);
  });

  it('after close() is not, and says so', async () => {
    const store = openStore();
    await store.pages();
    store.close();
    expect(await kindOf(store.pages())).toBe('closed');
  });
});

describe('a window that may not keep anything', () => {
  it('is told, and nothing pretends to be saved', async () => {
    vi.spyOn(indexedDB, 'open').mockImplementation(() => {
      throw new DOMException('A mutation operation was attempted', 'InvalidStateError');
    });
    const store = opened(openStore());
    const save = store.saveAnnotation(visitOf(PAGE), draftOf('private'));
    await expect(save).rejects.toThrow(/Nothing is saved here/);
  });
});

describe('the way out', () => {
  it('leaves no empty database behind where there was none', async () => {
    await rescue('nothing-here').catch(() => {});
    expect((await indexedDB.databases()).map((db) => db.name)).toEqual([]);
  });
});

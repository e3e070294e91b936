/** Notes with a second copy in memory, and a browser that loses the first. */
import { IDBFactory } from 'fake-indexeddb';
import type { Mirror } from '../../../lib/notes/mirror.ts';
import { openStore, type Store, type StoreOptions } from '../../../lib/notes/store.ts';

export const PAGE = 'https://schoolsweek.co.uk/mats-share-teachers';
let open: Store[] = [];

export function memoryMirror(): Mirror & {
  kept: Map<string, unknown>;
  reads: number;
  broken: boolean;
} {
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
    async one(key: string) {
      if (mirror.broken) throw new Error('mirror out of reach');
      return structuredClone(kept.get(key));
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

export function start(mirror: Mirror, more: Partial<StoreOptions> = {}): Store {
  const store = openStore({ mirror, ...more });
  open.push(store);
  return store;
}

/** What Chromium does with a damaged file: all databases gone, nobody told. */
export function lose(): void {
  for (const store of open) store.close();
  open = [];
  globalThis.indexedDB = new IDBFactory();
}

/** A browser that has kept nothing yet. */
export function forget(): void {
  globalThis.indexedDB = new IDBFactory();
}

/** Windows open on the same notes. */
import { IDBFactory } from 'fake-indexeddb';
import { openStore, type Store, type StoreOptions } from '../../../lib/notes/store.ts';

export const PAGE = 'https://schoolsweek.co.uk/mats-share-teachers';
let open: Store[] = [];
let clock = Date.parse('2026-11-21T09:00:00.000Z');
export const tick = (): Date => {
  clock += 1000;
  return new Date(clock);
};

/** A window on the notes; each has its own connection. The clock goes on by a second a look. */
export function window(options: StoreOptions = {}): Store {
  const store = openStore({ now: tick, ...options });
  open.push(store);
  return store;
}

/** A browser that has kept nothing yet, and no window of an earlier test. */
export function afresh(): void {
  for (const store of open) store.close();
  open = [];
  globalThis.indexedDB = new IDBFactory();
}

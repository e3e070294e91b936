/** What is kept of the backup folder: its handle, and how the last backup went. */
import { type IDBPDatabase, openDB } from 'idb';
import { storage } from 'wxt/utils/storage';
import type { Seen } from '../export/folder.ts';
import type { LentFolder } from './folder.ts';

/** Only IndexedDB can hold a folder's handle; apart from the notes, so that neither can spoil the other. */
async function withDatabase<T>(work: (db: IDBPDatabase<unknown>) => Promise<T>): Promise<T> {
  const db = await openDB('counterpoint-folder', 1, {
    upgrade: (fresh) => void fresh.createObjectStore('folder'),
  });
  try {
    return await work(db);
  } finally {
    db.close();
  }
}

/** The folder that the reader chose last; null when there is none. */
export const keptFolder = (): Promise<LentFolder | null> =>
  withDatabase(async (db) => ((await db.get('folder', 'chosen')) as LentFolder) ?? null);

export const keepFolder = (handle: LentFolder | null): Promise<void> =>
  withDatabase(async (db) => {
    if (handle === null) await db.delete('folder', 'chosen');
    else await db.put('folder', handle, 'chosen');
  });

/** Why the folder could not be brought in step. */
export type BackupFault =
  | { readonly kind: 'not-allowed' | 'gone' | 'full' }
  /** `sentence`: of the store, or the browser's own words. */
  | { readonly kind: 'failed'; readonly sentence: string };

export interface BackupReport {
  /** The folder's name; null while none is chosen. */
  readonly folder: string | null;
  /** When notes and folder were last in step, ISO 8601 UTC. */
  readonly at: string | null;
  /** The last time that notes came from other machines, and how many, new or changed. */
  readonly came: { readonly notes: number; readonly at: string } | null;
  readonly refused: readonly { readonly name: string; readonly sentence: string }[];
  readonly seen: Seen;
  /** Of the last try; null when it went well. */
  readonly fault: BackupFault | null;
}

export const noBackup: BackupReport = {
  folder: null,
  at: null,
  came: null,
  refused: [],
  seen: {},
  fault: null,
};

/** In `storage.local`, so that every open page sees it change. */
export const backupReport = storage.defineItem<BackupReport>('local:backup', {
  fallback: noBackup,
  version: 1,
});

const machineItem = storage.defineItem<string>('local:machine', { fallback: '', version: 1 });

/** The name of this browser's own file in the folder. To be asked under the lock that a backup holds. */
export async function machineName(): Promise<string> {
  const known = await machineItem.getValue();
  if (known !== '') return known;
  const fresh = crypto.randomUUID();
  await machineItem.setValue(fresh);
  return fresh;
}

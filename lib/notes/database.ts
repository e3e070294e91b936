/**
 * The connection to IndexedDB: opened when first needed, again after the browser closed it, and given
 * up at once when a newer Counterpoint wants to change the form of the data.
 */
import { type IDBPDatabase, type IDBPTransaction, openDB } from 'idb';
import { asStoreError, StoreError } from './faults.ts';
import { type Migration, migrations as shipped, type UpgradeTransaction } from './migrations.ts';
import type { RecordKind } from './model.ts';
import type { NotesDatabase } from './rows.ts';

type Db = IDBPDatabase<NotesDatabase>;
type StoreName = RecordKind | 'aside' | 'meta';
export type Stores = readonly StoreName[];
export type Writing = IDBPTransaction<NotesDatabase, StoreName[], 'readwrite'>;
export type Reading = IDBPTransaction<NotesDatabase, StoreName[], 'readonly'>;

export interface Database {
  /** Runs one read transaction over the stores named. */
  read<T>(stores: Stores, work: (transaction: Reading) => Promise<T>): Promise<T>;
  /**
   * Runs one write transaction. Resolves only when the browser has flushed it to disk
   * (`durability: 'strict'`, Indexed Database API 3.0, section 2.7.1); a throw undoes all of it.
   */
  write<T>(stores: Stores, work: (transaction: Writing) => Promise<T>): Promise<T>;
  /** How often a connection was made: behind a new one the browser may have made the database anew. */
  openings?(): number;
  /** A record as the second copy has it, unchecked; undefined where there is none. Never rejects. */
  secondCopy?(kind: RecordKind, id: string): Promise<unknown>;
  /** Compares both copies whole, and makes up in each for what it lacks. */
  checkSecondCopy?(): Promise<void>;
  close(): void;
}

export interface DatabaseOptions {
  readonly name?: string;
  readonly migrations?: readonly Migration[];
}

const NAME = 'counterpoint';

/** Runs the steps that are missing. A step that fails undoes all of them: the old data stays whole. */
function upgrader(migrations: readonly Migration[], failed: (error: unknown) => void) {
  return (db: Db, from: number, _to: number | null, transaction: unknown): void => {
    // The typed handle is of the newest form; a migration meets older ones.
    const tx = transaction as UpgradeTransaction;
    const steps = async (): Promise<void> => {
      for (const step of migrations.slice(from)) {
        const pending = step(db as unknown as IDBPDatabase<unknown>, tx);
        // Awaiting where nothing is pending would let the transaction end before the next step.
        if (pending !== undefined) await pending;
      }
    };
    steps().catch((error: unknown) => {
      failed(error);
      tx.done.catch(() => {});
      tx.abort();
    });
  };
}

export function connect(options: DatabaseOptions = {}): Database {
  const { name = NAME, migrations = shipped } = options;
  let current: Promise<Db> | null = null;
  let closed = false;
  let openings = 0;

  function open(): Promise<Db> {
    let failure: unknown = null;
    return new Promise<Db>((resolve, reject) => {
      // Called inside an async function: where storage is forbidden `open` throws instead of failing.
      const openNow = async () =>
        openDB<NotesDatabase>(name, migrations.length, {
          upgrade: upgrader(migrations, (error) => {
            failure = error;
          }),
          // The request goes on waiting behind this; whoever asks meanwhile is told.
          blocked: () => reject(new StoreError('blocked')),
          blocking: (_from, _to, event) => {
            (event.target as IDBDatabase).close();
            current = null;
          },
          terminated: () => {
            current = null;
          },
        });
      openNow().then(
        (db) => {
          openings += 1;
          if (closed) db.close();
          else current = Promise.resolve(db);
          resolve(db);
        },
        (error: unknown) => {
          current = null;
          reject(openingError(error, failure));
        },
      );
    });
  }

  /**
   * A connection that the browser closed between two calls is opened again, once. So is a database that
   * could not be read: Chromium deletes such a one, and says so only to who asks first.
   */
  async function transaction<Mode extends 'readonly' | 'readwrite'>(stores: Stores, mode: Mode) {
    const begin = async () => {
      if (closed) throw new StoreError('closed');
      current ??= open();
      const db = await current;
      return db.transaction([...stores], mode, { durability: 'strict' });
    };
    try {
      return await begin();
    } catch (error) {
      const deleted = error instanceof StoreError && error.fault.kind === 'corrupt';
      if (!deleted && (!(error instanceof Error) || error.name !== 'InvalidStateError'))
        throw error;
      current = null;
      return await begin();
    }
  }

  async function run<Mode extends 'readonly' | 'readwrite', T>(
    stores: Stores,
    mode: Mode,
    work: (tx: IDBPTransaction<NotesDatabase, StoreName[], Mode>) => Promise<T>,
  ): Promise<T> {
    try {
      const tx = await transaction(stores, mode);
      const done = tx.done;
      // Awaited below; a handler now keeps an abort during `work` from being reported as unhandled.
      done.catch(() => {});
      try {
        const result = await work(tx);
        await done;
        return result;
      } catch (error) {
        const cause = tx.error ?? error;
        try {
          tx.abort();
        } catch {
          // Already over: the failure itself ended it.
        }
        throw cause;
      }
    } catch (error) {
      const failure = asStoreError(error);
      // Firefox lets nothing but deletions into the next transaction of a connection that found no room.
      if (failure.fault.kind === 'quota') letGo();
      throw failure;
    }
  }

  function letGo(): void {
    current?.then(
      (db) => db.close(),
      () => {},
    );
    current = null;
  }

  return {
    read: (stores, work) => run(stores, 'readonly', work),
    write: (stores, work) => run(stores, 'readwrite', work),
    openings: () => openings,
    close() {
      closed = true;
      letGo();
    },
  };
}

function openingError(error: unknown, migrationFailure: unknown): StoreError {
  if (migrationFailure !== null) {
    return new StoreError('migration', String(migrationFailure), { cause: migrationFailure });
  }
  // Firefox answers InvalidStateError to any use of IndexedDB in a private window.
  if (error instanceof Error && error.name === 'InvalidStateError') {
    return new StoreError('unavailable', error.message, { cause: error });
  }
  return asStoreError(error);
}

/**
 * Everything that lies in the database, whatever its form, as JSON: the way out when nothing else
 * works. Opens it as it is and changes nothing.
 */
export async function rescue(name: string = NAME): Promise<string> {
  try {
    const db = await openDB<unknown>(name, undefined, {
      // There is nothing: leave nothing behind, or the first real opening would find an empty form.
      upgrade: (_db, _from, _to, transaction) => {
        transaction.done.catch(() => {});
        transaction.abort();
      },
    });
    try {
      const stores: Record<string, unknown[]> = {};
      for (const store of [...db.objectStoreNames]) stores[store] = await db.getAll(store);
      return JSON.stringify({ database: name, version: db.version, stores }, null, 1);
    } finally {
      db.close();
    }
  } catch (error) {
    throw asStoreError(error);
  }
}

/**
 * How the database came to its present form, step by step. A step that has shipped is never edited,
 * and imports nothing: what it needs it holds, so that it does the same years later.
 */
import type { IDBPDatabase, IDBPTransaction } from 'idb';

/** The database while it changes form: of no known schema, on purpose. */
export type UpgradeTransaction = IDBPTransaction<unknown, string[], 'versionchange'>;

/** One step. The step at index n brings the database from version n to n + 1, in one transaction with the others. */
export type Migration = (
  db: IDBPDatabase<unknown>,
  transaction: UpgradeTransaction,
) => void | Promise<void>;

const toVersion1: Migration = (db) => {
  const annotations = db.createObjectStore('annotations', { keyPath: 'id' });
  annotations.createIndex('byPage', 'pageId');
  annotations.createIndex('byProposition', 'propositions', { multiEntry: true });
  annotations.createIndex('byTag', 'tags', { multiEntry: true });
  annotations.createIndex('byCreated', 'created');
  const pages = db.createObjectStore('pages', { keyPath: 'id' });
  pages.createIndex('byIdentity', 'identities', { multiEntry: true });
  pages.createIndex('byUrl', 'urls', { multiEntry: true });
  pages.createIndex('byLastRead', 'lastRead');
  db.createObjectStore('dismissals', { keyPath: 'id' }).createIndex('byPage', 'pageId');
  db.createObjectStore('muted', { keyPath: 'id' });
  db.createObjectStore('aside', { keyPath: 'id', autoIncrement: true });
  db.createObjectStore('meta');
};

export const migrations: readonly Migration[] = [toVersion1];

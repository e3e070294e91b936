/** What can befall notes, as functions that run in a page: a card, or one of the extension's own. */

type Texts = Record<string, string[]>;

interface Local {
  remove(key: string): Promise<void>;
}
interface Api {
  readonly storage: { readonly local: Local };
}

/** Writes down what a card says of the note's keeping from now on: some of it stands only until the next try. */
export function listenToSaving(): void {
  const heard: string[] = [];
  Object.assign(globalThis, { heard });
  const look = () => heard.push(document.querySelector('.save-state')?.textContent ?? '');
  const all = { subtree: true, childList: true, characterData: true };
  new MutationObserver(look).observe(document.body, all);
  look();
}

/** What it has said since. */
export const saidOfSaving = (): string =>
  ((globalThis as unknown as Texts).heard ?? []).join(' | ');

/**
 * Overwrites what the database holds of the note with these words, as a damaged disk would; takes its
 * second copy away too if asked. Runs in a page of the extension's own.
 */
export async function damageNote([words, andCopy]: readonly [string, boolean]): Promise<void> {
  const db = await new Promise<IDBDatabase>((resolve) => {
    const request = indexedDB.open('counterpoint');
    request.onsuccess = () => resolve(request.result);
  });
  const rows = await new Promise<{ id: string; record: { note: string } }[]>((resolve) => {
    const all = db.transaction('annotations').objectStore('annotations').getAll();
    all.onsuccess = () => resolve(all.result);
  });
  const row = rows.find(({ record }) => record.note === words);
  if (!row) throw new Error('no such note');
  await new Promise((resolve) => {
    const change = db.transaction('annotations', 'readwrite', { durability: 'strict' });
    change.objectStore('annotations').put({ ...row, record: { note: words.slice(0, 4) } });
    change.oncomplete = resolve;
  });
  db.close();
  const scope = globalThis as unknown as { browser?: Api; chrome: Api };
  const { local } = (scope.browser ?? scope.chrome).storage;
  if (andCopy) await local.remove(`notes:annotations:${row.id}`);
}

/** What the database has noted of itself: what it has to tell the reader, among it. Runs in a page of the extension's own. */
export async function keysOfMeta(): Promise<string[]> {
  const db = await new Promise<IDBDatabase>((resolve) => {
    const request = indexedDB.open('counterpoint');
    request.onsuccess = () => resolve(request.result);
  });
  const keys = await new Promise<IDBValidKey[]>((resolve) => {
    const all = db.transaction('meta').objectStore('meta').getAllKeys();
    all.onsuccess = () => resolve(all.result);
  });
  db.close();
  return keys.map(String);
}

/** Holds the notes in their present form, and does not give way when asked: as a window of an older version may. */
export const holdNotes = (): Promise<void> =>
  new Promise((resolve) => {
    const request = indexedDB.open('counterpoint', 1);
    request.onsuccess = () => {
      Object.assign(globalThis, { held: request.result });
      resolve();
    };
  });

/** The disk: without room, damaged, wiped; and what the browser promises of it. Each with the sentence that the reader sees. */
import { randomBytes } from 'node:crypto';
import type { Frame, Page } from 'puppeteer-core';
import { readArticle } from '../pages/article.ts';
import { damageNote } from '../pages/mishaps.ts';
import { dressedPage } from '../pages/shells.ts';
import { listen, openCard } from './cards.ts';
import { fields, fill, press, saved, shows, texts } from './controls.ts';
import { until } from './firefox.ts';
import { expect, test } from './fixtures.ts';
import { failSecondCopy, forgetEverything, waiting } from './mishaps.ts';

test.override('pages', { '/page': dressedPage(readArticle('t1-04-too-big-too-fast'), 'weekly') });
/** All that the browser may keep, for every page and extension together, in KB. */
test.override('start', { prefs: { 'dom.quotaManager.temporaryStorage.fixedLimit': 8 * 1024 } });
test.beforeEach(({ firefox }) => forgetEverything(firefox));

test('the options say that there is no folder here, offer a file instead, and tell the browser’s promise', async ({
  firefox,
}) => {
  // Asked for when it was installed, whatever pages of ours are ever opened.
  const aside = await firefox.openOwn('card.html');
  await until('the promise', () => aside.evaluate(() => navigator.storage.persisted()));
  const options = await firefox.openOwn('options.html');
  await shows(options, 'This browser does not let extensions write into a folder.');
  await shows(options, 'The browser has promised to keep your notes');
  expect(await texts(options, 'button')).not.toContain('Choose a folder …');
  const file = await firefox.download(() => press(options, 'Save a backup file'));
  expect(file.name).toMatch(/^\d{4}-\d\d-\d\d Counterpoint backup\.json$/);
  expect(file.text).toContain('"format": "counterpoint-backup"');
});

/** Fills the extension's storage to the last byte with a database of the test's own; answers its size in KB. */
const fillUp = (page: Page): Promise<number> =>
  page.evaluate(async () => {
    const connect = () =>
      new Promise<IDBDatabase>((resolve, reject) => {
        const request = indexedDB.open('filler', 1);
        request.onupgradeneeded = () =>
          request.result.createObjectStore('bytes', { autoIncrement: true });
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const add = (filler: IDBDatabase, bytes: number) =>
      new Promise<boolean>((resolve) => {
        const change = filler.transaction('bytes', 'readwrite');
        // Random, for Firefox compresses what it keeps.
        change.objectStore('bytes').add(crypto.getRandomValues(new Uint8Array(bytes)));
        change.oncomplete = () => resolve(true);
        change.onabort = () => resolve(false);
      });
    let filled = 0;
    for (const bytes of [65536, 4096, 256]) {
      // A connection that has met the end of the room lets only deletions in next.
      const filler = await connect();
      while (await add(filler, bytes)) filled += bytes;
      filler.close();
    }
    return filled / 1024;
  });

/** Runs in a page of the extension's: whether its database knows of notes that were brought back and not yet told of. */
const hasRestored = (): Promise<boolean> =>
  new Promise((resolve, reject) => {
    const request = indexedDB.open('counterpoint');
    request.onerror = () => reject(request.error);
    request.onsuccess = () => {
      const found = request.result.transaction('meta').objectStore('meta').get('restored');
      found.onsuccess = () => {
        request.result.close();
        resolve(found.result !== undefined);
      };
    };
  });

const saidOf = async (card: Frame) => (await texts(card, '.save-state')).join();

test('the disk space is used up: told, what is typed waits, and is saved once there is room', async ({
  firefox,
  server,
}) => {
  const aside = await firefox.openOwn('card.html');
  const { card } = await openCard(firefox, `${server.origin}/page`);
  expect(await fillUp(aside), 'KB that fitted in').toBeLessThan(8 * 1024);
  // Of no pattern, for Firefox compresses; more than what the failures before it may have freed.
  const words = randomBytes(100_000).toString('hex');
  const said = await listen(card);
  await card.evaluate((text) => {
    const field = document.querySelector<HTMLTextAreaElement>('[name=note]');
    if (field) field.value = text;
    field?.dispatchEvent(new InputEvent('input', { bubbles: true }));
  }, words);
  await said('is full, so this was not saved');
  // Still full, it says so again, and nothing else.
  const then = await listen(card);
  await press(card, 'Try again');
  await then('Saving …');
  await until('its end', async () => (await saidOf(card)) !== 'Saving …');
  expect(await saidOf(card)).toContain('is full, so this was not saved');
  expect((await fields(card)).note).toBe(words);
  await aside.evaluate(
    () =>
      new Promise((resolve) => {
        indexedDB.deleteDatabase('filler').onsuccess = resolve;
      }),
  );
  await press(card, 'Try again');
  await saved(card);
});

test('a damaged record hides no other: mended by the second copy, or set aside, and the reader is told', async ({
  firefox,
  server,
}) => {
  for (const [claim, words] of ['damaged and mended', 'damaged in both', 'whole'].entries()) {
    const { page, card } = await openCard(firefox, `${server.origin}/page`, claim);
    await fill(card, 'note', words);
    await saved(card);
    await page.close();
  }
  const aside = await firefox.openOwn('card.html');
  await aside.evaluate(damageNote, ['damaged and mended', false] as const);
  await aside.evaluate(damageNote, ['damaged in both', true] as const);
  const notebook = await firefox.openOwn('notebook.html');
  await shows(notebook, '1 record was damaged on the disk.');
  await shows(notebook, '1 damaged record could not be read');
  const written = await texts(notebook, '.note-written');
  expect(written.sort()).toEqual(['damaged and mended', 'whole']);
});

test('the browser has deleted its database: the notes come back, and the reader is told until they have heard', async ({
  firefox,
  server,
}) => {
  const { card } = await openCard(firefox, `${server.origin}/page`);
  await fill(card, 'note', 'lost and found');
  await saved(card);
  const aside = await firefox.openOwn('card.html');
  await aside.evaluate(
    () =>
      new Promise((resolve) => {
        indexedDB.deleteDatabase('counterpoint').onsuccess = resolve;
      }),
  );
  const notebook = await firefox.openOwn('notebook.html');
  await shows(notebook, 'lost and found');
  await shows(notebook, '1 note was brought back from the second copy');
  await press(notebook, 'All right');
  const told = async (where: Page) =>
    (await texts(where, 'body')).join().includes('1 note was brought back');
  await until('the notice to go', async () => !(await told(notebook)));
  // Whatever page opens the notes asks the database what there is to tell.
  await until('nothing to tell', async () => !(await aside.evaluate(hasRestored)));
  const again = await firefox.openOwn('notebook.html#again');
  await shows(again, 'lost and found');
  expect(await told(again)).toBe(false);
});

test('the second copy cannot be written: saved all the same, and the reader is told', async ({
  firefox,
  server,
}) => {
  const notebook = await firefox.openOwn('notebook.html');
  await shows(notebook, 'Nothing here yet');
  const { card } = await openCard(firefox, `${server.origin}/page`);
  await failSecondCopy(firefox);
  await fill(card, 'note', 'once on the disk');
  await saved(card);
  await shows(notebook, 'once on the disk');
  await shows(notebook, 'Your notes are saved, but since');
  // The next page that opens the notes brings the copy in step.
  const again = await firefox.openOwn('notebook.html#again');
  await shows(again, 'once on the disk');
  await waiting(firefox, 'once on the disk', 'notes:annotations:');
  await until(
    'no complaint any more',
    async () => !(await texts(again, 'body')).join().includes('Your notes are saved, but since'),
  );
});

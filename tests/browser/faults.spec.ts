/** What can go wrong with notes, done to the built extension, each with the sentence that the reader sees. */
import { readlinkSync } from 'node:fs';
import { join } from 'node:path';
import type { CDPSession, Frame, Page } from '@playwright/test';
import { workerOf } from '../../scripts/extension-driver.ts';
import { scratchFolder } from '../../scripts/scratch.ts';
import { stageExtension } from '../../scripts/stage.ts';
import { readArticle } from '../pages/article.ts';
import { dressedPage } from '../pages/shells.ts';
import {
  test as base,
  cardFrame,
  clickMark,
  type Extension,
  expect,
  finishedReading,
  launch,
} from './extension.ts';

/** A browser of its own for each test: what is broken stays broken. */
const test = base.extend<{ fresh: Extension; article: string }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the parameter's shape.
  fresh: async ({}, use) => {
    const fresh = await launch();
    await use(fresh);
    await fresh.context.close();
  },
  article: async ({ server }, use) => {
    server.set('/page', dressedPage(readArticle('t1-04-too-big-too-fast'), 'weekly'));
    await use(`${server.origin}/page`);
  },
});

const noteField = (card: Frame) => card.getByLabel('Note', { exact: true });
const saved = (card: Frame) => expect(card.getByText('Saved', { exact: true })).toBeVisible();

/** What the card says of the note's keeping, from now on: some of it stands only until the next try. */
async function listen(card: Frame): Promise<(sentence: string) => Promise<void>> {
  await card.evaluate(() => {
    const heard: string[] = [];
    Object.assign(globalThis, { heard });
    const look = () => heard.push(document.querySelector('.save-state')?.textContent ?? '');
    const all = { subtree: true, childList: true, characterData: true };
    new MutationObserver(look).observe(document.body, all);
  });
  const heard = () =>
    card.evaluate(() => (globalThis as unknown as { heard: string[] }).heard.join(' | '));
  return (sentence) => expect.poll(heard).toContain(sentence);
}

/** Opens the article and the card of one of its claims. */
async function openCard(extension: Extension, address: string, claim = 0) {
  const { page, reading } = await extension.read(address);
  await clickMark(page, reading.claims[claim]?.text ?? '');
  return { page, card: await cardFrame(page) };
}

/** A page of the extension's origin with no code of ours: it holds nothing and sees everything. */
const bystander = (extension: Extension) => extension.open('icon/16.png');

async function devtools(extension: Extension, page: Page): Promise<CDPSession> {
  const session = await extension.context.newCDPSession(page);
  await session.send('ServiceWorker.enable');
  return session;
}

interface Stalled {
  readonly chrome: { readonly tabs: { sendMessage(...of: unknown[]): unknown } };
  reached?: boolean;
}

test('the worker is stopped between the request and the write: told, nothing typed is lost, saved once', async ({
  fresh,
  article,
}) => {
  const aside = await bystander(fresh);
  const session = await devtools(fresh, aside);
  const { card } = await openCard(fresh, article);
  const worker = await workerOf(fresh.context);
  // The worker has the request and asks the page what it is about: the answer never comes.
  await worker.evaluate(() => {
    const scope = globalThis as unknown as Stalled;
    scope.chrome.tabs.sendMessage = () => {
      scope.reached = true;
      return new Promise(() => undefined);
    };
  });
  await noteField(card).fill('typed before the worker went');
  await expect
    .poll(() => worker.evaluate(() => (globalThis as unknown as Stalled).reached))
    .toBe(true);
  const said = await listen(card);
  await session.send('ServiceWorker.stopAllWorkers');
  await said('Counterpoint could not be reached.');
  await expect(noteField(card)).toHaveValue('typed before the worker went');
  await saved(card);
  const notebook = await fresh.open('notebook.html');
  await expect(notebook.getByText('typed before the worker went')).toHaveCount(1);
});

test('the worker is stopped between the write and its answer: the note is there once', async ({
  fresh,
  article,
}) => {
  const aside = await bystander(fresh);
  const session = await devtools(fresh, aside);
  const { card } = await openCard(fresh, article);
  const worker = await workerOf(fresh.context);
  // What remembers that this card has made a note is never reached.
  await worker.evaluate(() => {
    const scope = globalThis as unknown as Stalled & {
      chrome: { storage: { local: { set(items: object): Promise<void> } } };
    };
    scope.chrome.storage.local.set = (items) => {
      if (!JSON.stringify(items).includes('written, but never answered')) return Promise.resolve();
      scope.reached = true;
      return new Promise(() => undefined);
    };
  });
  await noteField(card).fill('written, but never answered');
  await expect
    .poll(() => worker.evaluate(() => (globalThis as unknown as Stalled).reached))
    .toBe(true);
  const said = await listen(card);
  await session.send('ServiceWorker.stopAllWorkers');
  await said('Counterpoint could not be reached.');
  await saved(card);
  const notebook = await fresh.open('notebook.html');
  await expect(notebook.getByText('written, but never answered')).toHaveCount(1);
});

test('the browser is killed right after it said “Saved”: the note is there on restart', async ({
  article,
}) => {
  const profile = scratchFolder('profile');
  const killed = await launch({ profile });
  const { card } = await openCard(killed, article);
  await noteField(card).fill('said to be saved');
  await saved(card);
  // Chromium's lock on its profile is a link that names the machine and the process.
  const pid = Number(readlinkSync(join(profile, 'SingletonLock')).split('-').at(-1));
  const gone = new Promise((resolve) => killed.context.once('close', resolve));
  process.kill(pid, 'SIGKILL');
  await gone;
  const again = await launch({ profile });
  const { card: reopened } = await openCard(again, article);
  await expect(noteField(reopened)).toHaveValue('said to be saved');
  await again.context.close();
});

test('two windows change one note: both texts stand, both are told, and the reader joins them', async ({
  fresh,
  article,
}) => {
  const { page: first, card: left } = await openCard(fresh, article);
  await noteField(left).fill('as it was');
  await saved(left);
  const { card: right } = await openCard(fresh, `${article}#two`);
  await expect(noteField(right)).toHaveValue('as it was');
  await first.bringToFront();
  await noteField(left).fill('from the left window');
  await saved(left);
  await noteField(right).fill('from the right window');
  await expect(right.getByText('This note was also changed somewhere else.')).toBeVisible();
  // Typing goes on, upon one's own text.
  await noteField(right).fill('from the right window, and on');
  await expect(right.getByText('This note was also changed somewhere else.')).toBeVisible();
  // Whoever opens the note from now on is told too.
  const { card: third } = await openCard(fresh, `${article}#three`);
  await expect(third.getByText('This note was also changed somewhere else.')).toBeVisible();
  const notebook = await fresh.open('notebook.html');
  const conflict = notebook.locator('.conflict');
  await expect(conflict.getByText('from the left window')).toBeVisible();
  await expect(conflict.getByText('from the right window, and on')).toBeVisible();
  await expect(conflict.getByRole('listitem')).toHaveCount(2);
  await conflict.getByRole('button', { name: 'Keep all texts, one after the other' }).click();
  await expect(conflict).toHaveCount(0);
  await expect(notebook.getByText('from the left window')).toBeVisible();
  await expect(notebook.getByText('from the right window, and on')).toBeVisible();
});

test('a newer Counterpoint changes the form of the notes while old pages are open: they give way and say so', async ({
  fresh,
  article,
}) => {
  const { card } = await openCard(fresh, article);
  await noteField(card).fill('kept in the old form');
  await saved(card);
  const notebook = await fresh.open('notebook.html');
  await expect(notebook.getByText('kept in the old form')).toBeVisible();
  const newer = await bystander(fresh);
  await newer.evaluate(
    () =>
      new Promise((resolve, reject) => {
        const request = indexedDB.open('counterpoint', 2);
        request.onsuccess = () => resolve(undefined);
        request.onerror = () => reject(request.error);
      }),
  );
  await noteField(card).fill('typed into the old page');
  await expect(card.getByText('Counterpoint was updated while this page was open.')).toBeVisible();
  await expect(noteField(card)).toHaveValue('typed into the old page');
  await notebook.reload();
  const trouble = notebook.getByRole('alert');
  await expect(trouble).toContainText('Counterpoint was updated while this page was open.');
});

/** A notebook that believes its database is of the version before, so that it brings it up to date as a newer build would. */
async function notebookOfNextVersion(fresh: Extension, oldVersion?: number): Promise<Page> {
  const page = await fresh.context.newPage();
  await page.addInitScript((from: number | null) => {
    const open = IDBFactory.prototype.open;
    IDBFactory.prototype.open = function (name: string, version?: number) {
      return name === 'counterpoint' && version !== undefined
        ? open.call(this, name, version + 1)
        : open.call(this, name, version as number);
    };
    if (from !== null)
      Object.defineProperty(IDBVersionChangeEvent.prototype, 'oldVersion', { get: () => from });
  }, oldVersion ?? null);
  await page.goto(`chrome-extension://${fresh.id}/notebook.html`);
  return page;
}

test('an old window keeps the notes from being brought up to date: told, and it goes on once that is closed', async ({
  fresh,
  article,
}) => {
  const { card } = await openCard(fresh, article);
  await noteField(card).fill('waits for the other window');
  await saved(card);
  const old = await bystander(fresh);
  // A window that does not give way when asked.
  await old.evaluate(
    () =>
      new Promise((resolve) => {
        const request = indexedDB.open('counterpoint', 1);
        request.onsuccess = () => {
          Object.assign(globalThis, { held: request.result });
          resolve(undefined);
        };
      }),
  );
  const notebook = await notebookOfNextVersion(fresh);
  const trouble = notebook.getByRole('alert');
  await expect(trouble).toContainText('another Counterpoint window still holds the old ones');
  await old.close();
  await notebook.getByRole('button', { name: 'Try again' }).click();
  await expect(notebook.getByText('waits for the other window')).toBeVisible();
});

test('a migration fails: the old data stays, is served as nothing new, can be taken out, and is there again', async ({
  fresh,
  article,
}) => {
  const { card } = await openCard(fresh, article);
  await noteField(card).fill('older than the migration');
  await saved(card);
  // The first step meets what it made long ago, and fails.
  const notebook = await notebookOfNextVersion(fresh, 0);
  const trouble = notebook.getByRole('alert');
  await expect(trouble).toContainText('They are all still there, unchanged, in the older form');
  await expect(notebook.getByText('older than the migration')).toHaveCount(0);
  const [download] = await Promise.all([
    notebook.waitForEvent('download'),
    notebook.getByRole('button', { name: 'Save the unchanged notes as a file' }).click(),
  ]);
  const chunks: Buffer[] = [];
  for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer);
  expect(Buffer.concat(chunks).toString()).toContain('older than the migration');
  const ours = await fresh.open('notebook.html');
  await expect(ours.getByText('older than the migration')).toBeVisible();
});

test('Counterpoint is updated under a card in which somebody types: the words are there, and saved, once the page is loaded again', async ({
  fresh,
  article,
}) => {
  const { page, card } = await openCard(fresh, article);
  await noteField(card).fill('before the update');
  await saved(card);
  const session = await fresh.context.browser()?.newBrowserCDPSession();
  if (!session) throw new Error('no session with the browser');
  const path = stageExtension('chrome', ['http://127.0.0.1/*']);
  // The worker hears of these words no more.
  const worker = await workerOf(fresh.context);
  await worker.evaluate(() => {
    const scope = globalThis as unknown as Stalled;
    scope.chrome.tabs.sendMessage = () => new Promise(() => undefined);
  });
  await noteField(card).fill('before the update, and at its moment');
  // The same extension once more, as an update puts it in the old one's place.
  await session.send('Extensions.loadUnpacked' as never, { path } as never);
  await page.reload();
  const reading = await finishedReading(fresh.context, page);
  await clickMark(page, reading.claims[0]?.text ?? '');
  const again = await cardFrame(page);
  await expect(noteField(again)).toHaveValue('before the update, and at its moment');
  await saved(again);
  const notebook = await fresh.open('notebook.html');
  await expect(notebook.getByText('before the update, and at its moment')).toHaveCount(1);
  await expect(notebook.locator('.conflict')).toHaveCount(0);
});

test('the page is taken away before a failed save could be tried again: the words wait for the next card', async ({
  fresh,
  article,
}) => {
  const { page, card } = await openCard(fresh, article);
  const worker = await workerOf(fresh.context);
  await worker.evaluate(() => {
    const put = IDBObjectStore.prototype.put;
    Object.assign(globalThis, {
      makeRoom() {
        IDBObjectStore.prototype.put = put;
      },
    });
    IDBObjectStore.prototype.put = () => {
      throw new DOMException('no room', 'QuotaExceededError');
    };
  });
  await noteField(card).fill('never saved on that page');
  await expect(card.getByText('is full, so this was not saved')).toBeVisible();
  await page.close();
  await worker.evaluate(() => (globalThis as unknown as { makeRoom(): void }).makeRoom());
  const { card: again } = await openCard(fresh, article);
  await expect(noteField(again)).toHaveValue('never saved on that page');
  await saved(again);
  // Saved, it waits no more: what another window makes of it is not undone.
  const notebook = await fresh.open('notebook.html');
  await expect(notebook.getByText('never saved on that page')).toHaveCount(1);
});

test('the disk space is used up: told, what is typed waits, and is saved once there is room', async ({
  fresh,
  article,
}) => {
  const { card } = await openCard(fresh, article);
  const worker = await workerOf(fresh.context);
  // Chromium puts no quota on an extension with this permission: the disk itself would have to be full.
  await worker.evaluate(() => {
    const put = IDBObjectStore.prototype.put;
    Object.assign(globalThis, {
      makeRoom() {
        IDBObjectStore.prototype.put = put;
      },
    });
    IDBObjectStore.prototype.put = () => {
      throw new DOMException('no room', 'QuotaExceededError');
    };
  });
  await noteField(card).fill('no room for this yet');
  await expect(card.getByText('is full, so this was not saved')).toBeVisible();
  await expect(noteField(card)).toHaveValue('no room for this yet');
  await worker.evaluate(() => (globalThis as unknown as { makeRoom(): void }).makeRoom());
  await card.getByRole('button', { name: 'Try again' }).click();
  await saved(card);
});

/** Overwrites what the database holds of the note with these words, as a damaged disk would; its second copy too if asked. */
async function damage(page: Page, words: string, andCopy: boolean): Promise<void> {
  await page.evaluate(
    async ([text, both]) => {
      const db = await new Promise<IDBDatabase>((resolve) => {
        const request = indexedDB.open('counterpoint');
        request.onsuccess = () => resolve(request.result);
      });
      const rows = await new Promise<{ id: string; record: { note: string } }[]>((resolve) => {
        const all = db.transaction('annotations').objectStore('annotations').getAll();
        all.onsuccess = () => resolve(all.result);
      });
      const row = rows.find(({ record }) => record.note === text);
      if (!row) throw new Error('no such note');
      await new Promise((resolve) => {
        const change = db.transaction('annotations', 'readwrite', { durability: 'strict' });
        change.objectStore('annotations').put({ ...row, record: { note: text.slice(0, 4) } });
        change.oncomplete = resolve;
      });
      db.close();
      const { chrome } = globalThis as unknown as {
        chrome: { storage: { local: { remove(key: string): Promise<void> } } };
      };
      if (both) await chrome.storage.local.remove(`notes:annotations:${row.id}`);
    },
    [words, andCopy] as const,
  );
}

test('a damaged record hides no other: mended by the second copy, or set aside, and the reader is told', async ({
  fresh,
  article,
}) => {
  for (const [claim, words] of ['damaged and mended', 'damaged in both', 'whole'].entries()) {
    const { page, card } = await openCard(fresh, article, claim);
    await noteField(card).fill(words);
    await saved(card);
    await page.close();
  }
  const aside = await bystander(fresh);
  await damage(aside, 'damaged and mended', false);
  await damage(aside, 'damaged in both', true);
  const notebook = await fresh.open('notebook.html');
  await expect(notebook.getByText('1 record was damaged on the disk.')).toBeVisible();
  await expect(notebook.getByText('1 damaged record could not be read')).toBeVisible();
  await expect(notebook.getByText('damaged and mended')).toBeVisible();
  await expect(notebook.getByText('whole', { exact: true })).toBeVisible();
  await expect(notebook.getByText('damaged in both')).toHaveCount(0);
});

test('the browser has deleted its database: the notes come back, and the reader is told until they have heard', async ({
  fresh,
  article,
}) => {
  const { card } = await openCard(fresh, article);
  await noteField(card).fill('lost and found');
  await saved(card);
  const aside = await bystander(fresh);
  await aside.evaluate(
    () =>
      new Promise((resolve) => {
        indexedDB.deleteDatabase('counterpoint').onsuccess = resolve;
      }),
  );
  const notebook = await fresh.open('notebook.html');
  await expect(notebook.getByText('lost and found')).toBeVisible();
  await expect(notebook.getByText('1 note was brought back from the second copy')).toBeVisible();
  await notebook.getByRole('button', { name: 'All right' }).click();
  await expect(notebook.getByText('1 note was brought back')).toHaveCount(0);
  await notebook.reload();
  await expect(notebook.getByText('lost and found')).toBeVisible();
  await expect(notebook.getByText('1 note was brought back')).toHaveCount(0);
});

test('the second copy cannot be written: saved all the same, and the reader is told', async ({
  fresh,
  article,
}) => {
  const notebook = await fresh.open('notebook.html');
  await expect(notebook.getByText('Nothing here yet')).toBeVisible();
  const { card } = await openCard(fresh, article);
  const worker = await workerOf(fresh.context);
  await worker.evaluate(() => {
    const { chrome } = globalThis as unknown as {
      chrome: { storage: { local: { set(items: object): Promise<void> } } };
    };
    const { local } = chrome.storage;
    const set = local.set.bind(local);
    local.set = (items) =>
      Object.keys(items).some((key) => key.startsWith('notes:'))
        ? Promise.reject(new Error('no room'))
        : set(items);
  });
  await noteField(card).fill('once on the disk');
  await saved(card);
  await expect(notebook.getByText('once on the disk')).toBeVisible();
  const told = notebook.getByText('Your notes are saved, but since');
  await expect(told).toBeVisible();
  // The next page that opens the notes brings the copy in step.
  await notebook.reload();
  await expect(notebook.getByText('once on the disk')).toBeVisible();
  await expect(told).toHaveCount(0);
});

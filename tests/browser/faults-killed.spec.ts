/** The worker, the browser or the extension goes in the middle of a save; each with the sentence that the reader sees. */
import { readlinkSync } from 'node:fs';
import { join } from 'node:path';
import type { CDPSession, Frame, Page, Worker } from '@playwright/test';
import { workerOf } from '../../scripts/extension-driver.ts';
import { scratchFolder } from '../../scripts/scratch.ts';
import { stageExtension } from '../../scripts/stage.ts';
import { listenToSaving, saidOfSaving } from '../pages/mishaps.ts';
import {
  cardFrame,
  clickMark,
  type Extension,
  expect,
  finishedReading,
  launch,
} from './extension.ts';
import { bystander, noteField, openCard, type Stalled, saved, test } from './notes-in-cards.ts';

/** What the card says of the note's keeping, from now on: some of it stands only until the next try. */
async function listen(card: Frame): Promise<(sentence: string) => Promise<void>> {
  await card.evaluate(listenToSaving);
  return (sentence) => expect.poll(() => card.evaluate(saidOfSaving)).toContain(sentence);
}

/** Resolves once the worker has come to where it was made to stop. */
const reached = (worker: Worker) =>
  expect.poll(() => worker.evaluate(() => (globalThis as unknown as Stalled).reached)).toBe(true);

async function devtools(extension: Extension, page: Page): Promise<CDPSession> {
  const session = await extension.context.newCDPSession(page);
  await session.send('ServiceWorker.enable');
  return session;
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
    const { chrome } = globalThis as unknown as Stalled;
    const send = chrome.tabs.sendMessage.bind(chrome.tabs);
    chrome.tabs.sendMessage = (...of) => {
      // It has other word for the page too: how tall the card is.
      if ((of[1] as { type?: unknown }).type !== 'pageReading') return send(...of);
      Object.assign(globalThis, { reached: true });
      return new Promise(() => undefined);
    };
  });
  await noteField(card).fill('typed before the worker went');
  await reached(worker);
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
  await reached(worker);
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
    const { chrome } = globalThis as unknown as Stalled;
    chrome.tabs.sendMessage = () => new Promise(() => undefined);
  });
  await noteField(card).fill('before the update, and at its moment');
  const keptWords = () =>
    worker.evaluate(async () => {
      const { chrome } = globalThis as unknown as {
        chrome: { storage: { local: { get(): Promise<object> } } };
      };
      return JSON.stringify(await chrome.storage.local.get());
    });
  await expect.poll(keptWords).toContain('and at its moment');
  // The same extension once more, as an update puts it in the old one's place.
  await session.send('Extensions.loadUnpacked' as never, { path } as never);
  // The new worker reads the tab by itself: a reader of its that came after the next card would take that down.
  await expect.poll(() => fresh.context.serviceWorkers().includes(worker)).toBe(false);
  await finishedReading(fresh.context, page);
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

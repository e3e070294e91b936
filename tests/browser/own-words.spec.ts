import { workerOf } from '../../scripts/extension-driver.ts';
import { readArticle } from '../pages/article.ts';
import { dressedPage } from '../pages/shells.ts';
import { namedOn } from './accessibility.ts';
import { deleteNote } from './delete-note.ts';
import { cardFrame, clickMark, expect, finishedReading, launch, test } from './extension.ts';
import { address, buttons, own, press, selectWords } from './select-words.ts';

test.beforeEach(({ server }) =>
  server.set(address, dressedPage(readArticle('t1-04-too-big-too-fast'), 'magazine')),
);

test('a highlight is kept with a press, marked apart from claims, and taken back by Undo', async ({
  extension,
  server,
}) => {
  const { page } = await extension.read(server.origin + address);
  const words = await selectWords(page);
  await press(page, 'Highlight');
  await expect.poll(() => own(page)).toEqual([words.trim()]);
  // It took neither the selection nor the focus.
  expect(await page.evaluate(() => getSelection()?.toString())).toBe(words);
  expect(await page.evaluate(() => document.activeElement?.localName)).toBe('body');
  await expect.poll(() => buttons(page)).toContain('Undo');

  await page.reload();
  await finishedReading(extension.context, page);
  await expect.poll(() => own(page)).toEqual([words.trim()]);
  await page.evaluate(() => getSelection()?.removeAllRanges());
  await clickMark(page, words.trim());
  const card = await cardFrame(page);
  await expect(card.locator('blockquote.passage')).toHaveText(words.trim());
  await deleteNote(card);
  await expect.poll(() => own(page)).toEqual([]);
  await card.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(() => own(page)).toEqual([words.trim()]);
});

test('Undo beside the selection takes a highlight back at once', async ({ extension, server }) => {
  const { page } = await extension.read(server.origin + address);
  await selectWords(page);
  await press(page, 'Highlight');
  await expect.poll(() => own(page)).toHaveLength(1);
  await press(page, 'Undo');
  await expect.poll(() => own(page)).toEqual([]);
});

test('at the keyboard the focus stays in the toolbar, from Highlight to Undo', async ({
  extension,
  server,
}) => {
  const { page } = await extension.read(server.origin + address);
  const words = (await selectWords(page)).trim();
  await expect.poll(() => buttons(page)).toContain('Highlight');
  const named = (await namedOn(page)).find(({ name }) => name === 'Highlight');
  const session = await page.context().newCDPSession(page);
  await session.send('DOM.focus', { backendNodeId: named?.node ?? 0 });
  // A reader who goes back with Shift and Tab has not selected anything.
  await page.keyboard.press('Shift');
  await page.keyboard.press('Enter');
  await expect.poll(() => own(page)).toEqual([words]);
  await expect.poll(() => buttons(page)).toContain('Undo');
  await page.keyboard.press('Shift');
  await page.keyboard.press('Enter');
  await expect.poll(() => own(page)).toEqual([]);
  await expect
    .poll(async () => (await namedOn(page)).map(({ name }) => name))
    .toContain('Not highlighted any more.');
});

test('what is highlighted already is said to be, and is not taken back with a press', async ({
  extension,
  server,
}) => {
  const { page } = await extension.read(server.origin + address);
  const words = (await selectWords(page)).trim();
  await press(page, 'Highlight');
  await expect.poll(() => own(page)).toEqual([words]);
  await page.keyboard.press('Escape');
  await expect.poll(() => buttons(page)).not.toContain('Undo');
  await selectWords(page);
  await press(page, 'Highlight');
  await expect
    .poll(async () => (await namedOn(page)).map(({ name }) => name))
    .toContain('This is in your notes already.');
  expect(await buttons(page)).not.toContain('Undo');
  expect(await own(page)).toEqual([words]);
});

test('a highlight that cannot be kept is told, even where the reader has gone on', async ({
  server,
}) => {
  const fresh = await launch();
  const { page } = await fresh.read(server.origin + address);
  const worker = await workerOf(fresh.context);
  interface Held {
    release?: () => void;
    chrome: { tabs: { sendMessage(...of: unknown[]): unknown } };
  }
  // Before a highlight is written, the page is asked what it is: the answer waits, and the disk is full.
  await worker.evaluate(() => {
    const scope = globalThis as unknown as Held;
    const { tabs } = scope.chrome;
    const { sendMessage } = tabs;
    tabs.sendMessage = (...of) => {
      tabs.sendMessage = sendMessage;
      const answer = of.at(-1) as (reading: unknown) => void;
      scope.release = () => answer(undefined);
    };
    IDBObjectStore.prototype.put = () => {
      throw new DOMException('no room', 'QuotaExceededError');
    };
    IDBObjectStore.prototype.add = IDBObjectStore.prototype.put;
  });
  await selectWords(page);
  await press(page, 'Highlight');
  const isHeld = () => worker.evaluate(() => !!(globalThis as unknown as Held).release);
  await expect.poll(isHeld).toBe(true);
  await page.mouse.click(4, 300);
  await expect.poll(() => buttons(page)).not.toContain('Highlight');
  const said = async () => (await namedOn(page)).map(({ name }) => name).join();
  expect(await said()).not.toMatch(/not saved/i);
  await worker.evaluate(() => (globalThis as unknown as Held).release?.());
  await expect.poll(said).toContain('is full, so this was not saved');
  await fresh.context.close();
});

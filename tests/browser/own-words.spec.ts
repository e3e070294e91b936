/** The reader's own highlights: selected, kept, found again, taken away and brought back. */
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { giveCommand, tabOf, workerOf } from '../../scripts/extension-driver.ts';
import { readArticle } from '../pages/article.ts';
import { dressedPage } from '../pages/shells.ts';
import { namedOn, placeOf } from './accessibility.ts';
import { leaveCard } from './card-controls.ts';
import {
  cardFrame,
  clickMark,
  type Extension,
  expect,
  finishedReading,
  highlighted,
  launch,
  test,
} from './extension.ts';

const address = '/page';

test.beforeEach(({ server }) =>
  server.set(address, dressedPage(readArticle('t1-04-too-big-too-fast'), 'magazine')),
);

/** Selects words of a paragraph that is no claim with the mouse, as a reader does; answers them. */
async function selectWords(page: Page): Promise<string> {
  const line = await page.evaluate(() => {
    const paragraph = document.querySelector('.standfirst') ?? document.querySelectorAll('p')[1];
    paragraph?.scrollIntoView({ block: 'center', behavior: 'instant' });
    // A press on words that are selected would drag them.
    getSelection()?.removeAllRanges();
    const range = document.createRange();
    range.selectNodeContents(paragraph as Element);
    const [first] = range.getClientRects();
    return { x: first?.left ?? 0, y: (first?.top ?? 0) + (first?.height ?? 0) / 2 };
  });
  await page.mouse.move(line.x + 2, line.y);
  await page.mouse.down();
  await page.mouse.move(line.x + 120, line.y, { steps: 5 });
  await page.mouse.move(line.x + 260, line.y, { steps: 5 });
  await page.mouse.up();
  const words = await page.evaluate(() => getSelection()?.toString() ?? '');
  expect(words.length).toBeGreaterThan(8);
  return words;
}

async function press(page: Page, name: string): Promise<void> {
  let place: { x: number; y: number } | null = null;
  await expect
    .poll(async () => {
      place = await placeOf(page, 'button', name);
      return place !== null;
    })
    .toBe(true);
  const { x, y } = place ?? { x: 0, y: 0 };
  await page.mouse.click(x, y);
}

const buttons = async (page: Page) =>
  (await namedOn(page)).filter(({ role }) => role === 'button').map(({ name }) => name);
const own = async (page: Page) => (await highlighted(page))['counterpoint-own-light'] ?? [];

/** Whether a toolbar stands on the page once it has painted a few times: long after a press has brought one. */
async function offeredSoon(page: Page): Promise<boolean> {
  for (let time = 0; time < 10; time += 1) {
    await page.evaluate(() => new Promise((painted) => requestAnimationFrame(painted)));
    if ((await buttons(page)).includes('Highlight')) return true;
  }
  return false;
}

/** Chooses the entry of the context menu as the browser does: headless, no menu opens. */
async function chooseMenuEntry({ context }: Extension, page: Page): Promise<void> {
  const worker = await workerOf(context);
  await worker.evaluate(
    ([id]) =>
      (
        chrome as unknown as {
          contextMenus: { onClicked: { dispatch(info: object, tab: object): void } };
        }
      ).contextMenus.onClicked.dispatch({ menuItemId: 'annotate' }, { id }),
    [await tabOf(context, page)] as const,
  );
}
declare const chrome: unknown;

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
  // A card that still grows may move away from under the pointer.
  await expect(async () => {
    await card.getByRole('button', { name: 'Delete' }).click({ timeout: 2000 });
    await expect(card.getByText('Deleted.')).toBeVisible({ timeout: 2000 });
  }).toPass();
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

test('a note on words that are no claim, with a proposition and a side, in the panel, the notebook and the export', async ({
  extension,
  server,
}) => {
  const { page } = await extension.read(server.origin + address);
  const words = (await selectWords(page)).trim();
  await press(page, 'Note');
  const card = await cardFrame(page);
  await expect(card.getByLabel('Note', { exact: true })).toBeFocused();
  await page.keyboard.type('Whose words are these?');
  await card.getByLabel(/^Tags/).fill('to check');
  await card.getByLabel('What it is about, if you like').selectOption('attainment');
  await card.getByLabel('The sentence …').selectOption({ label: 'disputes it' });
  await card.getByRole('button', { name: 'Save' }).click();
  await expect(card.getByText('Saved', { exact: true })).toBeVisible();
  await leaveCard(page);
  await expect.poll(() => own(page)).toEqual([words]);
  // A click on words that are selected only drops the selection.
  await page.evaluate(() => getSelection()?.removeAllRanges());

  await clickMark(page, words);
  const again = await cardFrame(page);
  await expect(again.getByLabel('Note', { exact: true })).toHaveValue('Whose words are these?');
  await expect(again.getByLabel('What it is about, if you like')).toHaveValue('attainment');
  await expect(again.getByLabel('The sentence …')).toHaveValue('disputes');
  await expect(again.getByRole('heading', { level: 1 })).toHaveText('Pupils’ results');
  await expect(again.locator('.side blockquote').first()).toBeVisible();

  const tab = await tabOf(extension.context, page);
  const panel = await extension.open(`sidepanel.html?tab=${tab}`);
  await panel.getByRole('button', { name: 'Notes (1)' }).click();
  await expect(panel.getByText('Whose words are these?')).toBeVisible();
  await expect(panel.locator('.page-note-quote')).toHaveText(words);

  const notebook = await extension.open('notebook.html');
  await expect(notebook.getByText('Whose words are these?')).toBeVisible();

  const popup = await extension.open(`popup.html?tab=${tab}`);
  const [download] = await Promise.all([
    popup.waitForEvent('download'),
    popup.getByRole('button', { name: 'Reading notes' }).click(),
  ]);
  const markdown = readFileSync(await download.path(), 'utf8');
  expect(markdown).toContain(words);
  expect(markdown).toContain('Whose words are these?');
});

test('the toolbar goes with the selection, with Escape, and where it is not wanted', async ({
  extension,
  server,
}) => {
  const { page } = await extension.read(server.origin + address);
  await selectWords(page);
  await expect.poll(() => buttons(page)).toContain('Highlight');
  await page.keyboard.press('Escape');
  await expect.poll(() => buttons(page)).not.toContain('Highlight');
  await selectWords(page);
  await expect.poll(() => buttons(page)).toContain('Highlight');
  await page.mouse.click(4, 300);
  await expect.poll(() => buttons(page)).not.toContain('Highlight');

  const options = await extension.open('options.html');
  const box = options.getByRole('checkbox', { name: 'Offer to highlight what I select' });
  await box.uncheck();
  await page.bringToFront();
  // The page has heard of it once words are selected and no bar comes, again and again.
  await expect
    .poll(async () => {
      await selectWords(page);
      return offeredSoon(page);
    })
    .toBe(false);
  await options.bringToFront();
  await box.check();
  // Wanted again, for the tests that follow in this browser: a page closed at once might not have kept it.
  await page.bringToFront();
  await expect
    .poll(async () => {
      await selectWords(page);
      return offeredSoon(page);
    })
    .toBe(true);
});

test('the menu entry and the command open the card of what is selected', async ({
  extension,
  server,
}) => {
  const { page } = await extension.read(server.origin + address);
  const words = (await selectWords(page)).trim();
  await chooseMenuEntry(extension, page);
  const card = await cardFrame(page);
  await expect(card.locator('blockquote.passage')).toHaveText(words);
  await leaveCard(page);
  await giveCommand(extension.context, page, 'annotate');
  await expect((await cardFrame(page)).locator('blockquote.passage')).toHaveText(words);
});

test('what is typed into is left alone, and a page may select as it likes', async ({
  extension,
  server,
}) => {
  const html = dressedPage(readArticle('t1-04-too-big-too-fast'), 'magazine').replace(
    '</main>',
    '<p contenteditable="true" id="draft">A letter that is being written to the editor</p></main>',
  );
  server.set('/draft', html);
  const { page } = await extension.read(`${server.origin}/draft`);
  await page.locator('#draft').dblclick({ position: { x: 30, y: 10 } });
  expect(await page.evaluate(() => getSelection()?.toString().trim())).not.toBe('');
  await page.evaluate(() => {
    const paragraph = document.querySelectorAll('p')[2] as Element;
    getSelection()?.selectAllChildren(paragraph);
    paragraph.dispatchEvent(new PointerEvent('pointerup', { bubbles: true, button: 0 }));
  });
  expect(await offeredSoon(page)).toBe(false);
  // The same selection by the reader's own hand has one.
  await expect(async () => {
    await selectWords(page);
    await expect.poll(() => buttons(page), { timeout: 3000 }).toContain('Highlight');
  }).toPass();
});

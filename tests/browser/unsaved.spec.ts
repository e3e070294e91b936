/** Words that were typed and could not be saved: they wait for the next card, and in the notebook. */
import type { Page } from '@playwright/test';
import { tabOf, workerOf } from '../../scripts/extension-driver.ts';
import { readArticle } from '../pages/article.ts';
import { dressedPage } from '../pages/shells.ts';
import { manners, overflow, violations } from './axe.ts';
import { cardFrame, type Extension, expect } from './extension.ts';
import { fillDisk, noteField, openCard, saved, test } from './notes-in-cards.ts';

/** What lies on disk of words that wait: the notebook lists them only some seconds later. */
async function unsavedKeys({ context }: Extension): Promise<string[]> {
  const worker = await workerOf(context);
  const keys = await worker.evaluate(() => {
    const { chrome } = globalThis as unknown as {
      chrome: { storage: { local: { getKeys(): Promise<string[]> } } };
    };
    return chrome.storage.local.getKeys();
  });
  return keys.filter((key) => key.startsWith('unsaved:'));
}

test('the page is taken away before a failed save could be tried again: the words wait for the next card', async ({
  fresh,
  article,
}) => {
  const { page, card } = await openCard(fresh, article);
  const makeRoom = await fillDisk(fresh);
  await noteField(card).fill('never saved on that page');
  await expect(card.getByText('is full, so this was not saved')).toBeVisible();
  await page.close();
  await makeRoom();
  const { card: again } = await openCard(fresh, article);
  await expect(noteField(again)).toHaveValue('never saved on that page');
  await saved(again);
  // Saved, it waits no more: what another window makes of it is not undone.
  const notebook = await fresh.open('notebook.html');
  await expect(notebook.getByText('never saved on that page')).toHaveCount(1);
  await expect.poll(() => unsavedKeys(fresh)).toEqual([]);
});

/** What waits, as the notebook lists it. */
const waitingIn = (notebook: Page) => notebook.getByRole('region', { name: 'Not saved yet' });

/** Types a note that cannot be saved; answers its page. */
async function typeInVain(fresh: Extension, article: string, words: string): Promise<Page> {
  const { page, card } = await openCard(fresh, article);
  await fillDisk(fresh);
  await noteField(card).fill(words);
  await expect(card.getByText('is full, so this was not saved')).toBeVisible();
  return page;
}

test('words whose page is never opened again are told of in the popup, listed in the notebook, and become a note there', async ({
  fresh,
  article,
}) => {
  const page = await typeInVain(fresh, article, 'listed in the notebook');
  const tab = await tabOf(fresh.context, page);
  const popup = await fresh.open(`popup.html?tab=${tab}`);
  await expect(popup.getByText('1 text that you typed is not saved yet.')).toBeVisible();
  expect(await violations(popup)).toEqual([]);
  await page.close();
  const notebook = await fresh.open('notebook.html');
  const waiting = waitingIn(notebook);
  await expect(waiting.getByText('listed in the notebook')).toBeVisible();
  await expect(waiting.getByRole('blockquote')).toContainText('Too big, too fast');
  await expect(waiting.locator('cite')).toContainText('forgot the classroom');
  await expect(waiting.getByText(/typed on \d+ \w+ \d{4} at \d\d:\d\d/)).toBeVisible();
  const link = await waiting.getByRole('link', { name: 'Open the page' }).getAttribute('href');
  expect(link).toContain(`${article}#:~:text=`);
  for (const { colorScheme, width } of manners) {
    await notebook.emulateMedia({ colorScheme });
    await notebook.setViewportSize({ width, height: 900 });
    expect(await violations(notebook)).toEqual([]);
    expect(await overflow(notebook)).toBe(0);
  }
  await waiting.getByRole('button', { name: 'Save as note' }).click();
  await expect(waiting.getByRole('status')).toContainText('Saved as a note.');
  await expect(waiting.getByRole('heading')).toHaveCount(0);
  await waiting.getByRole('button', { name: 'Show the note' }).click();
  await expect(notebook.locator('.note')).toContainText('listed in the notebook');
  await expect(popup.getByText('is not saved yet')).toHaveCount(0);
  const { card } = await openCard(fresh, article);
  await expect(noteField(card)).toHaveValue('listed in the notebook');
});

test('waiting words that are thrown away come back by Undo, and else stay away', async ({
  fresh,
  article,
}) => {
  await (await typeInVain(fresh, article, 'thrown away in haste')).close();
  const notebook = await fresh.open('notebook.html');
  const waiting = waitingIn(notebook);
  const words = waiting.getByText('thrown away in haste');
  await waiting.getByRole('button', { name: 'Throw away' }).click();
  await expect(waiting.getByRole('status')).toContainText('Thrown away.');
  await expect(words).toHaveCount(0);
  await waiting.getByRole('button', { name: 'Undo' }).click();
  await expect(words).toBeVisible();
  await waiting.getByRole('button', { name: 'Throw away' }).click();
  await expect(words).toHaveCount(0);
  await expect.poll(() => unsavedKeys(fresh)).toEqual([]);
});

test('two like sentences of one page have words of their own', async ({ fresh, server }) => {
  const article = readArticle('t1-04-too-big-too-fast');
  // The paragraph of the first claim once more, after all others.
  const [twice = []] = article.paragraphs.filter((each) =>
    each.some(({ labels }) => labels.length),
  );
  const paragraphs = [...article.paragraphs, twice];
  server.set('/twice', dressedPage({ ...article, paragraphs }, 'weekly'));
  const { page, reading } = await fresh.read(`${server.origin}/twice`);
  const texts = reading.claims.map(({ text }) => text);
  const alike = texts.findIndex((text, at) => texts.lastIndexOf(text) > at);
  expect(alike).toBeGreaterThanOrEqual(0);
  const tab = await tabOf(fresh.context, page);
  const cardOf = async (at: number) => {
    const popup = await fresh.open(`popup.html?tab=${tab}`);
    const closed = popup.waitForEvent('close');
    await popup.locator('.claim-line').nth(at).click();
    await closed;
    await page.bringToFront();
    return cardFrame(page);
  };
  const first = await cardOf(alike);
  await fillDisk(fresh);
  await noteField(first).fill('on the first of two');
  await expect(first.getByText('is full, so this was not saved')).toBeVisible();
  await first.getByRole('button', { name: 'Close' }).click();
  await expect.poll(() => page.frames().length).toBe(1);
  const second = await cardOf(texts.lastIndexOf(texts[alike] ?? ''));
  await expect(noteField(second)).toHaveValue('');
  await noteField(second).fill('on the second of two');
  await expect(second.getByText('is full, so this was not saved')).toBeVisible();
  await page.close();
  const waiting = waitingIn(await fresh.open('notebook.html'));
  await expect(waiting.getByText('on the first of two')).toBeVisible();
  await expect(waiting.getByText('on the second of two')).toBeVisible();
});

test('words that waited while their note was changed elsewhere go beside the newer text, and it is said', async ({
  fresh,
  article,
}) => {
  const { page, card } = await openCard(fresh, article);
  await noteField(card).fill('as it was');
  await saved(card);
  const notebook = await fresh.open('notebook.html');
  await notebook.getByRole('button', { name: 'Edit' }).click();
  const makeRoom = await fillDisk(fresh);
  await page.bringToFront();
  await noteField(card).fill('typed, and waiting');
  await expect(card.getByText('is full, so this was not saved')).toBeVisible();
  await page.close();
  // Of the same note a form stood open before: what it writes is the newer text.
  await noteField(notebook.mainFrame()).fill('newer, from the notebook');
  await expect(notebook.getByText('Saved', { exact: true })).toBeVisible();
  await expect(waitingIn(notebook).getByText('typed, and waiting')).toBeVisible();
  await makeRoom();
  const { card: again } = await openCard(fresh, article);
  await expect(noteField(again)).toHaveValue('typed, and waiting');
  await expect(again.getByText('This note was also changed somewhere else.')).toBeVisible();
  const conflict = (await fresh.open('notebook.html')).locator('.conflict');
  await expect(conflict.getByText('typed, and waiting')).toBeVisible();
  await expect(conflict.getByText('newer, from the notebook')).toBeVisible();
  await expect(waitingIn(notebook).getByRole('heading')).toHaveCount(0);
});

test('what was typed into a form of the notebook and could not be saved goes on in the next', async ({
  fresh,
  article,
}) => {
  const { card } = await openCard(fresh, article);
  await noteField(card).fill('as it was');
  await saved(card);
  const notebook = await fresh.open('notebook.html');
  await notebook.getByRole('button', { name: 'Edit' }).click();
  await notebook.evaluate(() => {
    IDBObjectStore.prototype.put = () => {
      throw new DOMException('no room', 'QuotaExceededError');
    };
  });
  await noteField(notebook.mainFrame()).fill('typed into the notebook');
  await expect(notebook.getByText('is full, so this was not saved')).toBeVisible();
  await notebook.close();
  const again = await fresh.open('notebook.html');
  await expect(waitingIn(again).getByText('typed into the notebook')).toBeVisible();
  await again.getByRole('button', { name: 'Edit' }).click();
  await expect(noteField(again.mainFrame())).toHaveValue('typed into the notebook');
  await expect(again.getByText('Saved', { exact: true })).toBeVisible();
  await expect(waitingIn(again).getByRole('heading')).toHaveCount(0);
});

test('a tab that is closed right after the last key: the note is there once, and nothing waits', async ({
  fresh,
  article,
}) => {
  const { page, card } = await openCard(fresh, article);
  await noteField(card).fill('and gone');
  await page.close();
  const notebook = await fresh.open('notebook.html');
  await expect(notebook.locator('.note').getByText('and gone')).toHaveCount(1);
  await expect.poll(() => unsavedKeys(fresh)).toEqual([]);
});

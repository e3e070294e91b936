/** The card in every state it can be in: axe with the real styles, nothing wider than the card. */
import type { Frame, Page } from '@playwright/test';
import { giveCommand, workerOf } from '../../scripts/extension-driver.ts';
import { readArticle } from '../pages/article.ts';
import { dressedPage } from '../pages/shells.ts';
import { manners, overflow, violations } from './axe.ts';
import { cardWindow, pressMore } from './card-controls.ts';
import { cardFrame, clickMark, type Extension, expect, test } from './extension.ts';

const longWord = 'Zusammenarbeitsvereinbarungsverhandlungen'.repeat(5);
const html = dressedPage(readArticle('w1-04-select-committee'), 'weekly');
const longSentence = `Collaboration between schools has raised attainment in every school of ${longWord}, the report says.`;

test.beforeEach(({ server }) => {
  server.set('/page', html);
  const filler = 'The governors met on Monday to talk about the roof, the boiler and the corridor.';
  server.set(
    '/long',
    `<!doctype html><html lang="en"><title>Long</title><article><h1>Do school partnerships work?</h1><p>${longSentence}</p>${`<p>${filler}</p>`.repeat(8)}</article></html>`,
  );
});

/** Axe over the card as it stands, in each manner of looking at it. */
async function look(page: Page, card: Frame | Page, state: string): Promise<void> {
  for (const { colorScheme, width } of manners) {
    await page.setViewportSize({ width, height: 700 });
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    // A frame in a process of its own hears later how wide it is.
    const wide = card === page ? width : Math.min(400, width - 20);
    await expect.poll(() => card.evaluate(() => innerWidth)).toBe(wide);
    const how = `${state}, ${colorScheme}, ${width} px`;
    expect(await violations(card), how).toEqual([]);
    expect(await overflow(card), how).toBe(0);
  }
  await page.setViewportSize({ width: 1180, height: 860 });
}

const write = async (card: Frame, words: string) => {
  await card.getByLabel('Note', { exact: true }).fill(words);
  await card.getByRole('button', { name: 'Save' }).click();
};

/** Whether writes to the notes fail, as on a full disk. */
async function setDiskFull({ context }: Extension, full: boolean): Promise<void> {
  const worker = await workerOf(context);
  await worker.evaluate((now) => {
    const { prototype } = IDBObjectStore;
    const kept = globalThis as { put?: IDBObjectStore['put'] };
    kept.put ??= prototype.put;
    prototype.put = now
      ? () => {
          throw new DOMException('The disk is full.', 'QuotaExceededError');
        }
      : kept.put;
  }, full);
}

test('a claim: fresh, with “More” open, saved, deleted, turned down and muted', async ({
  extension,
  server,
}) => {
  test.slow();
  const { page, reading } = await extension.read(`${server.origin}/page`);
  await clickMark(page, reading.claims[3]?.text ?? '');
  const card = await cardFrame(page);
  await look(page, card, 'fresh');
  await card.getByRole('button', { name: 'More', exact: true }).click();
  await look(page, card, 'more');
  await card.getByRole('button', { name: 'More', exact: true }).click();
  await write(card, 'Which schools?');
  await expect(card.getByText('Saved', { exact: true })).toBeVisible();
  await look(page, card, 'saved');
  await card.getByRole('button', { name: 'Delete' }).click();
  await expect(card.getByText('Deleted.')).toBeVisible();
  await look(page, card, 'deleted');
  for (const [name, said] of [
    ['Not a claim', /no longer marked/],
    ['Not this proposition', /^Not marked as/],
    ['Mute this proposition', /no longer marked/],
  ] as const) {
    await pressMore(card, name);
    const state = card.locator('.card-foot [role=status]');
    await expect(state).toHaveText(said);
    await look(page, card, name);
    await state.getByRole('button', { name: 'Undo' }).click();
    await expect(state).toBeHidden();
  }
});

test('words of the reader’s own, with a proposition chosen', async ({ extension, server }) => {
  const { page } = await extension.read(`${server.origin}/page`);
  await page.locator('figcaption').first().selectText();
  await giveCommand(extension.context, page, 'annotate');
  const card = await cardFrame(page);
  await look(page, card, 'own words');
  await card.getByLabel('What it is about, if you like').selectOption({ index: 2 });
  await look(page, card, 'proposition chosen');
});

test('a note that cannot be saved says why, keeps what is typed, and is saved by another try', async ({
  extension,
  server,
}) => {
  const { page, reading } = await extension.read(`${server.origin}/page`);
  await clickMark(page, reading.claims[5]?.text ?? '');
  const card = await cardFrame(page);
  await setDiskFull(extension, true);
  try {
    await write(card, 'Not lost');
    await expect(card.getByRole('button', { name: 'Try again' })).toBeVisible();
    await look(page, card, 'not saved');
  } finally {
    await setDiskFull(extension, false);
  }
  await expect(card.getByLabel('Note', { exact: true })).toHaveValue('Not lost');
  // It also tries by itself, and then the button saves.
  await card.getByRole('button', { name: /^(Try again|Save)$/ }).click();
  await expect(card.getByText('Saved', { exact: true })).toBeVisible();
});

test('words longer than the card, and a sentence of them as the reader’s own', async ({
  extension,
  server,
}) => {
  const { page, reading } = await extension.read(`${server.origin}/long`);
  const claim = reading.claims.find(({ text }) => text === longSentence);
  expect(claim).toBeDefined();
  await clickMark(page, longSentence);
  const card = await cardFrame(page);
  await card.getByLabel(/^Tags/).fill(longWord.slice(0, 190));
  await write(card, longWord);
  await expect(card.getByText('Saved', { exact: true })).toBeVisible();
  await look(page, card, 'long words');
});

test('a card that is gone, and the card in a window of its own', async ({ extension, server }) => {
  const gone = await extension.open('card-window.html?ticket=none');
  await expect(gone.getByText('This card is no longer open.')).toBeVisible();
  expect(await violations(gone)).toEqual([]);
  await gone.close();

  server.set('/sandboxed', { body: html, headers: { 'content-security-policy': 'sandbox' } });
  const { page, reading } = await extension.read(`${server.origin}/sandboxed`);
  await clickMark(page, reading.claims[0]?.text ?? '');
  const window = await cardWindow(extension);
  await look(window, window, 'window');
});

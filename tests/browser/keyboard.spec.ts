/** By keyboard alone: from the page into a claim's card, a note and a tag, the next claim, out again, and back from a deletion. */
import type { Frame, Page } from '@playwright/test';
import { readArticle } from '../pages/article.ts';
import { dressedPage } from '../pages/shells.ts';
import { namedOn } from './accessibility.ts';
import { leaveCard } from './card-controls.ts';
import { cardFrame, expect, highlighted, test } from './extension.ts';

/** More presses than any card and page of the tests have stops, twice over. */
const STOPS = 200;

/** Presses Tab until `there`; fails when nothing on the way is it. */
async function tabTo(page: Page, key: string, there: () => Promise<boolean>): Promise<void> {
  for (let presses = 0; presses < STOPS; presses += 1) {
    if (await there()) return;
    await page.keyboard.press(key);
    // A press is acknowledged before the frame that it leads into has the focus.
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
  }
  throw new Error('No such stop among those that Tab reaches.');
}

/** Whether the card's focus is on the field or button of this name. */
const isOn = (card: Frame, name: string) => async () =>
  card.evaluate((wanted) => {
    const { activeElement: at } = document;
    const label = at instanceof HTMLElement && 'labels' in at ? (at.labels as NodeList) : null;
    const names = [at?.getAttribute('aria-label'), label?.[0]?.textContent, at?.textContent];
    return document.hasFocus() && names.some((each) => each?.trim() === wanted);
  }, name);

const onDoorway = (page: Page) => () =>
  page.evaluate(() => document.activeElement?.localName === 'counterpoint-host');
const active = async (page: Page) => (await highlighted(page))['counterpoint-active'] ?? [];

test('open the first claim, read, note, tag, next claim, close, undo', async ({
  extension,
  server,
}) => {
  server.set('/page', dressedPage(readArticle('t1-04-too-big-too-fast'), 'magazine'));
  const { page, reading } = await extension.read(`${server.origin}/page`);
  await tabTo(page, 'Tab', onDoorway(page));
  await page.keyboard.press('Enter');

  let card = await cardFrame(page);
  await expect(card.getByRole('heading', { level: 1 })).toBeFocused();
  await expect.poll(() => active(page)).toEqual([reading.claims[0]?.text]);
  await tabTo(page, 'Tab', isOn(card, 'How do you know?'));
  await tabTo(page, 'Tab', isOn(card, 'Note'));
  await page.keyboard.type('Which trusts were these?');
  await tabTo(page, 'Tab', isOn(card, 'Tags, separated by commas'));
  await page.keyboard.type('trusts');
  await tabTo(page, 'Tab', isOn(card, 'Doubt'));
  await page.keyboard.press('Space');
  await tabTo(page, 'Tab', isOn(card, 'Save'));
  await page.keyboard.press('Enter');
  await expect(card.getByText('Saved', { exact: true })).toBeVisible();

  await leaveCard(page);
  await expect.poll(onDoorway(page)).toBe(true);
  expect(await active(page)).toEqual([]);

  await page.keyboard.press('Enter');
  card = await cardFrame(page);
  await expect.poll(() => active(page)).toEqual([reading.claims[1]?.text]);
  await expect(card.getByRole('heading', { level: 1 })).toBeFocused();
  await tabTo(page, 'Tab', isOn(card, 'Write a note'));
  await page.keyboard.press('Enter');
  await expect.poll(isOn(card, 'Note')).toBe(true);
  await page.keyboard.type('To be thrown away, and kept after all');
  // Deleted before the pause after which a note is saved by itself.
  await tabTo(page, 'Tab', isOn(card, 'Save'));
  await page.keyboard.press('Enter');
  await expect(card.getByText('Saved', { exact: true })).toBeVisible();
  await tabTo(page, 'Tab', isOn(card, 'Delete'));
  await page.keyboard.press('Shift+Tab');
  await tabTo(page, 'Shift+Tab', isOn(card, 'Note'));
  await page.keyboard.press('End');
  await page.keyboard.type(', to the last word');
  await tabTo(page, 'Tab', isOn(card, 'Delete'));
  await page.keyboard.press('Enter');
  await expect(card.getByText('Deleted.')).toBeVisible();
  await expect(card.getByLabel('Note', { exact: true })).toHaveValue('');
  await tabTo(page, 'Tab', isOn(card, 'Undo'));
  await page.keyboard.press('Enter');
  await expect(card.getByLabel('Note', { exact: true })).toHaveValue(
    'To be thrown away, and kept after all, to the last word',
  );
  await leaveCard(page);
  await expect.poll(onDoorway(page)).toBe(true);
});

test('what a screen reader is told: the doorway, the frame, and every part of the card by name', async ({
  extension,
  server,
}) => {
  server.set('/page', dressedPage(readArticle('t1-04-too-big-too-fast'), 'magazine'));
  const { page, reading } = await extension.read(`${server.origin}/page`);
  await tabTo(page, 'Tab', onDoorway(page));
  await page.keyboard.press('Enter');
  const card = await cardFrame(page);
  const named = async () => (await namedOn(page)).map(({ role, name }) => `${role}: ${name}`);
  const count = reading.claims.length;
  await expect
    .poll(named)
    .toContain(`button: Counterpoint: step through the ${count} claims on this page`);
  await expect.poll(named).toContain('Iframe: Counterpoint: evidence for this sentence');

  const snapshot = await card.locator('body').ariaSnapshot();
  const label = await card.getByRole('heading', { level: 1 }).innerText();
  for (const line of [
    `dialog "${label}"`,
    `heading "${label}" [level=1]`,
    'button "Close"',
    'button "How do you know?"',
    'heading "What answers this sentence" [level=2]',
    'heading "What stands with it" [level=2]',
    'textbox "Note"',
    'combobox "Tags, separated by commas"',
    'group "What you make of it"',
    'button "Agree"',
    'button "Save"',
    'button "Write a note"',
    'button "More"',
  ])
    expect(snapshot).toContain(line);
});

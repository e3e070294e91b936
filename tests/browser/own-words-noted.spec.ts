/** Notes on words of the reader's own choice, by toolbar, menu and command; and where none of these is wanted. */
import { readFileSync } from 'node:fs';
import { giveCommand, tabOf } from '../../scripts/extension-driver.ts';
import { readArticle } from '../pages/article.ts';
import { dressedPage } from '../pages/shells.ts';
import { leaveCard } from './card-controls.ts';
import { cardFrame, clickMark, expect, test } from './extension.ts';
import {
  address,
  buttons,
  chooseMenuEntry,
  offeredSoon,
  own,
  press,
  selectWords,
} from './select-words.ts';

test.beforeEach(({ server }) =>
  server.set(address, dressedPage(readArticle('t1-04-too-big-too-fast'), 'magazine')),
);

test('a note on words that are no claim, with a proposition and a side, in the panel, the notebook and the export', async ({
  extension,
  server,
}) => {
  const { page } = await extension.read(server.origin + address);
  const words = (await selectWords(page)).trim();
  await press(page, 'Note');
  const card = await cardFrame(page);
  // The first tab of a browser is not in front by itself.
  await page.bringToFront();
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
  // Words selected by the reader's own hand bring the toolbar, and the script that it comes with.
  await selectWords(page);
  await expect.poll(() => buttons(page)).toContain('Highlight');
  await page.keyboard.press('Escape');
  await expect.poll(() => buttons(page)).not.toContain('Highlight');
  await page.locator('#draft').dblclick({ position: { x: 30, y: 10 } });
  expect(await page.evaluate(() => getSelection()?.toString().trim())).not.toBe('');
  expect(await offeredSoon(page)).toBe(false);
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

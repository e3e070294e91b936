/** The reader's own highlights, and what else one does with words on a page: quote them, turn a mark down. */
import type { Page } from 'puppeteer-core';
import { readArticle } from '../pages/article.ts';
import { dressedPage } from '../pages/shells.ts';
import { fields, fill, press, saved, shows, texts } from './controls.ts';
import { cardOf, noCard, until } from './firefox.ts';
import { expect, test } from './fixtures.ts';
import { claimsMarked, clickMark, flat, highlighted } from './marks.ts';

test.beforeEach(({ server }) => {
  server.set('/page', dressedPage(readArticle('t1-04-too-big-too-fast'), 'magazine'));
});

/** Selects words that are no claim with the mouse; answers them and where they stand. */
async function selectWords(page: Page): Promise<{ words: string; middle: number; top: number }> {
  const line = await page.evaluate(() => {
    getSelection()?.removeAllRanges();
    const paragraph = document.querySelectorAll('p')[1] ?? document.body;
    paragraph.scrollIntoView({ block: 'center', behavior: 'instant' });
    const range = document.createRange();
    range.selectNodeContents(paragraph);
    const [first] = range.getClientRects();
    return { x: first?.left ?? 0, y: (first?.top ?? 0) + (first?.height ?? 0) / 2 };
  });
  await page.mouse.move(line.x + 2, line.y);
  await page.mouse.down();
  await page.mouse.move(line.x + 120, line.y, { steps: 4 });
  await page.mouse.move(line.x + 260, line.y, { steps: 4 });
  await page.mouse.up();
  const selected = await page.evaluate(() => {
    const { left, right, top } = getSelection()?.getRangeAt(0).getBoundingClientRect() ?? {
      left: 0,
      right: 0,
      top: 0,
    };
    return { words: getSelection()?.toString() ?? '', middle: (left + right) / 2, top };
  });
  expect(selected.words.length).toBeGreaterThan(8);
  return { ...selected, words: flat(selected.words) };
}

/**
 * Presses the left or the right half of the toolbar over the selection. It stands in a closed root, of
 * which Firefox's automation sees the host only.
 */
async function pressOver(
  page: Page,
  { middle, top }: { middle: number; top: number },
  half: 'left' | 'right',
): Promise<void> {
  const at = { x: middle + (half === 'left' ? -28 : 36), y: top - 26 };
  await until('the toolbar over the selection', () =>
    page.evaluate(
      ({ x, y }) => document.elementFromPoint(x, y)?.localName === 'counterpoint-host',
      at,
    ),
  );
  await page.mouse.click(at.x, at.y);
}

const own = async (page: Page) => (await highlighted(page))['counterpoint-own-light'] ?? [];

test('words are highlighted with a press, marked on the next visit, and deleted with a way back', async ({
  firefox,
  server,
}) => {
  const { page } = await firefox.read(`${server.origin}/page`);
  const selected = await selectWords(page);
  await pressOver(page, selected, 'left');
  await until('the highlight', async () => (await own(page))[0] === selected.words);
  expect(flat(await page.evaluate(() => getSelection()?.toString() ?? ''))).toBe(selected.words);

  await page.reload();
  await firefox.finished(page);
  await until('the highlight again', async () => (await own(page))[0] === selected.words);
  await clickMark(page, selected.words);
  const card = await cardOf(page);
  expect((await texts(card, 'blockquote.passage')).map(flat)).toEqual([selected.words]);
  await press(card, 'Delete');
  await until('the highlight to go', async () => (await own(page)).length === 0);
  await press(card, 'Undo');
  await until('the highlight to come back', async () => (await own(page)).length === 1);
});

test('“Note” over the selection opens the card at its note; the proposition is the reader’s choice', async ({
  firefox,
  server,
}) => {
  const { page } = await firefox.read(`${server.origin}/page`);
  const selected = await selectWords(page);
  await pressOver(page, selected, 'right');
  const card = await cardOf(page);
  await until('the focus in the note', () =>
    card.evaluate(
      () => document.hasFocus() && document.activeElement?.getAttribute('name') === 'note',
    ),
  );
  await page.keyboard.type('Whose words?');
  await card.select('[name="proposition"]', 'attainment');
  await card.waitForSelector('[name="stance"]');
  await press(card, 'Save');
  await saved(card);
  await page.keyboard.press('Escape');
  await noCard(page);
  // A click on words that are selected only drops the selection.
  await page.evaluate(() => getSelection()?.removeAllRanges());
  await clickMark(page, selected.words);
  const again = await cardOf(page);
  expect((await fields(again)).note).toBe('Whose words?');
  expect(
    await again.evaluate(() => document.querySelector<HTMLSelectElement>('select')?.value),
  ).toBe('attainment');
});

test('“Copy as quotation” puts the sentence and its source on the clipboard', async ({
  firefox,
  server,
}) => {
  const { page, reading } = await firefox.read(`${server.origin}/page`);
  const text = reading.claims[0]?.text ?? '';
  await clickMark(page, text);
  const card = await cardOf(page);
  await press(card, 'More');
  await press(card, 'Copy as quotation');
  await shows(card, 'Copied, with its source.');
  await card.focus('[name="note"]');
  await page.keyboard.down('Control');
  await page.keyboard.press('v');
  await page.keyboard.up('Control');
  await until('the quotation in the note', async () => {
    const { note } = await fields(card);
    return note.startsWith(`“${text}”\n`) && note.includes('#:~:text=');
  });
});

test('“Not a claim”, “Not this proposition” and “Mute this proposition” unmark at once, and Undo marks again', async ({
  firefox,
  server,
}) => {
  const { page, reading } = await firefox.read(`${server.origin}/page`);
  const claim = reading.claims.find(({ propositions }) => propositions.length === 1);
  if (!claim) throw new Error('no claim about one thing only');
  await clickMark(page, claim.text);
  const card = await cardOf(page);
  const isMarked = async () => (await claimsMarked(page)).includes(flat(claim.text));
  for (const name of ['Not a claim', 'Not this proposition', 'Mute this proposition']) {
    await press(card, 'More');
    await press(card, name);
    await until('the mark to go', async () => !(await isMarked()));
    await press(card, 'Undo');
    await until('the mark to come back', isMarked);
    // Once it is done, the card shuts the list behind “More”.
    await until('nothing to undo any more', async () =>
      (await texts(card, '.card-foot [role=status]')).every((said) => said.trim() === ''),
    );
  }
});

test('what is typed last comes back with a deleted note', async ({ firefox, server }) => {
  const { page, reading } = await firefox.read(`${server.origin}/page`);
  await clickMark(page, reading.claims[1]?.text ?? '');
  const card = await cardOf(page);
  await fill(card, 'note', 'Saved');
  await press(card, 'Save');
  await saved(card);
  await fill(card, 'note', 'Saved, and typed on');
  await press(card, 'Delete');
  await shows(card, 'Deleted.');
  await press(card, 'Undo');
  await until('the last words', async () => (await fields(card)).note === 'Saved, and typed on');
});

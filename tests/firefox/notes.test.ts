/** Notes: kept through a reload and a restart, found again in the notebook, taken away as Markdown. */
import { readArticle } from '../pages/article.ts';
import { dressedPage } from '../pages/shells.ts';
import { fields, fill, press, saved, shows, texts } from './controls.ts';
import { cardOf, type Firefox, noCard, until } from './firefox.ts';
import { expect, test } from './fixtures.ts';
import { clickMark, flat, passagesMarked } from './marks.ts';

const note = 'Which schools were compared? Ask for the table. *not* <b>bold</b>';

const article = readArticle('t1-04-too-big-too-fast');
test.override('pages', {
  '/kept': dressedPage(article, 'weekly'),
  // The same words at other addresses: other pages, with notes of their own.
  '/left': dressedPage(article, 'magazine').replace(/<link rel="canonical"[^>]*>/, ''),
  '/undone': dressedPage(article, 'practice').replace(/<link rel="canonical"[^>]*>/, ''),
  '/listed': dressedPage(readArticle('w2-07-triad-review-trial'), 'magazine'),
});

/** Opens the page and saves this note on its claim of that number. */
async function annotate(
  firefox: Firefox,
  address: string,
  number: number,
  words: string,
  tags: string,
) {
  const { page, reading } = await firefox.read(address);
  const text = reading.claims[number]?.text ?? '';
  await clickMark(page, text);
  const card = await cardOf(page);
  await fill(card, 'note', words);
  await fill(card, 'tags', tags);
  await press(card, 'Save');
  await saved(card);
  return { page, card, text };
}

test('a note is marked again after a reload and after a restart of the browser', async ({
  firefox,
  server,
}) => {
  const { page, text } = await annotate(
    firefox,
    `${server.origin}/kept`,
    1,
    note,
    'size, #follow up',
  );
  await until('the passage to be marked', async () => (await passagesMarked(page)).length === 1);

  await page.reload();
  expect((await firefox.finished(page)).placed).toBe(1);
  await until(
    'the passage to be marked again',
    async () => (await passagesMarked(page)).length === 1,
  );
  expect(await passagesMarked(page)).toEqual([flat(text)]);

  await firefox.restart('quit');
  const again = await firefox.read(`${server.origin}/kept`);
  expect(again.reading.placed).toBe(1);
  await clickMark(again.page, text);
  const card = await cardOf(again.page);
  expect(await fields(card)).toEqual({ note, tags: 'size, follow up' });
  expect(await passagesMarked(again.page)).toEqual([flat(text)]);

  const popup = await firefox.openOwn(`popup.html?tab=${await firefox.tabOf(again.page)}`);
  const file = await firefox.download(() => press(popup, 'Reading notes'));
  expect(file.name).toMatch(/^\d{4}-\d\d-\d\d .+\.md$/);
  expect(file.text.startsWith('---\n')).toBe(true);
  expect(flat(file.text)).toContain(flat(text));
  expect(file.text).toContain('Which schools were compared? Ask for the table.');
  expect(file.text).toContain('follow');
  expect(file.text, 'what was typed stays text').not.toContain('<b>');
});

test('the notebook lists a note, edits it, deletes it and brings it back', async ({
  firefox,
  server,
}) => {
  const first = await annotate(firefox, `${server.origin}/listed`, 0, 'first thoughts', 'trial');
  const { text } = first;
  await first.page.close();
  const notebook = await firefox.openOwn('notebook.html');
  const notes = () => texts(notebook, 'article.note');
  const ours = async () => (await notes()).filter((each) => flat(each).includes(flat(text)));
  await until('the note to be listed', async () => (await ours()).length === 1);
  expect((await ours())[0]).toContain('first thoughts');
  const others = (await notes()).length - 1;

  const own = await notebook.waitForSelector(
    `::-p-xpath(//article[contains(., "first thoughts")])`,
  );
  await (await own?.waitForSelector('::-p-aria([role="button"][name="Edit"])'))?.click();
  await fill(notebook, 'note', 'second thoughts');
  await press(notebook, 'Save');
  await saved(notebook);
  await press(notebook, 'Done');
  await shows(notebook, 'second thoughts');
  expect((await ours()).join()).not.toContain('first thoughts');

  const edited = await notebook.waitForSelector(
    `::-p-xpath(//article[contains(., "second thoughts")])`,
  );
  await (await edited?.waitForSelector('::-p-aria([role="button"][name="Delete"])'))?.click();
  await until('the note to go', async () => (await ours()).length === 0);
  expect(await notes()).toHaveLength(others);
  await press(notebook, 'Undo');
  await until('the note to come back', async () => (await ours()).length === 1);
  expect((await ours())[0]).toContain('second thoughts');

  const { page, reading } = await firefox.read(`${server.origin}/listed`);
  expect(reading.placed).toBe(1);
  await clickMark(page, text);
  expect(await fields(await cardOf(page))).toEqual({ note: 'second thoughts', tags: 'trial' });
});

test('the notebook’s export as Markdown holds every note', async ({ firefox, server }) => {
  const { text } = await annotate(firefox, `${server.origin}/listed`, 2, 'for the export', 'trial');
  const notebook = await firefox.openOwn('notebook.html');
  await shows(notebook, 'for the export');
  const listed = (await texts(notebook, '.note-quote')).map(flat);
  await press(notebook, 'Export …');
  await notebook
    .locator('::-p-aria([role="radio"][name="Markdown reading notes (Obsidian)"])')
    .click();
  const file = await firefox.download(() => press(notebook, 'Save as a file'));
  expect(file.name).toMatch(/\.md$/);
  expect(listed).toContain(flat(text));
  // Without what Markdown adds: the mark of a quotation, and what keeps “1.” from being a list.
  const words = flat(file.text.replace(/^>\s?/gm, '').replaceAll('\\', ''));
  for (const quote of listed) expect(words).toContain(quote);
  expect(words).toContain('for the export');
});

test('what is typed is written when the card is closed at once', async ({ firefox, server }) => {
  const { page, reading } = await firefox.read(`${server.origin}/left`);
  const text = reading.claims[0]?.text ?? '';
  await clickMark(page, text);
  await fill(await cardOf(page), 'note', 'typed and left');
  await page.keyboard.press('Escape');
  await noCard(page);
  await clickMark(page, text);
  expect((await fields(await cardOf(page))).note).toBe('typed and left');
});

test('a note deleted in its card leaves the page and comes back by Undo', async ({
  firefox,
  server,
}) => {
  const { page, card, text } = await annotate(
    firefox,
    `${server.origin}/undone`,
    0,
    'to be kept',
    '',
  );
  await press(card, 'Delete');
  await until('the passage to be unmarked', async () => (await passagesMarked(page)).length === 0);
  await press(card, 'Undo');
  await saved(card);
  await until(
    'the passage to be marked again',
    async () => (await passagesMarked(page)).length === 1,
  );
  expect(await passagesMarked(page)).toEqual([flat(text)]);
  expect((await fields(card)).note).toBe('to be kept');
});

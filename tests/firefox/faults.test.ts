/** What can go wrong with notes in Firefox, each with the sentence that the reader sees. */
import { readArticle } from '../pages/article.ts';
import { dressedPage } from '../pages/shells.ts';
import { fields, fill, press, saved, shows, texts } from './controls.ts';
import { cardOf, type Firefox, until } from './firefox.ts';
import { expect, test } from './fixtures.ts';
import { clickMark } from './marks.ts';

const article = readArticle('t1-04-too-big-too-fast');
test.override('pages', {
  '/page': dressedPage(article, 'weekly'),
  '/other': dressedPage(article, 'practice').replace(/<link rel="canonical"[^>]*>/, ''),
});

async function openCard(firefox: Firefox, address: string) {
  const { page, reading } = await firefox.read(address);
  await clickMark(page, reading.claims[1]?.text ?? '');
  return { page, card: await cardOf(page) };
}

test('the options say that there is no folder here, offer a file instead, and tell the browser’s promise', async ({
  firefox,
}) => {
  const options = await firefox.openOwn('options.html');
  await shows(options, 'This browser does not let extensions write into a folder.');
  await shows(options, 'The browser has promised to keep your notes');
  expect(await texts(options, 'button')).not.toContain('Choose a folder …');
  const file = await firefox.download(() => press(options, 'Save a backup file'));
  expect(file.name).toMatch(/^\d{4}-\d\d-\d\d Counterpoint backup\.json$/);
  expect(file.text).toContain('"format": "counterpoint-backup"');
});

test('the browser is killed right after it said “Saved”: the note is there on restart', async ({
  firefox,
  server,
}) => {
  const { card } = await openCard(firefox, `${server.origin}/page`);
  await fill(card, 'note', 'said to be saved');
  await saved(card);
  await firefox.restart('kill');
  const again = await openCard(firefox, `${server.origin}/page`);
  expect((await fields(again.card)).note).toBe('said to be saved');
});

test('two windows change one note: both texts stand, and both are told', async ({
  firefox,
  server,
}) => {
  const left = await openCard(firefox, `${server.origin}/other`);
  await fill(left.card, 'note', 'as it was');
  await saved(left.card);
  const right = await openCard(firefox, `${server.origin}/other#two`);
  expect((await fields(right.card)).note).toBe('as it was');
  await left.page.bringToFront();
  await fill(left.card, 'note', 'from the left window');
  await saved(left.card);
  await right.page.bringToFront();
  await fill(right.card, 'note', 'from the right window');
  await shows(right.card, 'This note was also changed somewhere else.');
  const notebook = await firefox.openOwn('notebook.html');
  await shows(notebook, 'Changed in two places');
  const written = await texts(notebook, '.conflict .note-written');
  expect(written.sort()).toEqual(['from the left window', 'from the right window']);
  await press(notebook, 'Keep all texts, one after the other');
  await until(
    'the choice to be made',
    async () => (await texts(notebook, '.conflict')).length === 0,
  );
});

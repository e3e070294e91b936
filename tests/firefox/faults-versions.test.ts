/** Two windows, two versions: who changes a note, the form of all notes, or Counterpoint itself under an open page. */
import { readArticle } from '../pages/article.ts';
import { holdNotes } from '../pages/mishaps.ts';
import { dressedPage } from '../pages/shells.ts';
import { openCard } from './cards.ts';
import { fields, fill, press, saved, shows, texts } from './controls.ts';
import { cardOf, until } from './firefox.ts';
import { expect, test } from './fixtures.ts';
import { clickMark } from './marks.ts';
import { forgetEverything, stallBeforeWriting } from './mishaps.ts';
import { addNextVersions } from './next-version.ts';

test.override('pages', { '/page': dressedPage(readArticle('t1-04-too-big-too-fast'), 'weekly') });
test.override('start', { change: addNextVersions });
test.beforeEach(({ firefox }) => forgetEverything(firefox));

test('two windows change one note: both texts stand, and both are told', async ({
  firefox,
  server,
}) => {
  const left = await openCard(firefox, `${server.origin}/page`);
  await fill(left.card, 'note', 'as it was');
  await saved(left.card);
  const right = await openCard(firefox, `${server.origin}/page#two`);
  expect((await fields(right.card)).note).toBe('as it was');
  await left.page.bringToFront();
  await fill(left.card, 'note', 'from the left window');
  await saved(left.card);
  await right.page.bringToFront();
  await fill(right.card, 'note', 'from the right window');
  await shows(right.card, 'This note was also changed somewhere else.');
  // Whoever opens the note from now on is told too.
  const third = await openCard(firefox, `${server.origin}/page#three`);
  await shows(third.card, 'This note was also changed somewhere else.');
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

test('a newer Counterpoint changes the form of the notes while old pages are open: they give way and say so', async ({
  firefox,
  server,
}) => {
  const { page, card } = await openCard(firefox, `${server.origin}/page`);
  await fill(card, 'note', 'kept in the old form');
  await saved(card);
  const old = await firefox.openOwn('notebook.html');
  await shows(old, 'kept in the old form');
  const newer = await firefox.openOwn('notebook-next.html');
  await shows(newer, 'kept in the old form');
  await page.bringToFront();
  await fill(card, 'note', 'typed into the old page');
  await shows(card, 'Counterpoint was updated while this page was open.');
  expect((await fields(card)).note).toBe('typed into the old page');
  const behind = await firefox.openOwn('notebook.html');
  await shows(behind, 'Counterpoint was updated while this page was open.');
});

test('an old window keeps the notes from being brought up to date: told, and it goes on once that is closed', async ({
  firefox,
  server,
}) => {
  const { card } = await openCard(firefox, `${server.origin}/page`);
  await fill(card, 'note', 'waits for the other window');
  await saved(card);
  const old = await firefox.openOwn('card.html');
  // A window that does not give way when asked.
  await old.evaluate(holdNotes);
  const notebook = await firefox.openOwn('notebook-next.html');
  await shows(notebook, 'another Counterpoint window still holds the old ones');
  await old.close();
  await press(notebook, 'Try again');
  // Pressed before the other window has let go, it is pressed again.
  await until('the note', () =>
    notebook.evaluate((words) => {
      const buttons = [...document.querySelectorAll('button')];
      buttons.find(({ textContent }) => textContent?.trim() === 'Try again')?.click();
      return document.body.innerText.includes(words);
    }, 'waits for the other window'),
  );
});

test('a migration fails: the old data stays, is served as nothing new, can be taken out, and is there again', async ({
  firefox,
  server,
}) => {
  const { card } = await openCard(firefox, `${server.origin}/page`);
  await fill(card, 'note', 'older than the migration');
  await saved(card);
  const notebook = await firefox.openOwn('notebook-failing.html');
  await shows(notebook, 'They are all still there, unchanged, in the older form');
  expect(await texts(notebook, 'article.note')).toEqual([]);
  const file = await firefox.download(() => press(notebook, 'Save the unchanged notes as a file'));
  expect(file.text).toContain('older than the migration');
  const ours = await firefox.openOwn('notebook.html');
  await shows(ours, 'older than the migration');
});

test('Counterpoint is updated under a card in which somebody types: told, and the words are there, and saved, once the page is loaded again', async ({
  firefox,
  server,
}) => {
  const { page, card, text } = await openCard(firefox, `${server.origin}/page`);
  await fill(card, 'note', 'before the update');
  await saved(card);
  // The background hears of these words no more.
  const reached = await stallBeforeWriting(firefox);
  await fill(card, 'note', 'before the update, and at its moment');
  await reached();
  await firefox.install('9.0.0');
  await page.bringToFront();
  await page.reload();
  await firefox.finished(page);
  await clickMark(page, text);
  const again = await cardOf(page);
  await until(
    'the words',
    async () => (await fields(again)).note === 'before the update, and at its moment',
  );
  await saved(again);
  const notebook = await firefox.openOwn('notebook.html');
  await shows(notebook, 'before the update, and at its moment');
  expect(await texts(notebook, 'article.note')).toHaveLength(1);
  expect(await texts(notebook, '.conflict')).toEqual([]);
});

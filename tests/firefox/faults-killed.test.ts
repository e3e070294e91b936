/** Whoever keeps the notes is stopped or killed in the middle of it, each with the sentence that the reader sees. */
import { readArticle } from '../pages/article.ts';
import { dressedPage } from '../pages/shells.ts';
import { listen, openCard } from './cards.ts';
import { fields, fill, saved, texts } from './controls.ts';
import { type Firefox, until } from './firefox.ts';
import { expect, test } from './fixtures.ts';
import {
  forgetEverything,
  killExtensionProcess,
  stallAfterWriting,
  stallBeforeWriting,
  stopBackground,
  waiting,
} from './mishaps.ts';

test.override('pages', { '/page': dressedPage(readArticle('t1-04-too-big-too-fast'), 'weekly') });
test.beforeEach(({ firefox }) => forgetEverything(firefox));

/** The texts of all notes, as the notebook lists them. */
async function notebookNotes(firefox: Firefox): Promise<string[]> {
  const notebook = await firefox.openOwn('notebook.html');
  await until('notes', async () => (await texts(notebook, 'article.note')).length > 0);
  return texts(notebook, '.note-written');
}

test('the background is stopped between the request and the write: told, nothing typed is lost, saved once', async ({
  firefox,
  server,
}) => {
  const { card } = await openCard(firefox, `${server.origin}/page`);
  const reached = await stallBeforeWriting(firefox);
  await fill(card, 'note', 'typed before the background went');
  await reached();
  const said = await listen(card);
  await stopBackground(firefox, 'now');
  await said('Counterpoint could not be reached.');
  expect((await fields(card)).note).toBe('typed before the background went');
  await saved(card);
  expect(await notebookNotes(firefox)).toEqual(['typed before the background went']);
});

test('the background is stopped between the write and its answer: the note is there once', async ({
  firefox,
  server,
}) => {
  const { card } = await openCard(firefox, `${server.origin}/page`);
  const reached = await stallAfterWriting(firefox, 'written, but never answered');
  await fill(card, 'note', 'written, but never answered');
  await reached();
  const said = await listen(card);
  await stopBackground(firefox, 'now');
  await said('Counterpoint could not be reached.');
  await saved(card);
  expect(await notebookNotes(firefox)).toEqual(['written, but never answered']);
});

test('the background is idle and stopped while a card is open: the next words wake it and are saved', async ({
  firefox,
  server,
}) => {
  const { card } = await openCard(firefox, `${server.origin}/page`);
  await fill(card, 'note', 'before');
  await saved(card);
  await stopBackground(firefox, 'idle');
  const said = await listen(card);
  await fill(card, 'note', 'before, and after the pause');
  await said('Saving');
  await saved(card);
  expect(await notebookNotes(firefox)).toEqual(['before, and after the pause']);
});

test('the process of the extension crashes under an open card: told, nothing typed is lost, saved once', async ({
  firefox,
  server,
}) => {
  const { page, card } = await openCard(firefox, `${server.origin}/page`);
  const reached = await stallBeforeWriting(firefox);
  await fill(card, 'note', 'typed before the crash');
  await reached();
  const said = await listen(card);
  await killExtensionProcess(firefox);
  await page.bringToFront();
  await said('Counterpoint could not be reached.');
  expect((await fields(card)).note).toBe('typed before the crash');
  await saved(card);
  expect(await notebookNotes(firefox)).toEqual(['typed before the crash']);
});

test('the tab is closed before the note could be saved: it is saved all the same, once', async ({
  firefox,
  server,
}) => {
  const { page, card } = await openCard(firefox, `${server.origin}/page`);
  const reached = await stallBeforeWriting(firefox);
  await fill(card, 'note', 'never saved on that page');
  await reached();
  await waiting(firefox, 'never saved on that page');
  await page.close();
  expect(await notebookNotes(firefox)).toEqual(['never saved on that page']);
  const again = await openCard(firefox, `${server.origin}/page`);
  expect((await fields(again.card)).note).toBe('never saved on that page');
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

/** By keyboard alone: a claim from the page to a note and back, the browser's own sidebar, and the notebook. */
import type { Page } from 'puppeteer-core';
import { backupText } from '../../lib/export/backup.ts';
import { loadKnowledge } from '../../scripts/load-knowledge.ts';
import { readArticle } from '../pages/article.ts';
import { shelfOf } from '../pages/kept.ts';
import { dressedPage } from '../pages/shells.ts';
import { bringIn, fields, saved, shows, texts } from './controls.ts';
import { cardOf, noCard, until } from './firefox.ts';
import { expect, test } from './fixtures.ts';
import { chord, focused, onDoorway, tabTo, tabToDoorway } from './keyboard.ts';
import { flat, highlighted } from './marks.ts';

test.override('pages', { '/page': dressedPage(readArticle('t1-04-too-big-too-fast'), 'magazine') });

/** Waits until the words of the card are marked as such: a page that scrolls marks them anew. */
const activeOn = (page: Page, text = '') =>
  until(`“${text}” to be the card’s words`, async () => {
    const active = (await highlighted(page))['counterpoint-active'] ?? [];
    return active.length === 1 && active[0] === flat(text);
  });

test('open the first claim, read, note, tag, next claim, delete, undo, close', async ({
  firefox,
  server,
}) => {
  const { page, reading } = await firefox.read(`${server.origin}/page`);
  await tabToDoorway(page);
  await page.keyboard.press('Enter');
  let card = await cardOf(page);
  const [label = ''] = await texts(card, 'h1');
  await until('the focus on its heading', async () => (await focused(card)) === label);
  await activeOn(page, reading.claims[0]?.text);
  await tabTo(page, card, 'How do you know?');
  await tabTo(page, card, 'Note');
  await page.keyboard.type('Which trusts were these?');
  await tabTo(page, card, 'Tags, separated by commas');
  await page.keyboard.type('trusts');
  await tabTo(page, card, 'Doubt');
  await page.keyboard.press(' ');
  await tabTo(page, card, 'Save');
  await page.keyboard.press('Enter');
  await saved(card);
  await page.keyboard.press('Escape');
  await noCard(page);
  expect(await onDoorway(page)).toBe(true);
  await until(
    'no claim to have a card',
    async () => !('counterpoint-active' in (await highlighted(page))),
  );

  await page.keyboard.press('Enter');
  card = await cardOf(page);
  await activeOn(page, reading.claims[1]?.text);
  const [next = ''] = await texts(card, 'h1');
  await until('the focus on the next heading', async () => (await focused(card)) === next);
  await tabTo(page, card, 'Write a note');
  await page.keyboard.press('Enter');
  await until('the focus in the note', async () => (await focused(card)) === 'Note');
  await page.keyboard.type('To be thrown away, and kept after all');
  await tabTo(page, card, 'Save');
  await page.keyboard.press('Enter');
  await saved(card);
  await tabTo(page, card, 'Delete');
  await page.keyboard.press('Enter');
  await shows(card, 'Deleted.');
  expect((await fields(card)).note).toBe('');
  await tabTo(page, card, 'Undo');
  await page.keyboard.press('Enter');
  await until(
    'the words',
    async () => (await fields(card)).note === 'To be thrown away, and kept after all',
  );
  await page.keyboard.press('Escape');
  await noCard(page);
  expect(await onDoorway(page)).toBe(true);
});

test('the notebook: search, tick, tag, delete, undo, edit, export', async ({ firefox }) => {
  const notebook = await firefox.openOwn('notebook.html');
  const shelf = shelfOf(loadKnowledge());
  await bringIn(notebook, backupText(shelf));
  const notes = async () => (await texts(notebook, 'article.note')).length;
  await until('the notes', async () => (await notes()) >= shelf.annotations.length);
  await tabTo(notebook, notebook, /^Search/);
  await notebook.keyboard.type('comparison group');
  const found = shelf.annotations.filter(({ note }) => note.includes('comparison group')).length;
  await shows(notebook, `${found} notes found.`);

  await tabTo(notebook, notebook, /^Select “/);
  const ticked = await focused(notebook);
  await notebook.keyboard.press(' ');
  await shows(notebook, '1 note selected');
  await tabTo(notebook, notebook, 'Tag …');
  await notebook.keyboard.press('Enter');
  await tabTo(notebook, notebook, /^Add tags/);
  await notebook.keyboard.type('compared');
  await notebook.keyboard.press('Enter');
  const tagged = async () =>
    (await texts(notebook, '.tag')).filter((tag) => tag.includes('compared')).length;
  await until('the tag', async () => (await tagged()) === 1);

  await tabTo(notebook, notebook, 'Delete');
  await notebook.keyboard.press('Enter');
  await until('one note fewer', async () => (await notes()) === found - 1);
  await shows(notebook, '1 note deleted.');
  await chord(notebook, 'Control', 'z');
  await shows(notebook, '1 note brought back.');
  await until('the note again', async () => (await notes()) === found);
  expect(await texts(notebook, '.conflict')).toEqual([]);
  await until('the focus on it', async () => `Select “${await focused(notebook)}”` === ticked);

  await tabTo(notebook, notebook, /^Edit/);
  await notebook.keyboard.press('Enter');
  await until('the focus in the note', async () => (await focused(notebook)) === 'Note');
  await chord(notebook, 'Control', 'End');
  await notebook.keyboard.type(' Asked again.');
  await notebook.keyboard.press('Escape');
  await until('the words in the list', async () =>
    (await texts(notebook, 'article.note')).some((note) => note.includes('Asked again.')),
  );

  await tabTo(notebook, notebook, /^Export …/, 'Shift+Tab');
  await notebook.keyboard.press('Enter');
  const dialogs = async () => (await texts(notebook, '[role=dialog], dialog[open]')).length;
  await until('the dialog', async () => (await dialogs()) === 1);
  await notebook.keyboard.press('Escape');
  await until('it to close', async () => (await dialogs()) === 0);
  await until('the focus back', async () => (await focused(notebook)).startsWith('Export …'));
});

/** The reading surfaces in Firefox: the sidebar's page, the popup, the options, the notebook and the welcome. */
import type { Page } from 'puppeteer-core';
import { backupText } from '../../lib/export/backup.ts';
import { loadSeeds } from '../../scripts/load-knowledge.ts';
import { readArticle } from '../pages/article.ts';
import { shelfOf } from '../pages/kept.ts';
import { dressedPage } from '../pages/shells.ts';
import { bringIn, press, shows, texts } from './controls.ts';
import { cardOf, type Firefox, until } from './firefox.ts';
import { expect, test } from './fixtures.ts';
import { claimsMarked, flat } from './marks.ts';

const { knowledge } = loadSeeds();
const shelf = shelfOf(knowledge);
const labelOf = (wanted?: string) =>
  knowledge.propositions.find(({ id }) => id === wanted)?.label ?? 'no proposition';

const article = dressedPage(readArticle('w1-04-select-committee'), 'weekly');
test.override('pages', { '/page': article.replace(/<link rel="canonical"[^>]*>/, '') });

const beside = async (firefox: Firefox, path: string, page: Page) =>
  firefox.openOwn(`${path}.html?tab=${await firefox.tabOf(page)}`);
const counted = (where: Page, selector: string) => async () =>
  (await texts(where, selector)).length;
const become = (what: string, look: () => Promise<number>, wanted: number) =>
  until(what, async () => (await look()) === wanted);

test('the sidebar lists the claims, steps through them on the page, narrows and pictures them', async ({
  firefox,
  server,
}) => {
  const { page, reading } = await firefox.read(`${server.origin}/page`);
  const panel = await beside(firefox, 'sidepanel', page);
  const lines = counted(panel, '.claim-item');
  await become('a line for each claim', lines, reading.claims.length);
  const words = () =>
    panel.evaluate(() =>
      [...document.querySelectorAll('.claim-words')].map((each) => each.textContent ?? ''),
    );
  expect((await words()).map(flat)).toEqual(reading.claims.map(({ text }) => flat(text)));

  await press(panel, 'Next');
  await shows(panel, `1 of ${reading.claims.length}`);
  // Hidden, a page gives its card no height.
  await page.bringToFront();
  const card = await cardOf(page);
  expect(flat(await card.evaluate(() => document.body.innerText))).toContain(
    labelOf(reading.claims[0]?.propositions[0].id),
  );

  await panel.bringToFront();
  const disputes = reading.claims.filter(({ propositions }) =>
    propositions.some(({ stance }) => stance === 'disputes'),
  ).length;
  await panel.evaluate(() => document.querySelector('details')?.setAttribute('open', ''));
  const [side] = await panel.$$('.claim-fields select');
  await side?.select('disputes');
  await become('only the disputing ones', lines, disputes);
  await side?.select('');

  await press(panel, 'At a glance');
  const met = reading.claims.flatMap(({ propositions }) => propositions).length;
  await become('a mark for each', counted(panel, '.page-lanes .bar'), met);
  const totals = await panel.evaluate(() =>
    [...document.querySelectorAll('.figure tbody td:last-child')].map((cell) =>
      Number(cell.textContent),
    ),
  );
  expect(totals.reduce((sum, each) => sum + each, 0)).toBe(met);
});

test('the popup tells the count, and turns the page and the site off and on', async ({
  firefox,
  server,
}) => {
  const { page, reading } = await firefox.read(`${server.origin}/page`);
  const popup = await beside(firefox, 'popup', page);
  await shows(popup, `${reading.claims.length} claims about school collaboration on this page.`);
  await press(popup, 'Marks off');
  await shows(popup, 'Off on this page.');
  await until('no marks', async () => (await claimsMarked(page)).length === 0);
  await press(popup, 'Marks off');
  await become('the claims again', counted(popup, '.claim-line'), reading.claims.length);
  await popup.locator('::-p-aria([role="checkbox"][name="Off on this site"])').click();
  await shows(popup, 'Off on this site.');
  await popup.locator('::-p-aria([role="checkbox"][name="Off on this site"])').click();
  await become('the claims once more', counted(popup, '.claim-line'), reading.claims.length);
});

test('the options take effect in an open tab; a muted proposition comes back by Undo', async ({
  firefox,
  server,
}) => {
  const { page, reading } = await firefox.read(`${server.origin}/page`);
  const options = await firefox.openOwn('options.html');
  const found = async () => (await firefox.finished(page)).claims.length;
  await options.locator('::-p-aria([role="radio"][name="Fewer"])').click();
  await until('fewer claims', async () => (await found()) < reading.claims.length);
  await options.locator('::-p-aria([role="radio"][name="Balanced"])').click();
  await become('as many as before', found, reading.claims.length);
  const muted = knowledge.propositions.find(({ id }) => id === 'mandate')?.label ?? '';
  await options.locator(`::-p-aria([role="checkbox"][name="${muted}"])`).click();
  await until('its claims to go', async () => (await found()) < reading.claims.length);
  await press(options, 'Undo');
  await become('its claims again', found, reading.claims.length);
});

test('the notebook takes in a backup, searches, tags, deletes and pictures what is kept', async ({
  firefox,
}) => {
  const notebook = await firefox.openOwn('notebook.html');
  await shows(notebook, 'Nothing here yet');
  await bringIn(notebook, backupText(shelf));
  const notes = counted(notebook, 'article.note');
  await become('every note', notes, shelf.annotations.length);

  await notebook.locator('input[type=search]').fill('comparison group');
  const found = shelf.annotations.filter(({ note }) => note.includes('comparison group')).length;
  expect(found).toBeGreaterThan(1);
  await become('what was looked for', notes, found);
  const ticked = counted(notebook, '.note.selected');
  for (const [before, box] of (await notebook.$$('.note-pick input')).entries()) {
    // Out from under the bar that comes with the first tick.
    await box.evaluate((each) => each.scrollIntoView({ block: 'center', behavior: 'instant' }));
    await box.click();
    await become('one more', ticked, before + 1);
  }
  await press(notebook, 'Tag …');
  await notebook.locator('.dialog input:not([type=checkbox])').fill('compared');
  await press(notebook, 'Change the tags');
  await shows(notebook, `Tags of ${found} notes changed.`);
  const tagged = async () =>
    (await texts(notebook, '.tag')).filter((tag) => tag.includes('compared')).length;
  await become('the tag on each', tagged, found);
  await notebook.locator('.selection-bar .danger').click();
  await become('none', notes, 0);
  await press(notebook, 'Undo');
  await become('all again', notes, found);

  await notebook.locator('::-p-aria([role="link"][name="Pictures"])').click();
  await become('three pictures', counted(notebook, '.figure'), 3);
  expect(await counted(notebook, '.figure table')()).toBe(3);
});

test('the welcome says what is not sent, and opens the sample page', async ({ firefox }) => {
  const welcome = await firefox.openOwn('welcome.html');
  await shows(welcome, 'What it sends: nothing');
  await press(welcome, 'Try it on a sample page');
  const sample = await firefox.ownTab('sample.html');
  await until('marks', async () => (await claimsMarked(sample)).length > 0);
});

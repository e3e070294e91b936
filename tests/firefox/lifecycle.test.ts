/**
 * Removed, it leaves no mark in pages that are open; put back, it reads again. Firefox destroys a
 * content script with its extension, before that could clean up, and takes its styles away: until
 * the page is loaded again our one element stays in it, empty and unseen.
 */
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readArticle } from '../pages/article.ts';
import { type PageServer, servePages } from '../pages/server.ts';
import { dressedPage } from '../pages/shells.ts';
import { type Firefox, launchFirefox, until } from './firefox.ts';
import { highlighted } from './marks.ts';

let firefox: Firefox;
let server: PageServer;

beforeAll(async () => {
  server = await servePages({
    '/page': dressedPage(readArticle('w1-04-select-committee'), 'weekly'),
    '/favicon.ico': '',
  });
  firefox = await launchFirefox();
});
afterAll(async () => {
  await firefox?.close();
  await server.close();
});

/** How the words under our highlights are drawn now; a highlight without a style draws nothing. */
const drawn = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...CSS.highlights.keys()]
      .filter((name) => name.startsWith('counterpoint-'))
      .map((name) => getComputedStyle(document.body, `::highlight(${name})`))
      .filter(({ textDecorationLine }) => textDecorationLine !== 'none')
      .map(({ textDecoration }) => textDecoration),
  );

test('removed, it leaves no mark in a page that is open; installed again, it reads', async () => {
  const { page } = await firefox.read(`${server.origin}/page`);
  await until('marks', async () => (await drawn(page)).length > 0);
  await firefox.uninstall();
  await page.bringToFront();
  await until('no marks', async () => (await drawn(page)).length === 0);
  expect(page.frames()).toHaveLength(1);
  await page.reload();
  expect(Object.keys(await highlighted(page))).toEqual([]);
  expect(await page.$$('counterpoint-host')).toEqual([]);
  expect(firefox.faults).toEqual([]);

  await firefox.install();
  await page.reload();
  await until('marks again', async () => (await drawn(page)).length > 0);
});

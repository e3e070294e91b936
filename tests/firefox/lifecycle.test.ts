/** Switched off or removed, it leaves nothing of itself in pages that are open; put back, it reads again. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readArticle } from '../pages/article.ts';
import { type PageServer, servePages } from '../pages/server.ts';
import { dressedPage } from '../pages/shells.ts';
import { type Firefox, launchFirefox, until } from './firefox.ts';
import { claimsMarked, highlighted } from './marks.ts';

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

test('removed, it leaves nothing in a page that is open; installed again, it reads', async () => {
  const { page } = await firefox.read(`${server.origin}/page`);
  await until('marks', async () => (await claimsMarked(page)).length > 0);
  await firefox.uninstall();
  await page.bringToFront();
  await until('no marks', async () => Object.values(await highlighted(page)).flat().length === 0);
  await until('no host', async () => (await page.$$('counterpoint-host')).length === 0);
  await page.reload();
  expect(Object.keys(await highlighted(page))).toEqual([]);
  expect(firefox.faults).toEqual([]);

  await firefox.install();
  await page.reload();
  await until('marks again', async () => (await claimsMarked(page)).length > 0);
});

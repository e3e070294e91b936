/** A page that comes back from the back/forward cache. Playwright turns the cache off: here is a browser that has it. */
import { type BrowserContext, chromium, type Page } from '@playwright/test';
import { bringBrowser } from '../../scripts/browsers.ts';
import { chromiumArguments, stageExtension } from '../../scripts/stage.ts';
import { readArticle } from '../pages/article.ts';
import { dressedPage } from '../pages/shells.ts';
import { leaveCard } from './card-controls.ts';
import { cardFrame, clickMark, expect, finishedReading, highlighted, test } from './extension.ts';

const COMES = 'Partnership between schools has raised standards in every one of them, he said.';

const launchCaching = (): Promise<BrowserContext> =>
  chromium.launchPersistentContext('', {
    executablePath: bringBrowser('chromium', () => undefined),
    headless: true,
    chromiumSandbox: process.getuid?.() !== 0,
    viewport: { width: 1180, height: 860 },
    ignoreDefaultArgs: ['--disable-back-forward-cache'],
    args: [
      '--headless=new',
      '--enable-unsafe-extension-debugging',
      ...chromiumArguments(stageExtension('chrome', ['http://127.0.0.1/*'])),
    ],
  });

const marks = async (of: Page): Promise<string[]> => Object.values(await highlighted(of)).flat();

test('a page that comes back from the back/forward cache has its marks, once, and is read on', async ({
  server,
}) => {
  const says = `addEventListener('pageshow', ({ persisted }) => { window.persisted = persisted })`;
  server.set(
    '/cached',
    dressedPage(readArticle('t1-04-too-big-too-fast'), 'weekly').replace(
      '</body>',
      `<script>${says}</script></body>`,
    ),
  );
  server.set('/next', '<!doctype html><title>Next</title><p>Another page.</p>');
  const context = await launchCaching();
  // The welcome would take the focus when it came late.
  await expect
    .poll(() => context.pages().some((each) => each.url().endsWith('/welcome.html')))
    .toBe(true);
  const page = await context.newPage();
  await page.goto(`${server.origin}/cached`);
  const texts = async () => (await finishedReading(context, page)).claims.map(({ text }) => text);
  const before = await texts();
  const claim = before[2] ?? '';
  await clickMark(page, claim);
  await cardFrame(page);
  await leaveCard(page);
  await page.goto(`${server.origin}/next`);
  // By the page: out of the cache no load is told of, and Playwright would wait for one.
  await page.evaluate(() => setTimeout(() => history.back()));
  await page.waitForURL('**/cached', { waitUntil: 'commit' });
  const persisted = () =>
    page.evaluate(() => (window as unknown as { persisted?: boolean }).persisted);
  await expect.poll(persisted).toBe(true);

  await expect.poll(() => marks(page)).toContain(claim);
  await expect(page.locator('counterpoint-host')).toHaveCount(1);
  expect(await texts()).toEqual(before);
  await clickMark(page, claim);
  await cardFrame(page);
  await leaveCard(page);
  // What comes to it now is read, too.
  await page.evaluate((words) => {
    const paragraph = Object.assign(document.createElement('p'), { textContent: words });
    document.querySelector('.entry-content')?.append(paragraph);
  }, COMES);
  await expect.poll(texts).toEqual([...before, COMES]);
  await context.close();
});

/** The page rooms in a real Chromium: a page of one's own, with the code under test as `globalThis.page`. */
import { type Browser, test as base, chromium, type Page } from '@playwright/test';
import { bringBrowser } from '../../../scripts/browsers.ts';
import { bundle } from './bundle.ts';

/** A page with the bundle of `in-page.ts` loaded; `html` is set as its content first. */
export type Open = (html: string) => Promise<Page>;

const ARGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'];

export const test = base.extend<{ open: Open }, { chromiumBrowser: Browser; code: string }>({
  chromiumBrowser: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixture's first parameter.
    async ({}, use) => {
      const executablePath = bringBrowser('chromium', () => undefined);
      const browser = await chromium.launch({ executablePath, args: ARGS, chromiumSandbox: false });
      await use(browser);
      await browser.close();
    },
    { scope: 'worker' },
  ],
  code: [
    // biome-ignore lint/correctness/noEmptyPattern: the same.
    async ({}, use) => {
      await use(await bundle('tests/browser/page/in-page.ts', 'page'));
    },
    { scope: 'worker' },
  ],
  open: async ({ chromiumBrowser, code }, use) => {
    const context = await chromiumBrowser.newContext({ viewport: { width: 800, height: 600 } });
    const faults: string[] = [];
    await use(async (html) => {
      const page = await context.newPage();
      page.on('pageerror', (error) => faults.push(error.message));
      await page.route('**/*', (route) =>
        route.fulfill({
          contentType: 'text/html',
          body:
            new URL(route.request().url()).pathname === '/'
              ? html
              : '<p>Framed text of the same origin.</p>',
        }),
      );
      await page.goto('http://page.test/');
      await page.evaluate(code);
      return page;
    });
    await context.close();
    if (faults.length > 0) throw new Error(`The page saw errors: ${faults.join('; ')}`);
  },
});

export { expect } from '@playwright/test';

/** The popup: how the page stands, and the switches for this page and this site. */
import type { Page } from '@playwright/test';
import { readingOf, tabOf, workerOf } from '../../scripts/extension-driver.ts';
import { readArticle } from '../pages/article.ts';
import { dressedPage } from '../pages/shells.ts';
import { violations } from './axe.ts';
import { type Extension, expect, highlighted, test } from './extension.ts';

const popupOf = async (extension: Extension, page: Page) =>
  extension.open(`popup.html?tab=${await tabOf(extension.context, page)}`);
const marks = async (page: Page) => Object.values(await highlighted(page)).flat().length;

test.beforeEach(({ server }) =>
  server.set('/page', dressedPage(readArticle('t1-04-too-big-too-fast'), 'weekly')),
);

test('tells the count and lists the claims; off and on again on this page', async ({
  extension,
  server,
}) => {
  const { page, reading } = await extension.read(`${server.origin}/page`);
  const popup = await popupOf(extension, page);
  await expect(popup.getByRole('status')).toHaveText(
    `${reading.claims.length} claims about school collaboration on this page.`,
  );
  await expect(popup.locator('.claim-line')).toHaveCount(reading.claims.length);
  for (const colorScheme of ['light', 'dark'] as const) {
    await popup.emulateMedia({ colorScheme });
    expect(await violations(popup)).toEqual([]);
  }
  const off = popup.getByRole('button', { name: 'Marks off' });
  await off.click();
  await expect(popup.getByRole('status')).toHaveText('Off on this page.');
  await expect(off).toHaveAttribute('aria-pressed', 'true');
  await expect.poll(() => marks(page)).toBe(0);
  await off.click();
  await expect(popup.locator('.claim-line')).toHaveCount(reading.claims.length);
  await page.bringToFront();
  await expect.poll(() => marks(page)).toBeGreaterThan(0);
});

test('a site that is off is off in every open tab and on the next visit, until it is on again', async ({
  extension,
  server,
}) => {
  const { page, reading } = await extension.read(`${server.origin}/page`);
  // By an address of its own: the first page would answer for it.
  const second = await extension.read(`${server.origin}/page?second`);
  const popup = await popupOf(extension, page);
  await popup.getByLabel('Off on this site').check();
  await expect(popup.getByRole('status')).toHaveText('Off on this site.');
  for (const each of [page, second.page]) await expect.poll(() => marks(each)).toBe(0);
  await page.reload();
  await expect
    .poll(async () => (await readingOf(extension.context, page))?.state)
    .toEqual({ kind: 'off', site: true });
  await expect(popup.getByRole('status')).toHaveText('Off on this site.');
  await popup.getByLabel('Off on this site').uncheck();
  await expect(popup.locator('.claim-line')).toHaveCount(reading.claims.length);
  await page.bringToFront();
  await expect.poll(() => marks(page)).toBeGreaterThan(0);
});

test('a page of the browser’s own is said to be shut', async ({ extension }) => {
  const page = await extension.context.newPage();
  await page.goto('chrome://version/');
  await page.bringToFront();
  // The browser does not tell an extension where such a tab is.
  const worker = await workerOf(extension.context);
  const [tab] = await worker.evaluate(() => chrome.tabs.query({ active: true }));
  const popup = await extension.open(`popup.html?tab=${tab?.id}`);
  await expect(popup.getByRole('status')).toHaveText('This page has not been read.');
  await popup.getByRole('button', { name: 'Read this page' }).click();
  await expect(popup.getByRole('status')).toHaveText(
    'The browser does not let extensions read this page.',
  );
});

test('asks the browser for the site in the click, and shows what the browser decided', async ({
  extension,
  server,
}) => {
  const { page } = await extension.read(`${server.origin}/page`);
  const tab = await tabOf(extension.context, page);
  const popup = await extension.context.newPage();
  // The browser's own question cannot be answered without a display: here the answer is no.
  await popup.addInitScript(() => {
    const { permissions } = (globalThis as unknown as { chrome: { permissions: Permissions } })
      .chrome;
    interface Permissions {
      contains(wanted: object): Promise<boolean>;
      request(wanted: { origins: string[] }): Promise<boolean>;
    }
    permissions.contains = async () => false;
    permissions.request = async ({ origins }) => {
      document.title = `${navigator.userActivation.isActive} ${origins.join(' ')}`;
      return false;
    };
  });
  await popup.goto(`chrome-extension://${extension.id}/popup.html?tab=${tab}`);
  const always = popup.getByLabel('Always read it when I open it');
  await always.click();
  await expect(popup).toHaveTitle('true *://127.0.0.1/*');
  await expect(popup.getByRole('alert')).toHaveText(
    'The browser did not give the permission. Nothing was changed.',
  );
  await expect(always).not.toBeChecked();
});

declare const chrome: { readonly tabs: { query(by: object): Promise<{ id: number }[]> } };

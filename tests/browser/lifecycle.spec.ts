/** From install to uninstall: what comes, what an update does to open tabs, and that nothing of ours stays in a page. */
import { test as base, type Page } from '@playwright/test';
import { readingOf, workerOf } from '../../scripts/extension-driver.ts';
import { readArticle } from '../pages/article.ts';
import { type PageServer, servePages } from '../pages/server.ts';
import { dressedPage } from '../pages/shells.ts';
import {
  cardFrame,
  clickMark,
  type Extension,
  expect,
  finishedReading,
  highlighted,
  launch,
  listenForFaults,
} from './extension.ts';

interface Fixtures {
  readonly server: PageServer;
  /** A browser of its own: what is done to the extension here must reach no other test. */
  readonly extension: Extension;
}

const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the parameter's shape.
  server: async ({}, use) => {
    const server = await servePages({
      '/page': dressedPage(readArticle('w1-04-select-committee'), 'weekly'),
      '/favicon.ico': '',
    });
    await use(server);
    await server.close();
  },
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the parameter's shape.
  extension: async ({}, use) => {
    const extension = await launch();
    const faults: string[] = [];
    const stop = listenForFaults(extension, faults);
    await use(extension);
    stop();
    await extension.context.close();
    expect(faults, 'errors thrown into a page, or in a console of ours').toEqual([]);
  },
});

const marks = async (page: Page) => Object.values(await highlighted(page)).flat().length;
const hosts = (page: Page) => page.locator('counterpoint-host').count();

/** What Chromium lets a debugger do to extensions (`--enable-unsafe-extension-debugging`), which Playwright's types do not know. */
interface ExtensionsDomain {
  send(method: 'Extensions.loadUnpacked', what: { path: string }): Promise<{ id: string }>;
  send(method: 'Extensions.triggerAction', what: { id: string; targetId: string }): Promise<void>;
  send(
    method: 'Target.getTargets',
    what: { filter: readonly { type: string }[] },
  ): Promise<{ targetInfos: { targetId: string; url: string }[] }>;
}

async function debuggerOf(extension: Extension): Promise<ExtensionsDomain> {
  const session = await extension.context.browser()?.newBrowserCDPSession();
  if (!session) throw new Error('no session with the browser');
  return session as unknown as ExtensionsDomain;
}

/** Switches the extension off or on, as the browser's own page of extensions does. */
async function setEnabled(extension: Extension, enabled: boolean) {
  const manager = await extension.context.newPage();
  await manager.goto('chrome://extensions/');
  await manager.evaluate(
    ([id, on]) => {
      const { chrome } = globalThis as unknown as {
        chrome: { management: { setEnabled(id: string, enabled: boolean): Promise<void> } };
      };
      return chrome.management.setEnabled(id, on);
    },
    [extension.id, enabled] as const,
  );
}

/** Comes back to a tab. Headless, every tab counts as seen all the time, and the browser says nothing. */
async function comeBackTo(page: Page) {
  await page.bringToFront();
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
}

/** No mark, element or address of ours in a page, and its own click handling as ever. */
async function expectBare(page: Page) {
  await comeBackTo(page);
  await expect.poll(() => marks(page)).toBe(0);
  await expect.poll(() => hosts(page)).toBe(0);
  expect(
    await page.evaluate(() =>
      [...CSS.highlights.keys()].filter((name) => name.startsWith('counterpoint')),
    ),
  ).toEqual([]);
  await page.getByRole('heading', { level: 1 }).click();
  await page.keyboard.press('Escape');
  expect(page.frames()).toHaveLength(1);
}

test('installed, it welcomes once and asks for nothing', async ({ extension }) => {
  await expect
    .poll(
      () => extension.context.pages().filter((page) => page.url().endsWith('/welcome.html')).length,
    )
    .toBe(1);
});

test('updated under open tabs, it reads on in them: one reader, one host, marks once', async ({
  extension,
  server,
}) => {
  const { page, reading } = await extension.read(`${server.origin}/page`);
  await clickMark(page, reading.claims[1]?.text ?? '');
  const before = await cardFrame(page);
  await before.getByLabel('Note', { exact: true }).fill('written before the update');
  await before.getByRole('button', { name: 'Save' }).click();
  await expect(before.getByText('Saved', { exact: true })).toBeVisible();
  const { id } = await (await debuggerOf(extension)).send('Extensions.loadUnpacked', {
    path: extension.folder,
  });
  expect(id, 'the same extension, loaded anew').toBe(extension.id);
  await page.bringToFront();
  await expect.poll(() => hosts(page)).toBe(1);
  // While the new worker takes over, the old one's door is shut.
  const again = () => readingOf(extension.context, page).catch(() => null);
  await expect.poll(async () => (await again())?.placed).toBe(1);
  await expect.poll(async () => (await again())?.claims.length).toBe(reading.claims.length);
  await expect.poll(() => marks(page)).toBeGreaterThan(0);
  const once = await highlighted(page);
  const claims = Object.entries(once)
    .filter(([name]) => /(?:asserts|disputes|open)-/.test(name))
    .flatMap(([, words]) => words);
  expect(new Set(claims).size, 'no sentence is marked twice').toBe(claims.length);
  await clickMark(page, reading.claims[1]?.text ?? '');
  await expect((await cardFrame(page)).getByLabel('Note', { exact: true })).toHaveValue(
    'written before the update',
  );
  expect(page.frames()).toHaveLength(2);
});

test('switched off, it leaves nothing in a page; switched on, it reads again and knows its notes', async ({
  extension,
  server,
}) => {
  const { page, reading } = await extension.read(`${server.origin}/page`);
  await clickMark(page, reading.claims[1]?.text ?? '');
  const card = await cardFrame(page);
  await card.getByLabel('Note', { exact: true }).fill('kept while off');
  await card.getByRole('button', { name: 'Save' }).click();
  await expect(card.getByText('Saved', { exact: true })).toBeVisible();
  await setEnabled(extension, false);
  await expectBare(page);
  await page.reload();
  await expectBare(page);

  await setEnabled(extension, true);
  await page.reload();
  await page.bringToFront();
  expect((await finishedReading(extension.context, page)).placed).toBe(1);
});

test('removed, it leaves nothing in a page', async ({ extension, server }) => {
  const { page } = await extension.read(`${server.origin}/page`);
  await expect.poll(() => marks(page)).toBeGreaterThan(0);
  const worker = await workerOf(extension.context);
  await worker
    .evaluate(() => {
      const { chrome } = globalThis as unknown as {
        chrome: { management: { uninstallSelf(): Promise<void> } };
      };
      return chrome.management.uninstallSelf();
    })
    // It goes in the middle of the call.
    .catch(() => undefined);
  await expectBare(page);
});

test('one click on the button reads a page that nothing was allowed on, once', async ({
  server,
}) => {
  const extension = await launch({ hosts: [] });
  // The welcome comes in front of whatever is open: it has to come first.
  await expect
    .poll(() => extension.context.pages().some((each) => each.url().endsWith('/welcome.html')))
    .toBe(true);
  const page = await extension.context.newPage();
  await page.goto(`${server.origin}/page`);
  await page.bringToFront();
  expect(await hosts(page), 'before the click nothing runs').toBe(0);
  const session = await debuggerOf(extension);
  const { targetInfos } = await session.send('Target.getTargets', { filter: [{ type: 'tab' }] });
  const tab = targetInfos.find(({ url }) => url === page.url());
  await session.send('Extensions.triggerAction', {
    id: extension.id,
    targetId: tab?.targetId ?? '',
  });
  await expect.poll(() => hosts(page)).toBe(1);
  await expect.poll(() => marks(page)).toBeGreaterThan(0);
  // Another page of another host, in the same tab: the click was for the first alone.
  await page.goto(`${server.origin.replace('127.0.0.1', 'localhost')}/page`);
  await page.bringToFront();
  expect(await hosts(page)).toBe(0);
  expect(await marks(page)).toBe(0);
  await extension.context.close();
});

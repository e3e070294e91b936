/** From install to uninstall: what comes, what an update does to open tabs, and that nothing of ours stays in a page. */
import type { Page } from '@playwright/test';
import { readingOf, workerOf } from '../../scripts/extension-driver.ts';
import { readArticle } from '../pages/article.ts';
import { dressedPage } from '../pages/shells.ts';
import {
  cardFrame,
  clickMark,
  type Extension,
  expect,
  finishedReading,
  highlighted,
  launch,
  alone as test,
} from './extension.ts';

test.beforeEach(({ server }) => {
  server.set('/page', dressedPage(readArticle('w1-04-select-committee'), 'weekly'));
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

/** The worlds of scripts in which a reader has run since a page loaded, by where they are from: it runs before the page has loaded. */
async function readersIn(page: Page): Promise<string[]> {
  const session = await page.context().newCDPSession(page);
  const worlds: { readonly id: number; readonly origin: string }[] = [];
  session.on('Runtime.executionContextCreated', ({ context }) => worlds.push(context));
  // Tells of all that there are before it answers.
  await session.send('Runtime.enable');
  const readers: string[] = [];
  for (const { id, origin } of worlds) {
    // What it leaves for the next. The world itself outlives what ran in it, from page to page.
    const left = { contextId: id, expression: 'typeof counterpointRetire' };
    const { result } = await session.send('Runtime.evaluate', left);
    if (result.value === 'function') readers.push(origin);
  }
  await session.detach();
  return readers;
}

/** No mark, element or address of ours in a page, and its own click handling as ever. */
async function expectBare(page: Page) {
  const left = async () => {
    // Each time anew: a reader who comes back before the browser has cut it off finds nothing amiss.
    await comeBackTo(page);
    return (await marks(page)) + (await hosts(page));
  };
  await expect.poll(left).toBe(0);
  expect(
    await page.evaluate(() =>
      [...CSS.highlights.keys()].filter((name) => name.startsWith('counterpoint')),
    ),
  ).toEqual([]);
  await page.getByRole('heading', { level: 1 }).click();
  await page.keyboard.press('Escape');
  expect(page.frames()).toHaveLength(1);
}

test('installed, it welcomes once and asks for nothing', async ({ fresh: extension }) => {
  await expect
    .poll(
      () => extension.context.pages().filter((page) => page.url().endsWith('/welcome.html')).length,
    )
    .toBe(1);
});

test('updated under open tabs, it reads on in them: one reader, one host, marks once', async ({
  fresh: extension,
  server,
}) => {
  const { page, reading } = await extension.read(`${server.origin}/page`);
  await clickMark(page, reading.claims[1]?.text ?? '');
  const before = await cardFrame(page);
  await before.getByLabel('Note', { exact: true }).fill('written before the update');
  await before.getByRole('button', { name: 'Save' }).click();
  await expect(before.getByText('Saved', { exact: true })).toBeVisible();
  const old = await workerOf(extension.context);
  const { id } = await (await debuggerOf(extension)).send('Extensions.loadUnpacked', {
    path: extension.folder,
  });
  expect(id, 'the same extension, loaded anew').toBe(extension.id);
  await page.bringToFront();
  // The old worker would be answered by the old reader.
  await expect.poll(() => extension.context.serviceWorkers().includes(old)).toBe(false);
  const again = () => readingOf(extension.context, page);
  await expect.poll(async () => (await again())?.placed).toBe(1);
  await expect.poll(async () => (await again())?.claims.length).toBe(reading.claims.length);
  await expect.poll(() => hosts(page)).toBe(1);
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
  fresh: extension,
  server,
}) => {
  const { page, reading } = await extension.read(`${server.origin}/page`);
  await clickMark(page, reading.claims[1]?.text ?? '');
  const card = await cardFrame(page);
  await card.getByLabel('Note', { exact: true }).fill('kept while off');
  await card.getByRole('button', { name: 'Save' }).click();
  await expect(card.getByText('Saved', { exact: true })).toBeVisible();
  expect(await readersIn(page)).toContain(`chrome-extension://${extension.id}`);
  await setEnabled(extension, false);
  await expectBare(page);
  await page.reload();
  expect(await readersIn(page)).toEqual([]);
  await expectBare(page);

  await setEnabled(extension, true);
  await page.reload();
  await page.bringToFront();
  expect((await finishedReading(extension.context, page)).placed).toBe(1);
});

test('removed, it leaves nothing in a page', async ({ fresh: extension, server }) => {
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

/** The reader put into the tab in front, as the click on the button does. */
async function readHere({ context }: Extension): Promise<void> {
  const worker = await workerOf(context);
  await worker.evaluate(async () => {
    const { chrome } = globalThis as unknown as { chrome: Reading };
    const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
    if (!tab) throw new Error('no tab in front');
    await chrome.scripting.executeScript({ target: { tabId: tab.id }, files: ['/reader.js'] });
  });
}

interface Reading {
  readonly tabs: { query(by: object): Promise<{ readonly id: number }[]> };
  readonly scripting: { executeScript(what: object): Promise<unknown> };
}

test('one click on the button reads a page that nothing was allowed on, once', async ({
  server,
}) => {
  const extension = await launch({ hosts: [] });
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
  expect(await readersIn(page)).toContain(`chrome-extension://${extension.id}`);
  // Another page of another host, in the same tab: the click was for the first alone.
  await page.goto(`${server.origin.replace('127.0.0.1', 'localhost')}/page`);
  await page.bringToFront();
  expect(await readersIn(page)).toEqual([]);
  await expect(readHere(extension)).rejects.toThrow('Cannot access contents of');
  expect(await hosts(page)).toBe(0);
  expect(await marks(page)).toBe(0);
  await extension.context.close();
});

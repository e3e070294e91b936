/** What every browser test stands on: real Chromium with the built extension, and pages served on loopback. */
import { readdirSync } from 'node:fs';
import {
  type BrowserContext,
  test as base,
  type ConsoleMessage,
  chromium,
  expect,
  type Frame,
  type Page,
  type Worker,
} from '@playwright/test';
import type { PageReading } from '../../lib/messages.ts';
import { bringBrowser } from '../../scripts/browsers.ts';
import { extensionId, readingOf, workerOf } from '../../scripts/extension-driver.ts';
import { chromiumArguments, stageExtension } from '../../scripts/stage.ts';
import { byName, flat, placeToClick, readMarks } from '../pages/marks.ts';
import { type PageServer, servePages } from '../pages/server.ts';

export { expect };

export interface Extension {
  readonly context: BrowserContext;
  readonly id: string;
  /** The staged copy that it was loaded from. */
  readonly folder: string;
  /** Opens a page and waits until it has been read. */
  read(address: string): Promise<{ page: Page; reading: PageReading }>;
  /** Opens a page of the extension's own. */
  open(path: string): Promise<Page>;
}

/** Starts Chromium with the staged extension; an empty profile unless one is named. */
export async function launch(
  options: { profile?: string; hosts?: readonly string[]; args?: readonly string[] } = {},
): Promise<Extension> {
  const { profile, hosts = ['http://127.0.0.1/*'] } = options;
  const isFresh = profile === undefined || readdirSync(profile).length === 0;
  const extension = stageExtension('chrome', hosts);
  const context = await chromium.launchPersistentContext(profile ?? '', {
    executablePath: bringBrowser('chromium', () => undefined),
    headless: true,
    chromiumSandbox: process.getuid?.() !== 0,
    viewport: { width: 1180, height: 860 },
    args: [
      '--headless=new',
      '--enable-unsafe-extension-debugging',
      ...chromiumArguments(extension),
      ...(options.args ?? []),
    ],
  });
  const id = await extensionId(context);
  await settled(context, { greets: isFresh, reads: hosts.length > 0 });
  return {
    context,
    id,
    folder: extension,
    async read(address) {
      const page = await context.newPage();
      await page.goto(address, { waitUntil: 'domcontentloaded' });
      const reading = await finishedReading(context, page);
      await page.bringToFront();
      return { page, reading };
    },
    async open(path) {
      const page = await context.newPage();
      await page.goto(`chrome-extension://${id}/${path}`);
      return page;
    },
  };
}

/**
 * Until the extension has done what it does when it is installed: its welcome, which takes the focus when it
 * comes late, and the reader in tabs that are open, where one that comes late takes down another's card.
 */
async function settled(
  context: BrowserContext,
  { greets, reads }: { readonly greets: boolean; readonly reads: boolean },
): Promise<void> {
  const isGreeted = () => context.pages().some((page) => page.url().endsWith('/welcome.html'));
  await expect.poll(() => !greets || isGreeted(), { message: 'it welcomes' }).toBe(true);
  if (!reads) return;
  const worker = await workerOf(context);
  const isRegistered = () =>
    worker.evaluate(async () => {
      const { scripting, permissions, tabs } = (globalThis as unknown as { chrome: Installed })
        .chrome;
      if ((await scripting.getRegisteredContentScripts()).length === 0) return false;
      // Calls are answered in turn: with these it has its own answers, to the same questions, which go before the reading.
      await permissions.getAll();
      await tabs.query({});
      await tabs.query({});
      return true;
    });
  await expect.poll(isRegistered, { message: 'it reads by itself' }).toBe(true);
}

/** What the extension asks the browser when it is installed. */
interface Installed {
  readonly scripting: { getRegisteredContentScripts(): Promise<readonly object[]> };
  readonly permissions: { getAll(): Promise<object> };
  readonly tabs: { query(by: object): Promise<readonly object[]> };
}

/** The page's reading once it is finished. */
export async function finishedReading(context: BrowserContext, page: Page): Promise<PageReading> {
  let reading: PageReading | null = null;
  await expect
    .poll(
      async () => {
        reading = await readingOf(context, page);
        return reading?.state.kind ?? 'none';
      },
      // The longest page of the tests, on the slowest machine.
      { timeout: 100_000 },
    )
    .not.toMatch(/^(none|reading)$/);
  if (!reading) throw new Error('no reading');
  return reading;
}

/** The words under each of our highlights, by highlight name, as the page itself sees them. */
export const highlighted = async (page: Page): Promise<Record<string, string[]>> =>
  byName(await page.evaluate(readMarks));

/** Clicks on a mark, once it is painted in view and stands still: the page may be scrolling to another. */
export async function clickMark(page: Page, text: string): Promise<void> {
  let point: { x: number; y: number } | null = null;
  await expect
    .poll(
      async () => {
        const before = point;
        point = await page.evaluate(placeToClick, flat(text));
        return point !== null && point.x === before?.x && point.y === before.y;
      },
      { message: `“${text}” is marked in view` },
    )
    .toBe(true);
  const { x, y } = point ?? { x: 0, y: 0 };
  await page.mouse.click(x, y);
}

/** The card's frame, once it shows what it was opened for and stands where it stays. */
export async function cardFrame(page: Page): Promise<Frame> {
  // At its first height, before the page hears how high its content is, it may still move away from a click.
  const hasGrown = (card: Element) =>
    innerHeight >= Math.min(260, card.getBoundingClientRect().height);
  let frame: Frame | undefined;
  await expect(async () => {
    frame = page.frames().find((candidate) => /\/card\.html\?/.test(candidate.url()));
    if (!frame) throw new Error('no card');
    const dialog = frame.getByRole('dialog');
    await expect(dialog).toBeVisible({ timeout: 5000 });
    expect(await dialog.evaluate(hasGrown), 'the card has grown').toBe(true);
  }).toPass();
  if (!frame) throw new Error('no card');
  return frame;
}

/**
 * Gathers every error thrown into any page, and every error or warning in the console of the worker,
 * of a page of ours, or by a script of ours in another's. Answers how to stop.
 */
export function listenForFaults({ context, id }: Extension, faults: string[]): () => void {
  const ours = `chrome-extension://${id}/`;
  const onError = (error: { error(): Error }) => faults.push(error.error().message);
  const onConsole = (message: ConsoleMessage) => {
    const where = message.location().url || message.worker()?.url() || message.page()?.url() || '';
    // What the browser puts around a picture that is opened by itself breaks our policy, and is none of ours.
    const isOurs =
      (where.startsWith(ours) && !where.endsWith('.png')) ||
      message.worker()?.url().startsWith(ours);
    if (isOurs && /^(?:error|warning|assert)$/.test(message.type()))
      faults.push(`${message.type()} in ${where}: ${message.text()}`);
  };
  const onWorker = (worker: Worker) => worker.on('console', onConsole);
  context.on('weberror', onError);
  context.on('console', onConsole);
  for (const worker of context.serviceWorkers()) onWorker(worker);
  context.on('serviceworker', onWorker);
  return () => {
    context.off('weberror', onError);
    context.off('console', onConsole);
    context.off('serviceworker', onWorker);
    for (const worker of context.serviceWorkers()) worker.off('console', onConsole);
  };
}

const COMPLAINTS = 'errors thrown into a page, or in a console of ours';

async function ownBrowser(use: (extension: Extension) => Promise<void>): Promise<void> {
  const extension = await launch();
  const faults: string[] = [];
  const stop = listenForFaults(extension, faults);
  await use(extension);
  stop();
  await extension.context.close();
  expect(faults, COMPLAINTS).toEqual([]);
}

// biome-ignore lint/correctness/noEmptyPattern: Playwright reads the parameter's shape.
const serving = async ({}, use: (server: PageServer) => Promise<void>) => {
  const server = await servePages();
  await use(server);
  await server.close();
};

/** A browser for each test alone, heard as the shared one is: what is done to the extension there reaches no other test. */
export const alone = base.extend<{ server: PageServer; fresh: Extension }>({
  server: serving,
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the parameter's shape.
  fresh: ({}, use) => ownBrowser(use),
});

interface Fixtures {
  readonly server: PageServer;
  /** Errors thrown into any page in the test, and whatever our own consoles complain of: none. */
  readonly faults: string[];
}

/** One browser for the tests of a file: each test has pages of its own. */
export const test = base.extend<Fixtures, { extension: Extension }>({
  extension: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the parameter's shape.
    async ({}, use) => {
      const extension = await launch();
      await use(extension);
      await extension.context.close();
    },
    { scope: 'worker' },
  ],
  server: serving,
  faults: [
    async ({ extension }, use) => {
      const faults: string[] = [];
      const stop = listenForFaults(extension, faults);
      await use(faults);
      stop();
      for (const page of extension.context.pages().slice(1)) await page.close();
      expect(faults, COMPLAINTS).toEqual([]);
    },
    { auto: true },
  ],
});

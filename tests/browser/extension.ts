/** What every browser test stands on: real Chromium with the built extension, and pages served on loopback. */
import {
  type BrowserContext,
  test as base,
  chromium,
  expect,
  type Frame,
  type Page,
} from '@playwright/test';
import type { PageReading } from '../../lib/messages.ts';
import { bringBrowser } from '../../scripts/browsers.ts';
import { extensionId, readingOf } from '../../scripts/extension-driver.ts';
import { chromiumArguments, stageExtension } from '../../scripts/stage.ts';
import { type PageServer, servePages } from '../pages/server.ts';

export { expect };

export interface Extension {
  readonly context: BrowserContext;
  readonly id: string;
  /** Opens a page and waits until it has been read. */
  read(address: string): Promise<{ page: Page; reading: PageReading }>;
  /** Opens a page of the extension's own. */
  open(path: string): Promise<Page>;
}

/** Starts Chromium with the staged extension; an empty profile unless one is named. */
export async function launch(
  options: { profile?: string; hosts?: readonly string[]; args?: readonly string[] } = {},
): Promise<Extension> {
  const extension = stageExtension('chrome', options.hosts ?? ['http://127.0.0.1/*']);
  const context = await chromium.launchPersistentContext(options.profile ?? '', {
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
  return {
    context,
    id,
    async read(address) {
      const page = await context.newPage();
      await page.goto(address, { waitUntil: 'domcontentloaded' });
      return { page, reading: await finishedReading(context, page) };
    },
    async open(path) {
      const page = await context.newPage();
      await page.goto(`chrome-extension://${id}/${path}`);
      return page;
    },
  };
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
export function highlighted(page: Page): Promise<Record<string, string[]>> {
  return page.evaluate(() => {
    const found: Record<string, string[]> = {};
    for (const [name, highlight] of CSS.highlights) {
      if (!name.startsWith('counterpoint-')) continue;
      found[name] = [...highlight].map((range) => {
        const live = document.createRange();
        live.setStart(range.startContainer, range.startOffset);
        live.setEnd(range.endContainer, range.endOffset);
        return live.toString().replaceAll('\u00AD', '').replace(/\s+/g, ' ');
      });
    }
    return found;
  });
}

/** A point in the viewport on a mark's own words, not on a link in it; null while it is not painted there. */
function pointOn(page: Page, text: string): Promise<{ x: number; y: number } | null> {
  return page.evaluate((wanted) => {
    const flat = (words: string) => words.replaceAll('\u00AD', '').replace(/\s+/g, ' ');
    const candidates = [...document.querySelectorAll('h1,h2,h3,h4,p,li,figcaption,blockquote')];
    const holder = candidates.find(
      (element) =>
        element.getClientRects().length > 0 && flat(element.textContent ?? '').includes(wanted),
    );
    if (!holder) return null;
    const { top, bottom } = holder.getBoundingClientRect();
    if (top < 0 || bottom > innerHeight) {
      holder.scrollIntoView({ block: 'center', behavior: 'instant' });
      return null;
    }
    for (const [name, highlight] of CSS.highlights) {
      if (!name.startsWith('counterpoint-')) continue;
      for (const range of highlight) {
        const live = document.createRange();
        live.setStart(range.startContainer, range.startOffset);
        live.setEnd(range.endContainer, range.endOffset);
        if (flat(live.toString()) !== wanted) continue;
        for (const box of live.getClientRects()) {
          for (let x = box.left + 4; x < box.right; x += 8) {
            const y = box.top + box.height / 2;
            const element = document.elementFromPoint(x, y);
            if (element && holder.contains(element) && !element.closest('a')) return { x, y };
          }
        }
      }
    }
    return null;
  }, text);
}

/** Clicks on a mark, once it is painted in view. */
export async function clickMark(page: Page, text: string): Promise<void> {
  let point: { x: number; y: number } | null = null;
  await expect
    .poll(
      async () => {
        point = await pointOn(page, text);
        return point !== null;
      },
      { message: `“${text}” is marked in view` },
    )
    .toBe(true);
  const { x, y } = point ?? { x: 0, y: 0 };
  await page.mouse.click(x, y);
}

/** The card's frame, once it shows what it was opened for. */
export async function cardFrame(page: Page): Promise<Frame> {
  let frame: Frame | undefined;
  await expect
    .poll(() => {
      frame = page.frames().find((candidate) => /\/card\.html\?/.test(candidate.url()));
      return frame !== undefined;
    })
    .toBe(true);
  if (!frame) throw new Error('no card');
  await expect(frame.getByRole('dialog')).toBeVisible();
  return frame;
}

interface Fixtures {
  readonly server: PageServer;
  /** Errors and warnings of any page in the test, which must stay empty of ours. */
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
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the parameter's shape.
  server: async ({}, use) => {
    const server = await servePages();
    await use(server);
    await server.close();
  },
  faults: [
    async ({ extension }, use) => {
      const faults: string[] = [];
      const onError = (error: { error(): Error }) => faults.push(error.error().message);
      extension.context.on('weberror', onError);
      await use(faults);
      extension.context.off('weberror', onError);
      for (const page of extension.context.pages().slice(1)) await page.close();
      expect(faults, 'errors thrown into a page').toEqual([]);
    },
    { auto: true },
  ],
});

/**
 * What every Firefox test stands on: the real browser with the built extension, driven over
 * WebDriver BiDi, and a way to the extension's own pages.
 *
 * BiDi may not navigate to `moz-extension:` addresses and tells nothing of frames and tabs that
 * show them (their `url()` stays `about:blank`), yet scripts run in them. So they are told apart
 * by asking each for its own address, and reached as a page on the web could: by opening `card.html`,
 * which is web accessible, and going on from there.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import puppeteer, { type Frame, type Page } from 'puppeteer-core';
import { vi } from 'vitest';
import type { PageReading } from '../../lib/messages.ts';
import { bringBrowser } from '../../scripts/browsers.ts';
import { scratchFolder } from '../../scripts/scratch.ts';
import { root, stageExtension } from '../../scripts/stage.ts';
import { servePages } from '../pages/server.ts';

/** The pages of a test may be read, addressed by this host; by `localhost` they are out of the extension's reach. */
const HOSTS = ['http://127.0.0.1/*'];
/** Firefox makes one up at install; a fixed one lets a test say the address of an extension page. */
const UUID = '5a2f9e3c-6f0a-4a6e-9d55-0123456789ab';
/** How long a condition may take to come true, and between two looks, in milliseconds. */
const PATIENCE = 45_000;
const INTERVAL = 50;

/** Looks until `look` answers something other than false, null or undefined, and answers that. */
export function until<T>(
  what: string,
  look: () => Promise<T | false | null | undefined> | T | false | null | undefined,
): Promise<T> {
  return vi.waitFor(
    async () => {
      const seen = await look();
      if (seen === false || seen === null || seen === undefined) {
        throw new Error(`Waited in vain: ${what}`);
      }
      return seen;
    },
    { timeout: PATIENCE, interval: INTERVAL },
  );
}

export interface Firefox {
  /** Errors thrown so far in any page or context of the extension's: the reader's in a page count as the page's. */
  readonly faults: readonly string[];
  /** Opens a page in a tab in front. */
  open(address: string): Promise<Page>;
  /** Opens a page and waits until it has been read. */
  read(address: string): Promise<{ page: Page; reading: PageReading }>;
  /** The page's reading once it is finished. */
  finished(page: Page): Promise<PageReading>;
  /** The extension's id of the tab that shows this page. */
  tabOf(page: Page): Promise<number>;
  /** Opens a page of the extension's own in a tab in front. */
  openOwn(path: string): Promise<Page>;
  /** The tab in which the extension has opened this page of its own. */
  ownTab(path: string): Promise<Page>;
  /** The card in its frame in the page, or in a window of its own where the page lets no frame in. */
  cardAnywhere(page: Page): Promise<Frame | Page>;
  /** The text of the next file that lands among the downloads while `act` is done. */
  download(act: () => Promise<unknown>): Promise<{ name: string; text: string }>;
  /** Takes the extension away, and with it every page of its own. */
  uninstall(): Promise<void>;
  /** Puts it back; the harness's own page of it is gone for good. */
  install(): Promise<void>;
  /** Closes every tab but the harness's own. */
  clear(): Promise<void>;
  close(): Promise<void>;
}

/** `browser` as a page of the extension's has it, as far as a test asks. */
declare const browser: {
  readonly tabs: {
    query(by: object): Promise<{ id: number; url?: string }[]>;
    sendMessage(tab: number, message: object, to: object): Promise<unknown>;
  };
};

/** Starts Firefox with the staged extension; on an empty profile unless one is named. `prefs` are set beside the harness's own. */
export async function launchFirefox(
  profile = newProfile(),
  prefs: Readonly<Record<string, string | number | boolean>> = {},
): Promise<Firefox> {
  if (!existsSync(join(root, '.output', 'firefox-mv3', 'manifest.json'))) {
    throw new Error('No built extension in .output/firefox-mv3: run `npx wxt build -b firefox`.');
  }
  const extension = stageExtension('firefox', HOSTS);
  const { browser_specific_settings: settings } = JSON.parse(
    readFileSync(join(extension, 'manifest.json'), 'utf8'),
  ) as { browser_specific_settings: { gecko: { id: string } } };
  const downloads = scratchFolder('downloads');
  const program = await puppeteer.launch({
    browser: 'firefox',
    protocol: 'webDriverBiDi',
    executablePath: bringBrowser('firefox', () => undefined),
    headless: true,
    userDataDir: profile,
    defaultViewport: { width: 1180, height: 860 },
    timeout: PATIENCE,
    protocolTimeout: PATIENCE,
    // Without it, a release build asks Mozilla's server for settings whatever address is set for that.
    env: { ...process.env, MOZ_REMOTE_SETTINGS_DEVTOOLS: '1' },
    extraPrefsFirefox: {
      'extensions.webextensions.uuids': JSON.stringify({ [settings.gecko.id]: UUID }),
      // Installed for a session only, and removed at its end: what it has stored must outlive that.
      'extensions.webextensions.keepStorageOnUninstall': true,
      'extensions.webextensions.keepUuidOnUninstall': true,
      'browser.download.folderList': 2,
      'browser.download.dir': downloads,
      'browser.download.useDownloadDir': true,
      // The panel would take the keyboard away from the page.
      'browser.download.alwaysOpenPanel': false,
      // Errors of the background are told to nobody but standard error.
      'browser.dom.window.dump.enabled': true,
      ...prefs,
    },
  });
  const faults: string[] = [];
  program.process()?.stderr?.on('data', (chunk: Buffer) => {
    for (const line of chunk.toString().split('\n')) {
      if (line.startsWith('JavaScript error: moz-extension:')) faults.push(line);
    }
  });
  let installed = await program.installExtension(extension);
  const door = await servePages({ '/': '<!doctype html><title>Door</title>' });
  const kept = new Set<Page>(await program.pages());

  const watch = (page: Page): Page => {
    page.on('pageerror', (error) => faults.push(String(error)));
    return page;
  };
  const pageAt = async (address: string, besides: ReadonlySet<Page>): Promise<Page> =>
    until(`a tab at ${address}`, async () => {
      for (const page of await program.pages()) {
        if (!besides.has(page) && (await addressOf(page)) === address) return page;
      }
      return null;
    });

  /** A tab of the extension's own, without waiting until it shows anything. */
  const openOwn = async (path: string): Promise<Page> => {
    const before = new Set(await program.pages());
    const anteroom = await program.newPage();
    // Out of reach, so that nothing of the harness is ever read.
    await anteroom.goto(outOfReach(`${door.origin}/`));
    before.add(anteroom);
    await anteroom.evaluate((address) => void window.open(address), own('card.html'));
    const page = watch(await pageAt(own('card.html'), before));
    if (path !== 'card.html') {
      await page.evaluate((address) => location.replace(address), own(path));
      await until(`${path} to open`, async () => (await addressOf(page)) === own(path));
    }
    await anteroom.close();
    return page;
  };

  const backstage = await openOwn('card.html');
  kept.add(backstage);

  const tabOf = (page: Page): Promise<number> =>
    until(`a tab of the extension's at ${page.url()}`, () =>
      backstage.evaluate(
        async (url) => (await browser.tabs.query({})).find((tab) => tab.url === url)?.id,
        page.url(),
      ),
    );

  const finished = async (page: Page): Promise<PageReading> => {
    const tab = await tabOf(page);
    return until(`${page.url()} to be read`, async () => {
      const reading = await backstage.evaluate(async (id) => {
        const message = { id: 1, type: 'pageReading', data: undefined, timestamp: 0 };
        const answer = await browser.tabs
          .sendMessage(id, message, { frameId: 0 })
          .catch(() => null);
        return JSON.stringify((answer as { res?: unknown } | null)?.res ?? null);
      }, tab);
      const parsed = JSON.parse(reading) as PageReading | null;
      return parsed && parsed.state.kind !== 'reading' ? parsed : null;
    });
  };

  const open = async (address: string): Promise<Page> => {
    const page = watch(await program.newPage());
    await page.goto(address);
    return page;
  };

  return {
    faults,
    open,
    async read(address) {
      const page = await open(address);
      return { page, reading: await finished(page) };
    },
    finished,
    tabOf,
    openOwn,
    ownTab: (path) => pageAt(own(path), kept),
    cardAnywhere: (page) =>
      until('a card', async () => {
        const windows = (await program.pages()).filter((each) => !kept.has(each));
        for (const where of [...page.frames().slice(1), ...windows]) {
          if (await isCard(where)) return where;
        }
        return null;
      }),
    async download(act) {
      const before = new Set(readdirSync(downloads));
      await act();
      return until('a file among the downloads', () => {
        const files = readdirSync(downloads);
        // A download under way has a second file beside it, and an empty one in its place.
        if (files.some((file) => file.endsWith('.part'))) return null;
        const name = files.find((file) => !before.has(file));
        const text = name === undefined ? '' : readFileSync(join(downloads, name), 'utf8');
        return name !== undefined && text !== '' ? { name, text } : null;
      });
    },
    uninstall: () => program.uninstallExtension(installed),
    async install() {
      installed = await program.installExtension(extension);
    },
    async clear() {
      for (const page of await program.pages()) if (!kept.has(page)) await page.close();
    },
    async close() {
      await program.close();
      await door.close();
    },
  };
}

/** An empty profile that outlives the browser. */
export function newProfile(): string {
  return scratchFolder('profile');
}

const own = (path: string): string => `moz-extension://${UUID}/${path}`;

/** Where a tab or frame really is; null while it is between two documents. */
const addressOf = (where: Page | Frame): Promise<string | null> =>
  where.evaluate(() => location.href).catch(() => null);

/** Whether this is a card that shows what it was opened for. */
const isCard = async (where: Page | Frame): Promise<boolean> =>
  /\/card(?:-window)?\.html\?/.test((await addressOf(where)) ?? '') &&
  (await where.evaluate(() => document.querySelector('[role=dialog]') !== null));

/** The card's frame in a page, once it shows what it was opened for. */
export function cardOf(page: Page): Promise<Frame> {
  return until('a card', async () => {
    for (const frame of page.frames().slice(1)) if (await isCard(frame)) return frame;
    return null;
  });
}

/** Waits until the page has no card. */
export async function noCard(page: Page): Promise<void> {
  await until('the card to be gone', () => page.frames().length === 1);
}

/** The same address where the extension may not read it: the page as it is without us. */
export const outOfReach = (address: string): string => address.replace('127.0.0.1', 'localhost');

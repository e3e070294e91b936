/**
 * What every Firefox test stands on: the real browser with the built extension, driven over
 * WebDriver BiDi, and a way to the extension's own pages.
 *
 * BiDi may not navigate to `moz-extension:` addresses and tells nothing of frames and tabs that
 * show them (their `url()` stays `about:blank`), yet scripts run in them. So the browser's own window
 * opens them, and they are told apart by asking each for its address.
 */
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { Frame, JSHandle, Page } from 'puppeteer-core';
import { vi } from 'vitest';
import type { PageReading } from '../../lib/messages.ts';
import { scratchFolder } from '../../scripts/scratch.ts';
import { type KeyName, keyOf, pressKeys } from './keys.ts';
import { own, PATIENCE, type Prefs, type Program, startFirefox } from './program.ts';

/** The pause between two looks at a condition, in milliseconds. */
const INTERVAL = 50;
/** How soon a question to a tab counts as lost, in milliseconds. */
const LOST = 2_000;

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

export interface Firefox extends Pick<Program, 'inWindow'> {
  /** Errors thrown so far in any page or context of the extension's: the reader's in a page count as the page's. */
  readonly faults: readonly string[];
  /** The extension's id. */
  readonly id: string;
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
  /** The window of the extension's background page, which is started if it was stopped. */
  background(): Promise<JSHandle<Window>>;
  /** Opens the browser's sidebar with the page of ours, as its menu does. */
  showSidebar(): Promise<void>;
  /**
   * Presses keys at once on the browser's own keyboard, as its shortcuts need it (BiDi's goes past them);
   * into the page in front, or into the sidebar.
   */
  press(into: 'page' | 'sidebar', ...keys: readonly KeyName[]): Promise<void>;
  /** The window of the page that the browser's sidebar shows, once it is there. */
  sidebar(): Promise<JSHandle<Window>>;
  /** The text of the next file that lands among the downloads while `act` is done. */
  download(act: () => Promise<unknown>): Promise<{ name: string; text: string }>;
  /** Takes the extension away, and with it every page of its own. */
  uninstall(): Promise<void>;
  /** Puts it back, or one with a higher version number in its place: its own pages are closed by that. */
  install(version?: string): Promise<void>;
  /** Opens the harness's own page of the extension again, where that was lost with the process of such pages. */
  comeBack(): Promise<void>;
  /** Ends the browser, by its own menu or by SIGKILL, and starts it again on the same profile. */
  restart(how: 'quit' | 'kill'): Promise<void>;
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
  readonly runtime: { getBackgroundPage(): Promise<Window> };
  readonly extension: { getViews(of: { type: 'sidebar' }): Window[] };
};

/**
 * Starts Firefox with the staged extension; on an empty profile unless one is named. `prefs` are set
 * beside the harness's own; `change` is done to the staged copy before it is installed.
 */
export async function launchFirefox(
  profile = newProfile(),
  prefs: Prefs = {},
  change: (folder: string) => void = () => undefined,
): Promise<Firefox> {
  const downloads = scratchFolder('downloads');
  const faults: string[] = [];
  const start = () =>
    startFirefox({ profile, downloads, prefs, change, onFault: (line) => faults.push(line) });
  let program = await start();
  let backstage: Page;
  const kept = new Set<Page>(await program.browser.pages());

  const watch = (page: Page): Page => {
    page.on('pageerror', (error) => faults.push(String(error)));
    // What a page says in its own console is its affair.
    page.on('console', (message) => {
      const isOurs = message.location().url?.startsWith('moz-extension:') ?? false;
      if (isOurs && /^(?:error|warn|assert)$/.test(message.type()))
        faults.push(`${message.type()}: ${message.text()}`);
    });
    return page;
  };
  const pageAt = async (address: string, besides: ReadonlySet<Page>): Promise<Page> =>
    until(`a tab at ${address}`, async () => {
      for (const page of await program.browser.pages()) {
        if (!besides.has(page) && (await addressOf(page)) === address) return page;
      }
      return null;
    });

  /** A tab of the extension's own, without waiting until it shows anything. */
  const openOwn = async (path: string): Promise<Page> => {
    const before = new Set(await program.browser.pages());
    await program.inWindow((address) => {
      const principal = Services.scriptSecurityManager.getSystemPrincipal();
      gBrowser.selectedTab = gBrowser.addTab(address, { triggeringPrincipal: principal });
    }, own(path));
    const page = watch(await pageAt(own(path), before));
    // For a moment it has its address and not yet its API.
    await until('its API', () => ask(page, () => typeof browser === 'object'));
    return page;
  };

  const comeBack = async (): Promise<void> => {
    backstage = await openOwn('card.html');
    kept.add(backstage);
  };
  await comeBack();

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
    const page = watch(await program.browser.newPage());
    await page.goto(address);
    return page;
  };

  return {
    faults,
    id: program.id,
    inWindow: (work, given) => program.inWindow(work, given),
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
        const windows = (await program.browser.pages()).filter((each) => !kept.has(each));
        for (const where of [...page.frames().slice(1), ...windows]) {
          if (await isCard(where)) return where;
        }
        return null;
      }),
    background: () => backstage.evaluateHandle(() => browser.runtime.getBackgroundPage()),
    showSidebar: () =>
      program.inWindow(
        (id) => SidebarController.show(`${id}-sidebar-action`),
        program.id.replace(/[^\w-]/g, '_'),
      ),
    press: (into, ...keys) => program.inWindow(pressKeys, { into, keys: keys.map(keyOf) }),
    async sidebar() {
      const shown = () => browser.extension.getViews({ type: 'sidebar' })[0];
      await until('a sidebar', () =>
        backstage.evaluate(
          () =>
            browser.extension.getViews({ type: 'sidebar' })[0]?.document.readyState === 'complete',
        ),
      );
      return (await backstage.evaluateHandle(shown)) as JSHandle<Window>;
    },
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
    uninstall: () => program.uninstall(),
    async install(version) {
      await program.install(version);
      await comeBack();
    },
    comeBack,
    async restart(how) {
      if (how === 'kill') {
        // Firefox's lock on its profile is a link that names the machine and the process.
        process.kill(Number(readlinkSync(join(profile, 'lock')).split('+').at(-1)), 'SIGKILL');
      }
      // What drives a browser that was killed hears of its end.
      await program.close().catch(() => undefined);
      kept.clear();
      program = await start();
      for (const page of await program.browser.pages()) kept.add(page);
      await comeBack();
    },
    async clear() {
      await program.inWindow(() => SidebarController.hide(), null);
      for (const page of await program.browser.pages()) if (!kept.has(page)) await page.close();
    },
    close: () => program.close(),
  };
}

/** An empty profile that outlives the browser. */
export function newProfile(): string {
  return scratchFolder('profile');
}

/** What a tab or frame answers; null while it is between two documents, when it may never answer. */
const ask = <T>(where: Page | Frame, question: () => T): Promise<T | null> =>
  Promise.race([
    where.evaluate(question as () => unknown).catch(() => null) as Promise<T | null>,
    setTimeout(LOST, null, { ref: false }),
  ]);

/** Where a tab or frame really is. */
const addressOf = (where: Page | Frame): Promise<string | null> => ask(where, () => location.href);

/** Whether this is a card that shows what it was opened for. */
const isCard = async (where: Page | Frame): Promise<boolean> =>
  /\/card(?:-window)?\.html\?/.test((await addressOf(where)) ?? '') &&
  (await ask(where, () => document.querySelector('[role=dialog]') !== null)) === true;

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

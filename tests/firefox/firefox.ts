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
import type { Frame, JSHandle, Page } from 'puppeteer-core';
import type { PageReading } from '../../lib/messages.ts';
import { scratchFolder } from '../../scripts/scratch.ts';
import { type KeyName, keyOf, pressKeys } from './keys.ts';
import { addressOf, ask, cardOf, firstThat, isCard, noCard, until } from './look.ts';
import { own, PATIENCE, type Prefs, type Program, startFirefox } from './program.ts';

export { cardOf, noCard, until };

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
  /** The page that the extension has opened of its own in a tab, in another tab at the same address. */
  ownTab(path: string): Promise<Page>;
  /** The card that shows these words: in its frame in the page, or in a window of its own where that lets no frame in. */
  cardAnywhere(page: Page, words?: string): Promise<Frame | Page>;
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
  /** Waits until every error thrown so far is among the faults. */
  hearAll(): Promise<void>;
  close(): Promise<void>;
}

/** The words of the error that the harness throws itself, to hear of all that were thrown before. */
const END = 'Thrown by the harness: the end of a test.';

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
  let ends = 0;
  const onFault = (line: string) => {
    if (line.includes(END)) ends += 1;
    else faults.push(line);
  };
  const start = () => startFirefox({ profile, downloads, prefs, change, onFault });
  let program = await start();
  let backstage: Page;
  const kept = new Set<Page>();
  let isInstalled = true;

  const pages = async (): Promise<Page[]> => {
    const all = await program.browser.pages();
    for (const page of all) page.setDefaultTimeout(PATIENCE);
    return all;
  };

  const watch = (page: Page): Page => {
    page.setDefaultTimeout(PATIENCE);
    page.on('pageerror', (error) => faults.push(String(error)));
    // What a page says in its own console is its affair.
    page.on('console', (message) => {
      const isOurs = message.location().url?.startsWith('moz-extension:') ?? false;
      if (isOurs && /^(?:error|warn|assert)$/.test(message.type()))
        faults.push(`${message.type()}: ${message.text()}`);
    });
    return page;
  };
  /** For a moment a page of the extension's has its address and not yet its API. */
  const isOwn = async (page: Page, path: string): Promise<boolean> =>
    (await addressOf(page)) === own(path) &&
    (await ask(page, () => typeof browser === 'object')) === true;

  /** In a tab that BiDi has opened itself: it does not always tell of one that opens at an address of ours. */
  const openOwn = async (path: string): Promise<Page> => {
    const page = watch(await program.browser.newPage());
    await program.inWindow((address) => {
      const triggeringPrincipal = Services.scriptSecurityManager.getSystemPrincipal();
      gBrowser.selectedBrowser.loadURI(Services.io.newURI(address), { triggeringPrincipal });
    }, own(path));
    await until(`${path} and its API`, () => isOwn(page, path));
    return page;
  };
  /** Closes the tab in which the extension has opened this page of its own, once it has. */
  const closeOwn = (path: string) =>
    until(`a tab at ${path}`, () =>
      program.inWindow((address) => {
        const tab = gBrowser.tabs.find(
          (each) => each.linkedBrowser.currentURI.spec === address && !each.hasAttribute('busy'),
        );
        if (tab) gBrowser.removeTab(tab);
        return tab !== undefined;
      }, own(path)),
    );

  const comeBack = async (): Promise<void> => {
    backstage = await openOwn('card.html');
    kept.add(backstage);
  };
  /** Whoever installs it is welcomed, in a tab that comes in front when it will: a page behind it paints nothing. */
  const begin = async (): Promise<void> => {
    await closeOwn('welcome.html');
    for (const page of await pages()) kept.add(page);
    await comeBack();
  };
  await begin();

  const tabOf = (page: Page): Promise<number> =>
    until(`a tab of the extension's at ${page.url()}`, async () => {
      const ids = await backstage.evaluate(
        async (url) =>
          (await browser.tabs.query({})).filter((tab) => tab.url === url).map(({ id }) => id),
        page.url(),
      );
      if (ids.length > 1) throw new Error(`two tabs at ${page.url()}`);
      return ids[0];
    });

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

  const views = () =>
    backstage.evaluate(() => browser.extension.getViews({ type: 'sidebar' }).length);

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
    async ownTab(path) {
      await closeOwn(path);
      return openOwn(path);
    },
    cardAnywhere: (page, words) =>
      until('a card', async () => {
        const windows = (await pages()).filter((each) => !kept.has(each));
        return firstThat([...page.frames().slice(1), ...windows], (each) => isCard(each, words));
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
    async uninstall() {
      await program.uninstall();
      isInstalled = false;
    },
    async install(version) {
      await program.install(version);
      await (isInstalled ? comeBack() : begin());
      isInstalled = true;
    },
    comeBack,
    async restart(how) {
      if (how === 'kill') {
        // Firefox's lock on its profile is a link that names the machine and the process.
        process.kill(Number(readlinkSync(join(profile, 'lock')).split('+').at(-1)), 'SIGKILL');
      }
      await program.close();
      kept.clear();
      program = await start();
      await begin();
    },
    async clear() {
      // What a page has to tell of itself, it has told before it answers.
      await Promise.all((await pages()).map((page) => ask(page, () => true)));
      await program.inWindow(() => SidebarController.hide(), null);
      await until(
        'the sidebar’s page to go',
        async () => backstage.isClosed() || (await views()) === 0,
      );
      for (const page of await pages()) {
        // Of a tab that is gone already BiDi has not always told.
        if (!kept.has(page)) await page.close().catch(() => undefined);
      }
    },
    async hearAll() {
      // Errors of one process are heard in turn, and all that is ours runs in one but for what is in pages.
      if (backstage.isClosed()) return;
      const before = ends;
      await backstage.evaluate((words) => {
        setTimeout(() => {
          throw new Error(words);
        });
      }, END);
      await until('the harness’s own error', () => ends > before);
    },
    close: () => program.close(),
  };
}

/** An empty profile that outlives the browser. */
export function newProfile(): string {
  return scratchFolder('profile');
}

/** The same address where the extension may not read it: the page as it is without us. */
export const outOfReach = (address: string): string => address.replace('127.0.0.1', 'localhost');

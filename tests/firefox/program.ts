/** Firefox with the built extension, over WebDriver BiDi: started, looked into, updated, killed. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import puppeteer, { type Browser } from 'puppeteer-core';
import { bringBrowser } from '../../scripts/browsers.ts';
import { stageExtension } from '../../scripts/stage.ts';

/** The pages of a test may be read, addressed by this host; by `localhost` they are out of the extension's reach. */
const HOSTS = ['http://127.0.0.1/*'];
/** Firefox makes one up at install; a fixed one lets a test say the address of an extension page. */
const UUID = '5a2f9e3c-6f0a-4a6e-9d55-0123456789ab';
/** How long a start, or an answer of the browser's, may take, in milliseconds. */
export const PATIENCE = 120_000;

/** The address of a page of the extension's. */
export const own = (path: string): string => `moz-extension://${UUID}/${path}`;

export type Prefs = Readonly<Record<string, string | number | boolean>>;

export interface Program {
  readonly browser: Browser;
  /** The extension's id, as its manifest says it. */
  readonly id: string;
  /**
   * Runs in the browser's own window, where its menus, its sidebar and its add-ons are. What is given
   * and answered travels as JSON.
   */
  inWindow<Given, Answer>(
    work: (given: Given) => Answer | Promise<Answer>,
    given: Given,
  ): Promise<Answer>;
  /** Installs it, in the place of the one that is there; under another version number if one is named. */
  install(version?: string): Promise<void>;
  uninstall(): Promise<void>;
  /** Ends it, if it still runs; resolves when its process is gone and has let go of the profile. */
  close(): Promise<void>;
}

/** How BiDi reaches the browser's own window, by words of Firefox's: puppeteer has none for it. */
interface Bidi {
  send(
    method: 'browser.close' | 'browsingContext.getTree' | 'script.callFunction',
    by: object,
  ): Promise<unknown>;
}

/**
 * Starts Firefox on a profile, with the extension in it. `change` is done to the staged copy of the
 * extension before; `onFault` hears of every error in a page or context of the extension's.
 */
export async function startFirefox(options: {
  readonly profile: string;
  readonly downloads: string;
  readonly prefs: Prefs;
  readonly change: (folder: string) => void;
  readonly onFault: (line: string) => void;
}): Promise<Program> {
  const extension = stageExtension('firefox', HOSTS);
  options.change(extension);
  const manifestFile = join(extension, 'manifest.json');
  const manifest = JSON.parse(readFileSync(manifestFile, 'utf8')) as {
    version: string;
    browser_specific_settings: { gecko: { id: string } };
  };
  const { id } = manifest.browser_specific_settings.gecko;
  const browser = await puppeteer.launch({
    browser: 'firefox',
    protocol: 'webDriverBiDi',
    executablePath: bringBrowser('firefox', () => undefined),
    headless: true,
    userDataDir: options.profile,
    defaultViewport: { width: 1180, height: 860 },
    timeout: PATIENCE,
    protocolTimeout: PATIENCE,
    // Lets a test into the browser's own window; pages have no more power by it.
    args: ['--remote-allow-system-access'],
    // Without it, a release build asks Mozilla's server for settings whatever address is set for that.
    env: { ...process.env, MOZ_REMOTE_SETTINGS_DEVTOOLS: '1' },
    extraPrefsFirefox: {
      'extensions.webextensions.uuids': JSON.stringify({ [id]: UUID }),
      // Installed for a session only, and removed at its end: what it has stored must outlive that.
      'extensions.webextensions.keepStorageOnUninstall': true,
      'extensions.webextensions.keepUuidOnUninstall': true,
      'browser.download.folderList': 2,
      'browser.download.dir': options.downloads,
      'browser.download.useDownloadDir': true,
      // The panel would take the keyboard away from the page.
      'browser.download.alwaysOpenPanel': false,
      // Errors of the background are told to nobody but standard error.
      'browser.dom.window.dump.enabled': true,
      ...options.prefs,
    },
  });
  const running = browser.process();
  if (!running?.stderr) throw new Error('Firefox runs without a process of ours.');
  const ended = new Promise((resolve) => running.once('exit', resolve));
  createInterface(running.stderr).on('line', (line) => {
    if (line.startsWith('JavaScript error: moz-extension:')) options.onFault(line);
  });
  const { connection: bidi } = browser as unknown as { connection: Bidi };
  const tree = (await bidi.send('browsingContext.getTree', { 'moz:scope': 'chrome' })) as {
    result: { contexts: { context: string }[] };
  };
  const context = tree.result.contexts[0]?.context;

  const install = async (version?: string): Promise<void> => {
    const changed = version === undefined ? manifest : { ...manifest, version };
    writeFileSync(manifestFile, JSON.stringify(changed));
    await browser.installExtension(extension);
  };
  await install();

  return {
    browser,
    id,
    async inWindow<Given, Answer>(
      work: (given: Given) => Answer | Promise<Answer>,
      given: Given,
    ): Promise<Answer> {
      const { result } = (await bidi.send('script.callFunction', {
        functionDeclaration: `async (given) => JSON.stringify((await (${work})(JSON.parse(given))) ?? null)`,
        arguments: [{ type: 'string', value: JSON.stringify(given ?? null) }],
        awaitPromise: true,
        target: { context },
      })) as {
        result: { type: string; result?: { value: string }; exceptionDetails?: { text: string } };
      };
      if (result.type === 'exception') throw new Error(result.exceptionDetails?.text);
      return JSON.parse(result.result?.value ?? 'null') as Answer;
    },
    install,
    uninstall: () => browser.uninstallExtension(id),
    async close() {
      // Not by puppeteer, which kills it after five seconds and waits no longer. One that was killed hears nothing.
      await bidi.send('browser.close', {}).catch(() => undefined);
      await ended;
    },
  };
}

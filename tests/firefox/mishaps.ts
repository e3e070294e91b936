/** What befalls an extension: stopped, killed, out of room, its notes damaged; done to it by Firefox itself where it can. */
import type { JSHandle } from 'puppeteer-core';
import { type Firefox, until } from './firefox.ts';

/**
 * Stops the background page. `idle`: as Firefox does after a while without events, which spares one
 * that still owes an answer; `now`: whatever it is at.
 */
export function stopBackground(firefox: Firefox, when: 'idle' | 'now'): Promise<void> {
  return firefox.inWindow(
    async ({ id, spares }) => {
      const { extension } = WebExtensionPolicy.getByID(id);
      await extension.terminateBackground({ disableResetIdleForTest: !spares });
      if (extension.backgroundState !== 'stopped') throw new Error(extension.backgroundState);
    },
    { id: firefox.id, spares: when === 'idle' },
  );
}

/**
 * Kills the process that the background and the extension's own tabs run in, as a crash does. A card
 * in a page is in the page's process, and stays.
 */
export async function killExtensionProcess(firefox: Firefox): Promise<void> {
  const running = () =>
    firefox.inWindow(
      async () =>
        (await ChromeUtils.requestProcInfo()).children
          .filter(({ type }) => type === 'extension')
          .map(({ pid }) => pid),
      null,
    );
  const pids = await running();
  for (const pid of pids) process.kill(pid, 'SIGKILL');
  await until('Firefox to hear of it', async () =>
    (await running()).every((pid) => !pids.includes(pid)),
  );
  await firefox.comeBack();
}

/** As it was when it was installed: nothing kept, nothing in memory. */
export async function forgetEverything(firefox: Firefox): Promise<void> {
  const page = await firefox.openOwn('card.html');
  await page.evaluate(async () => {
    const { browser } = globalThis as unknown as {
      browser: { storage: Record<'local' | 'session', { clear(): Promise<void> }> };
    };
    await new Promise((resolve, reject) => {
      const request = indexedDB.deleteDatabase('counterpoint');
      request.onsuccess = resolve;
      request.onerror = () => reject(request.error);
    });
    await browser.storage.local.clear();
    await browser.storage.session.clear();
  });
  await page.close();
  await firefox.background();
  await stopBackground(firefox, 'now');
}

/** The background's window as the faults need it: what it is asked next may never be answered. */
type Stalled = Window & {
  browser: {
    tabs: { sendMessage(...of: readonly unknown[]): unknown };
    storage: { local: { set(items: object): Promise<void> } };
  };
  IDBObjectStore: typeof IDBObjectStore;
  DOMException: typeof DOMException;
  reached?: boolean;
};

const stalled = async (firefox: Firefox): Promise<JSHandle<Stalled>> =>
  (await firefox.background()) as unknown as JSHandle<Stalled>;

/** The background asks a page what a note is about, and never hears. Answers how to wait until it asks. */
export async function stallBeforeWriting(firefox: Firefox): Promise<() => Promise<void>> {
  const background = await stalled(firefox);
  await background.evaluate((scope) => {
    const { tabs } = scope.browser;
    const send = tabs.sendMessage.bind(tabs);
    tabs.sendMessage = (...of) => {
      // It has other word for the page too: how tall the card is.
      if ((of[1] as { type?: unknown }).type !== 'pageReading') return send(...of);
      scope.reached = true;
      return new Promise(() => undefined);
    };
  });
  return async () => {
    await until('the background to have the request', () =>
      background.evaluate((scope) => scope.reached),
    );
  };
}

/** The note is in the database, and the background hears of nothing further once these words reach its second copy. */
export async function stallAfterWriting(
  firefox: Firefox,
  words: string,
): Promise<() => Promise<void>> {
  const background = await stalled(firefox);
  await background.evaluate((scope, wanted) => {
    scope.browser.storage.local.set = (items) => {
      if (!JSON.stringify(items).includes(wanted)) return Promise.resolve();
      scope.reached = true;
      return new Promise(() => undefined);
    };
  }, words);
  return async () => {
    await until('the note to be written', () => background.evaluate((scope) => scope.reached));
  };
}

/** The second copy of the notes finds no room from now on. */
export async function failSecondCopy(firefox: Firefox): Promise<void> {
  const background = await stalled(firefox);
  await background.evaluate((scope) => {
    const { local } = scope.browser.storage;
    const set = local.set.bind(local);
    local.set = (items) =>
      Object.keys(items).some((key) => key.startsWith('notes:'))
        ? Promise.reject(new Error('no room'))
        : set(items);
  });
}

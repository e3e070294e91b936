/** What befalls an extension: stopped, killed, out of room, its notes damaged; done to it by Firefox itself where it can. */
import type { JSHandle } from 'puppeteer-core';
import { type Firefox, until } from './firefox.ts';

/**
 * Stops the background page. `idle`: as Firefox does after a while without events, once it owes nobody an
 * answer any more; `now`: whatever it is at.
 */
export async function stopBackground(firefox: Firefox, when: 'idle' | 'now'): Promise<void> {
  await until('the background to be stopped', () =>
    firefox.inWindow(
      async ({ id, spares }) => {
        const { extension } = WebExtensionPolicy.getByID(id);
        if (spares && extension.backgroundContext?.pendingRunListenerPromisesCount) return false;
        await extension.terminateBackground({ disableResetIdleForTest: !spares });
        return extension.backgroundState === 'stopped';
      },
      { id: firefox.id, spares: when === 'idle' },
    ),
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
  const clear = () =>
    page.evaluate(async () => {
      const { browser } = globalThis as unknown as {
        browser: { storage: Record<'local' | 'session', { clear(): Promise<void> }> };
      };
      await browser.storage.session.clear();
      await browser.storage.local.clear();
    });
  const stop = async () => {
    await firefox.background();
    await stopBackground(firefox, 'now');
  };
  // The background saves what the cards of closed tabs left behind. It must know of no card any more, and
  // be at none, before the notes go: else it writes among those of the next test.
  await clear();
  await stop();
  await page.evaluate(
    () =>
      new Promise((resolve, reject) => {
        const request = indexedDB.deleteDatabase('counterpoint');
        request.onsuccess = resolve;
        request.onerror = () => reject(request.error);
      }),
  );
  await clear();
  await page.close();
  await stop();
}

/** The background's window as the faults need it: what it is asked next may never be answered. */
type Stalled = Window & {
  browser: {
    tabs: { sendMessage(...of: readonly unknown[]): unknown };
    storage: { local: { get(keys: null): Promise<object>; set(items: object): Promise<void> } };
  };
  IDBObjectStore: typeof IDBObjectStore;
  DOMException: typeof DOMException;
  reached?: boolean;
  goOn?: () => void;
};

const stalled = async (firefox: Firefox): Promise<JSHandle<Stalled>> =>
  (await firefox.background()) as unknown as JSHandle<Stalled>;

/** Waits until these words are on disk under a name that begins so: typed and no note yet, unless another is named. */
export async function waiting(firefox: Firefox, words: string, under = 'unsaved:'): Promise<void> {
  const background = await stalled(firefox);
  await until(`“${words}” to be kept`, () =>
    background.evaluate(
      async ({ browser }, wanted, name) =>
        Object.entries(await browser.storage.local.get(null)).some(
          ([key, value]) => key.startsWith(name) && JSON.stringify(value).includes(wanted),
        ),
      words,
      under,
    ),
  );
}

/** The background asks a page what a note is about, and hears once it may go on. Answers how to wait until it asks. */
export async function holdBeforeWriting(firefox: Firefox): Promise<{
  readonly reached: () => Promise<void>;
  readonly goOn: () => Promise<void>;
}> {
  const background = await stalled(firefox);
  await background.evaluate((scope) => {
    const { tabs } = scope.browser;
    const send = tabs.sendMessage.bind(tabs);
    const held = Promise.withResolvers<void>();
    scope.goOn = held.resolve;
    tabs.sendMessage = (...of) => {
      // It has other word for the page too: how tall the card is.
      if ((of[1] as { type?: unknown }).type !== 'pageReading') return send(...of);
      scope.reached = true;
      return held.promise.then(() => send(...of));
    };
  });
  return {
    async reached() {
      await until('the background to have the request', () =>
        background.evaluate((scope) => scope.reached),
      );
    },
    goOn: () => background.evaluate((scope) => scope.goOn?.()),
  };
}

/** The same, and it never hears. */
export const stallBeforeWriting = async (firefox: Firefox): Promise<() => Promise<void>> =>
  (await holdBeforeWriting(firefox)).reached;

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

/** Speaks to the installed extension from outside, in its own messages: for `npm start` and the browser tests. */
import type { BrowserContext, Page, Worker } from '@playwright/test';
import type { PageReading } from '../lib/messages.ts';

/** The extension's worker, awake. */
export async function workerOf(context: BrowserContext): Promise<Worker> {
  return context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'));
}

/** The extension's id in this profile. */
export async function extensionId(context: BrowserContext): Promise<string> {
  return new URL((await workerOf(context)).url()).hostname;
}

interface TabsApi {
  readonly tabs: {
    query(by: object): Promise<{ id: number; url?: string }[]>;
    sendMessage(tab: number, message: object, to: object): Promise<unknown>;
  };
  readonly commands: { readonly onCommand: { dispatch(command: string, tab: object): void } };
}
declare const chrome: TabsApi;

/**
 * The id of the tab that shows this page; null while none does, as in the moment in which its address changes.
 * @throws where several do: nobody can tell which of them is meant.
 */
async function tabAt(worker: Worker, page: Page): Promise<number | null> {
  const [id, ...others] = await worker.evaluate(
    async (url) =>
      (await chrome.tabs.query({})).filter((tab) => tab.url === url).map((tab) => tab.id),
    page.url(),
  );
  if (others.length > 0) throw new Error(`Several tabs show ${page.url()}: it is not plain which.`);
  return id ?? null;
}

/** The id of the tab that shows this page. */
export async function tabOf(context: BrowserContext, page: Page): Promise<number> {
  const id = await tabAt(await workerOf(context), page);
  if (id === null) throw new Error(`No tab of the extension's shows ${page.url()}.`);
  return id;
}

/** How the reading of this page stands, or null where no reader runs, no tab has its address or no worker can ask (yet). */
export async function readingOf(context: BrowserContext, page: Page): Promise<PageReading | null> {
  const [worker] = context.serviceWorkers();
  if (!worker) return null;
  const tab = await tabAt(worker, page).catch((error: Error) => {
    // Of a worker that is just going, or has no door to the browser any more, each call fails in its own words.
    if (error.message.startsWith('Several tabs')) throw error;
    return null;
  });
  if (tab === null) return null;
  const ask = async ([to, timestamp]: readonly [number, number]) => {
    const message = { id: 1, type: 'pageReading', data: undefined, timestamp };
    const answer = (await chrome.tabs.sendMessage(to, message, { frameId: 0 })) as {
      res?: PageReading;
    };
    return answer.res ?? null;
  };
  return worker.evaluate(ask, [tab, 0] as const).catch(() => null);
}

/** Gives a keyboard command as the browser does: headless, no key press reaches the browser's own shortcuts. */
export async function giveCommand(
  context: BrowserContext,
  page: Page,
  command: string,
): Promise<void> {
  const worker = await workerOf(context);
  await worker.evaluate(([name, id]) => chrome.commands.onCommand.dispatch(name, { id }), [
    command,
    await tabOf(context, page),
  ] as const);
}

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

/** The id of the tab that shows this page. */
export async function tabOf(context: BrowserContext, page: Page): Promise<number> {
  const worker = await workerOf(context);
  const id = await worker.evaluate(
    async (url) => (await chrome.tabs.query({})).find((tab) => tab.url === url)?.id ?? -1,
    page.url(),
  );
  if (id < 0) throw new Error(`No tab of the extension's shows ${page.url()}.`);
  return id;
}

/** How the reading of this page stands, or null where no reader runs (yet). */
export async function readingOf(context: BrowserContext, page: Page): Promise<PageReading | null> {
  const worker = await workerOf(context);
  return worker.evaluate(
    async ([tab, timestamp]) => {
      try {
        const message = { id: 1, type: 'pageReading', data: undefined, timestamp };
        const answer = (await chrome.tabs.sendMessage(tab, message, { frameId: 0 })) as {
          res?: PageReading;
        };
        return answer.res ?? null;
      } catch {
        return null;
      }
    },
    [await tabOf(context, page), 0] as const,
  );
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

/**
 * Where the reader runs by itself: on the sites that the reader has allowed in the browser, and
 * nowhere else. The browser's list of granted origins is the only list there is.
 */
import { browser } from 'wxt/browser';
import { type MarkColours, markColourIds } from '../mark-colours.ts';
import type { ReadAttempt } from '../messages.ts';
import { highlightName } from '../page/highlight-name.ts';
import { markCss } from '../reader/mark-styles.ts';
import { allowedOrigins } from '../site.ts';

const SCRIPT_ID = 'counterpoint-reader';
const READER = '/content-scripts/reader.js';
// WXT knows its name only once it was built.
const SURFACES = '/surfaces.js' as never;

/** Registers the reader for the allowed sites, or takes it off when none is left. Idempotent. */
export async function registerReader(): Promise<void> {
  const matches = await allowedOrigins();
  const registered = await browser.scripting.getRegisteredContentScripts({ ids: [SCRIPT_ID] });
  if (matches.length === 0) {
    if (registered.length > 0)
      await browser.scripting.unregisterContentScripts({ ids: [SCRIPT_ID] });
    return;
  }
  const script = {
    id: SCRIPT_ID,
    matches,
    js: [READER],
    runAt: 'document_idle' as const,
    persistAcrossSessions: true,
  };
  if (registered.length > 0) await browser.scripting.updateContentScripts([script]);
  else await browser.scripting.registerContentScripts([script]);
}

/**
 * The same, and starts it in the tabs that are open already: a registration counts only for pages
 * that load after it. A reader that an older version left in a tab is retired by the new one.
 */
export async function registerReaderAndRead(): Promise<void> {
  await registerReader();
  const url = await allowedOrigins();
  const tabs = url.length > 0 ? await browser.tabs.query({ url }) : [];
  await Promise.allSettled(tabs.map(({ id }) => (id === undefined ? undefined : readNow(id))));
}

/** Reads a tab now. @throws where the browser lets no extension in (its own pages, the store). */
export async function readNow(tabId: number): Promise<void> {
  await browser.scripting.executeScript({ target: { tabId }, files: [READER] });
}

/**
 * The same, with what came of it. The browsers tell a page that needs a click from one that is shut
 * for good only in words: Chromium's "Cannot access contents of", Firefox's "Missing host permission".
 */
export async function attemptReading(tabId: number): Promise<ReadAttempt> {
  try {
    await readNow(tabId);
    return 'reading';
  } catch (error) {
    return /Cannot access contents of|host permission/i.test(String(error))
      ? 'needs-click'
      : 'forbidden';
  }
}

/** Puts the marks' styles into a tab: by the browser, so that no page's CSP stands in the way. */
export async function styleMarks(tabId: number, colours: MarkColours): Promise<void> {
  const inserted = (each: MarkColours) => ({
    target: { tabId },
    css: markCss(highlightName, each),
  });
  await browser.scripting.insertCSS(inserted(colours));
  // Those that were set before. A sheet that is not there is no fault.
  const others = markColourIds.filter((each) => each !== colours);
  await Promise.all(others.map((each) => browser.scripting.removeCSS(inserted(each))));
}

/** The reader's second file (`lib/reader/late`), into the world that the first runs in. */
export async function bringSurfaces(tabId: number): Promise<void> {
  await browser.scripting.executeScript({ target: { tabId }, files: [SURFACES] });
}

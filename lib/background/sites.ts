/**
 * Where the reader runs by itself: on the sites that the reader has allowed in the browser, and
 * nowhere else. The browser's list of granted origins is the only list there is.
 */
import { browser } from 'wxt/browser';
import { highlightName } from '../page/highlight-name.ts';
import { markCss } from '../reader/mark-styles.ts';

const SCRIPT_ID = 'counterpoint-reader';
const READER = '/content-scripts/reader.js';

/** Registers the reader for the granted origins, or takes it off when none is left. Idempotent. */
export async function registerReader(): Promise<void> {
  const { origins = [] } = await browser.permissions.getAll();
  const matches = origins.filter((origin) => /^(\*|https?):\/\//.test(origin));
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

/** Reads a tab now. @throws where the browser lets no extension in (its own pages, the store). */
export async function readNow(tabId: number): Promise<void> {
  await browser.scripting.executeScript({ target: { tabId }, files: [READER] });
}

/** Puts the marks' styles into a tab: by the browser, so that no page's CSP stands in the way. */
export async function styleMarks(tabId: number): Promise<void> {
  await browser.scripting.insertCSS({ target: { tabId }, css: markCss(highlightName) });
}

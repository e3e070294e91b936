/**
 * Where the reader runs by itself: on the sites that the reader has allowed in the browser, and
 * nowhere else. The browser's list of granted origins is the only list there is.
 */
import { browser } from 'wxt/browser';
import { inTurn } from '../in-turn.ts';
import { type ReadAttempt, toReader } from '../messages.ts';
import { allowedOrigins } from '../site.ts';

// WXT knows their names only once they were built.
const READER = '/reader.js' as never;
const SURFACES = '/surfaces.js' as never;

const SCRIPTS = [
  // Wakes the worker while the page is still on its way (`loading.ts`).
  { id: 'counterpoint-wake', js: ['/wake.js'], runAt: 'document_start' },
  // Not when the page is idle, which may be 200 ms later: the reader waits by itself for what it needs.
  { id: 'counterpoint-reader', js: [READER], runAt: 'document_end' },
] as const;

const next = inTurn();

/**
 * Registers the reader for the allowed sites, or takes it off when none is left. Idempotent. Asked for
 * twice at once, as when two permissions are given together, it is done one after the other.
 */
export const registerReader = (): Promise<void> => next(register);

async function register(): Promise<void> {
  const matches = await allowedOrigins();
  const registered = await browser.scripting.getRegisteredContentScripts({
    ids: SCRIPTS.map(({ id }) => id),
  });
  const ids = new Set(registered.map(({ id }) => id));
  if (matches.length === 0) {
    if (ids.size > 0) await browser.scripting.unregisterContentScripts({ ids: [...ids] });
    return;
  }
  const scripts = SCRIPTS.map(({ js, ...script }) => ({
    ...script,
    js: [...js],
    matches,
    persistAcrossSessions: true,
  }));
  const [known, unknown] = [true, false].map((is) =>
    scripts.filter(({ id }) => ids.has(id) === is),
  );
  if (known?.length) await browser.scripting.updateContentScripts(known);
  if (unknown?.length) await browser.scripting.registerContentScripts(unknown);
}

/**
 * The same, and starts it in the tabs that are open already: a registration counts only for pages
 * that load after it. A reader that an older version left in a tab is retired by the new one.
 */
export async function registerReaderAndRead(): Promise<void> {
  await registerReader();
  const url = await allowedOrigins();
  const tabs = url.length > 0 ? await browser.tabs.query({ url }) : [];
  await Promise.allSettled(tabs.map(({ id }) => (id === undefined ? undefined : readUnread(id))));
}

/** Loaded since the reader was registered, a page is read already: a second reader would take its card down. */
async function readUnread(tabId: number): Promise<void> {
  const there = await toReader
    .sendMessage('pageReading', undefined, { tabId, frameId: 0 })
    .catch(() => null);
  if (!there || /^(?:not-allowed|failed)$/.test(there.state.kind)) await readNow(tabId);
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

/** The reader's second file (`lib/reader/late`), into the world that the first runs in. */
export async function bringSurfaces(tabId: number): Promise<void> {
  await browser.scripting.executeScript({ target: { tabId }, files: [SURFACES] });
}

/** A page that the reader lets us read is on its way: what its reading will want is made ready meanwhile. */
import type { Browser } from 'wxt/browser';
import { giveWay } from '../page/slice.ts';
import { getSettings } from '../settings.ts';
import { isSiteOff } from '../site.ts';
import { styleMarks } from './mark-sheets.ts';
import { type RawSender, senderOf } from './senders.ts';

/**
 * The port that `public/wake.js` opens, on sites that are read by themselves: plain JavaScript of one
 * line, since every page that loads there carries it.
 */
export const LOADING_PORT = 'counterpoint-loading';

/** Answers that port as a page begins to load. Before the page has much in it, a style sheet costs it next to nothing. */
export async function serveLoading(
  port: Browser.runtime.Port,
  makeDetector: () => unknown,
): Promise<void> {
  const raw: RawSender = port.sender ?? {};
  const sender = senderOf(raw);
  port.disconnect();
  if (sender?.kind !== 'reader') return;
  const settings = await getSettings();
  if (isSiteOff(settings, raw.url)) return;
  // Without a document's own id the tab may still show the page before.
  if (raw.documentId) {
    const { tabId } = sender;
    await styleMarks(
      { tabId, documentId: raw.documentId, wears: null },
      settings.markColours,
    ).catch(() => undefined);
  }
  await giveWay();
  makeDetector();
}

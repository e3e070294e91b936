/**
 * Who sent a message. The browser fills in the sender, so a page cannot forge it; but every context
 * of ours may send every type, and the reader runs in the page's own process. What a reader may ask
 * is therefore less than what our pages may.
 */
import { browser } from 'wxt/browser';

export type SenderKind = 'reader' | 'card' | 'page';

export interface Sender {
  readonly kind: SenderKind;
  /** The tab it sits in; -1 for a page of ours outside any tab (popup, side panel). */
  readonly tabId: number;
  readonly frameId: number;
  readonly incognito: boolean;
}

/** What the browser tells of a sender, as far as we look at it. */
export interface RawSender {
  readonly id?: string | undefined;
  readonly url?: string | undefined;
  readonly frameId?: number | undefined;
  /** Chromium's name of the document that sent it. */
  readonly documentId?: string | undefined;
  readonly tab?: { readonly id?: number | undefined; readonly incognito?: boolean } | undefined;
}

/** What one of our own pages may ask for. The sample page is read like any other, by a reader of its own. */
function kindOfOwn(path: string): SenderKind {
  if (/^card(?:-window)?\.html(?:[?#]|$)/.test(path)) return 'card';
  return /^sample\.html(?:[?#]|$)/.test(path) ? 'reader' : 'page';
}

/** What kind of context a sender is, or null for one that is not ours. */
export function senderOf(
  raw: RawSender,
  self = { id: browser.runtime.id, root: browser.runtime.getURL('/') },
): Sender | null {
  if (raw.id !== self.id) return null;
  const tabId = raw.tab?.id ?? -1;
  const frameId = raw.frameId ?? -1;
  const incognito = raw.tab?.incognito ?? false;
  if (raw.url?.startsWith(self.root)) {
    const path = raw.url.slice(self.root.length);
    return { kind: kindOfOwn(path), tabId, frameId, incognito };
  }
  return tabId >= 0 ? { kind: 'reader', tabId, frameId, incognito } : null;
}

/** The sender, when it is one of these kinds. @throws Error when it is not: the caller sees a refusal. */
export function only(raw: RawSender, ...kinds: readonly SenderKind[]): Sender {
  const sender = senderOf(raw);
  if (!sender || !kinds.includes(sender.kind))
    throw new Error('Refused: this context may not ask for that.');
  return sender;
}

/**
 * A page's process may speak of the site that it shows and of no other: it could ask otherwise what
 * the reader has saved elsewhere. @throws Error where it does.
 */
export function onItsSite(identity: { readonly url: string }, { url }: RawSender): void {
  const [said, seen] = [URL.parse(identity.url), URL.parse(url ?? '')];
  // An extension's own address has no origin in every browser: there its host tells.
  if (!said || !seen || said.protocol !== seen.protocol || said.host !== seen.host)
    throw new Error('Refused: a page may not speak for another site.');
}

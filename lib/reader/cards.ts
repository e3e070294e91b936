/** Opens and closes the card beside a passage. One at a time; closing waits until what is typed is on disk. */
import { browser } from 'wxt/browser';
import { type CardSubject, toBackground } from '../messages.ts';
import { say } from '../words.ts';
import type { CardHost } from './card-host.ts';

export interface Cards {
  /** `rects`: where the passage is now. `focus`: move into the card, for a reader at the keyboard. */
  open(subject: CardSubject, rects: () => DOMRect[], focus: boolean): Promise<void>;
  /** The reader is done with it, by click outside or key. */
  close(): Promise<void>;
  isOpen(): boolean;
  /** Messages from the background, about the card with this ticket. */
  setHeight(ticket: string, height: number): void;
  closed(ticket: string): void;
}

/** How long a card's frame may be silent before it opens in a window instead, in milliseconds. */
const PATIENCE = 3000;

/** `onClosed` is called after each card, however it was closed, but for one that gives way to another. */
export function openCards(host: CardHost, onClosed: () => void): Cards {
  let current: string | null = null;
  let returnFocusTo: HTMLElement | null = null;
  let alive = false;
  /** Cards on their way to being opened. */
  let opening = 0;
  let patience: ReturnType<typeof setTimeout> | undefined;

  const inWindow = async (subject: CardSubject) => {
    takeDown();
    host.say(say('cardInWindow'), true);
    const { ticket } = await toBackground.sendMessage('openCard', subject);
    await toBackground.sendMessage('openCardWindow', ticket);
  };

  const takeDown = () => {
    clearTimeout(patience);
    current = null;
    host.close();
    // Focus that was in the card would fall to the page's start: give it back.
    if (returnFocusTo?.isConnected) returnFocusTo.focus({ preventScroll: true });
    returnFocusTo = null;
    // The passage of the next card is marked already.
    if (opening === 0) onClosed();
  };

  const close = async () => {
    if (!current) return;
    const ticket = current;
    host.hide();
    // The frame goes only when what is typed has been written.
    await toBackground.sendMessage('flushCard', ticket).catch(() => undefined);
    if (current === ticket) takeDown();
  };

  return {
    async open(subject, rects, focus) {
      opening += 1;
      await close().finally(() => {
        opening -= 1;
      });
      const { activeElement } = document;
      const { ticket } = await toBackground.sendMessage('openCard', subject);
      current = ticket;
      returnFocusTo = focus && activeElement instanceof HTMLElement ? activeElement : null;
      // A sandboxed page has no origin, and gives its sandbox to every frame in it.
      if (globalThis.origin === 'null') return inWindow(subject);
      const address = browser.runtime.getURL('/card.html');
      host.open(`${address}?ticket=${encodeURIComponent(ticket)}`, rects, focus);
      alive = false;
      // Some pages let no frame of ours run: `Cross-Origin-Embedder-Policy` bars one whose address
      // changes (Chromium 156), the CSP's `sandbox` takes its scripts away. It is never heard of then.
      clearTimeout(patience);
      patience = setTimeout(() => {
        if (current === ticket && !alive) void inWindow(subject);
      }, PATIENCE);
    },
    close,
    isOpen: () => current !== null,
    setHeight(ticket, height) {
      if (ticket !== current) return;
      alive = true;
      host.setHeight(height);
    },
    closed(ticket) {
      if (ticket === current) takeDown();
    },
  };
}

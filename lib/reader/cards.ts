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

/** `onClosed` is called after each card, however it was closed. */
export function openCards(host: CardHost, onClosed: () => void): Cards {
  let current: string | null = null;
  let returnFocusTo: HTMLElement | null = null;

  const takeDown = () => {
    current = null;
    host.close();
    // Focus that was in the card would fall to the page's start: give it back.
    if (returnFocusTo?.isConnected) returnFocusTo.focus({ preventScroll: true });
    returnFocusTo = null;
    onClosed();
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
      await close();
      const { activeElement } = document;
      const { ticket } = await toBackground.sendMessage('openCard', subject);
      current = ticket;
      returnFocusTo = focus && activeElement instanceof HTMLElement ? activeElement : null;
      // Under `Cross-Origin-Embedder-Policy` no frame of a changing address is let in (Chromium 156).
      if (globalThis.crossOriginIsolated) {
        host.say(say('cardInWindow'), true);
        await toBackground.sendMessage('openCardWindow', ticket);
        current = null;
        return;
      }
      const address = browser.runtime.getURL('/card.html');
      host.open(`${address}?ticket=${encodeURIComponent(ticket)}`, rects, focus);
    },
    close,
    isOpen: () => current !== null,
    setHeight(ticket, height) {
      if (ticket === current) host.setHeight(height);
    },
    closed(ticket) {
      if (ticket === current) takeDown();
    },
  };
}

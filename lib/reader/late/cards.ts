/** Opens and closes the card beside a passage. One at a time; closing waits until what is typed is on disk. */
import { browser } from 'wxt/browser';
import type { CardFocus } from '../../card-view.ts';
import { type CardSubject, toBackground } from '../../messages.ts';
import { say } from '../../words.ts';
import type { Host } from '../host.ts';
import type { CardFrame } from './card-frame.ts';

export interface Cards {
  /**
   * `rects`: where the passage is now. `focus`: where in the card a reader at the keyboard goes; null leaves
   * them on the page. `isWanted`: whether the reader still waits for it, and for no other.
   */
  open(
    subject: CardSubject,
    rects: () => DOMRect[],
    focus: CardFocus | null,
    isWanted?: () => boolean,
  ): Promise<void>;
  /** The reader is done with it, by click outside or key. */
  close(): Promise<void>;
  isOpen(): boolean;
  /** Messages from the background, about the card with this ticket. A height of 0: it runs, and has nothing to show yet. */
  setHeight(ticket: string, height: number): void;
  closed(ticket: string): void;
}

/** How long a card's frame may be silent once it has loaded before it opens in a window instead, in milliseconds. */
const PATIENCE = 3000;
/** The same, from its opening on: not every browser says that a frame it bars has loaded. */
const LOADING_PATIENCE = 12_000;

/**
 * `onClosed` is called after each card, however it was closed, but for one that gives way to another.
 * Once the signal is aborted no card is opened any more, and whoever aborts it takes the frame down.
 */
export function openCards(
  host: Host,
  frame: CardFrame,
  onClosed: () => void,
  signal: AbortSignal,
): Cards {
  // Asked for now: once the extension is updated, this script gets no words any more.
  const movedToWindow = say('cardInWindow');
  let current: string | null = null;
  let returnFocusTo: HTMLElement | null = null;
  let alive = false;
  /** Cards on their way to being opened. */
  let opening = 0;
  let patience: ReturnType<typeof setTimeout> | undefined;

  /** Whether the card has the focus: a reader who has gone on to something of the page's stays there. */
  const hasFocus = () => host.document.activeElement === host.element;

  const inWindow = async (subject: CardSubject) => {
    takeDown(hasFocus());
    host.say(movedToWindow, true);
    const { ticket } = await toBackground.sendMessage('openCard', subject);
    if (signal.aborted) return;
    await toBackground.sendMessage('openCardWindow', ticket);
  };

  const takeDown = (hadFocus: boolean) => {
    clearTimeout(patience);
    current = null;
    frame.close();
    // Focus that was in the card would fall to the page's start: give it back.
    if (hadFocus && returnFocusTo?.isConnected) returnFocusTo.focus({ preventScroll: true });
    returnFocusTo = null;
    // The passage of the next card is marked already.
    if (opening === 0) onClosed();
  };

  const close = async () => {
    if (!current) return;
    const ticket = current;
    const hadFocus = hasFocus();
    frame.hide();
    // The frame goes only when what is typed has been written.
    await toBackground.sendMessage('flushCard', ticket).catch(() => undefined);
    if (current === ticket) takeDown(hadFocus);
  };

  signal.addEventListener('abort', () => {
    clearTimeout(patience);
    current = null;
    returnFocusTo = null;
  });

  return {
    async open(subject, rects, focus, isWanted = () => true) {
      const isOver = () => signal.aborted || !isWanted();
      opening += 1;
      await close().finally(() => {
        opening -= 1;
      });
      if (isOver()) return;
      const { activeElement } = host.document;
      const { ticket } = await toBackground.sendMessage('openCard', subject);
      if (isOver()) return;
      current = ticket;
      returnFocusTo = focus && activeElement instanceof HTMLElement ? activeElement : null;
      // A sandboxed page has no origin, and gives its sandbox to every frame in it.
      if (globalThis.origin === 'null') return inWindow(subject);
      const asked = new URLSearchParams({ ticket, ...(focus ? { focus } : {}) });
      const address = `${browser.runtime.getURL('/card.html')}?${asked}`;
      const loaded = frame.open(address, rects, focus !== null);
      alive = false;
      // Some pages let no frame of ours run: `Cross-Origin-Embedder-Policy` bars one whose address
      // changes (Chromium 156), the CSP's `sandbox` takes its scripts away. It is never heard of then.
      const waitFor = (milliseconds: number) => {
        clearTimeout(patience);
        patience = setTimeout(() => {
          // Cut off from the extension there is no window either.
          if (current === ticket && !alive) void inWindow(subject).catch(() => undefined);
        }, milliseconds);
      };
      waitFor(LOADING_PATIENCE);
      // A slow machine needs most of its time to load; what has loaded says so at once.
      void loaded.then(() => {
        if (current === ticket) waitFor(PATIENCE);
      });
    },
    close,
    isOpen: () => current !== null,
    setHeight(ticket, height) {
      if (ticket !== current) return;
      alive = true;
      if (height > 0) frame.setHeight(height);
    },
    closed(ticket) {
      if (ticket === current) takeDown(hasFocus());
    },
  };
}

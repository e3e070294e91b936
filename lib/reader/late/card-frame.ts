/**
 * The card's frame in the host. A frame of the extension's own origin rather than elements of ours
 * in the page: key events of a shadow root are dispatched through the page's document, where the
 * page could read a note as it is typed. A frame's are not.
 */
import { computePosition, flip, offset, shift, size } from '@floating-ui/dom';
import type { Host } from '../host.ts';
import css from './card-frame.css?inline';
import { follow, referenceOf } from './reference.ts';

/** Between the card and the sentence, and the screen's edge, in CSS px (`card-frame.css` holds the card's width). */
const MARGIN = 10;
/** A card lower than this, in CSS px, shows too little: it covers the sentence instead. */
const LEAST_HEIGHT = 260;

export interface CardFrame {
  /**
   * Opens (or moves) the card beside what `rects` answers: the client rectangles of the marked sentence.
   * Resolves once its document has loaded, or what a browser shows in place of one that the page bars.
   */
  open(address: string, rects: () => DOMRect[], focus: boolean): Promise<void>;
  /** Out of sight at once, while what is typed in it is still being written. */
  hide(): void;
  close(): void;
  /** The card's content is this high, in CSS px. */
  setHeight(height: number): void;
}

export function createCardFrame(host: Host, title: string): CardFrame {
  host.dress(css);
  let frame: HTMLIFrameElement | null = null;
  let stopFollowing: (() => void) | null = null;

  const place = async (rects: () => DOMRect[]) => {
    if (!frame) return;
    const current = frame;
    const { x, y } = await computePosition(referenceOf(rects), current, {
      strategy: 'fixed',
      placement: 'bottom-start',
      middleware: [
        offset(MARGIN),
        flip({ padding: MARGIN, fallbackPlacements: ['top-start'], fallbackStrategy: 'bestFit' }),
        // As high as the space on that side: it scrolls in itself rather than cover the sentence.
        size({
          padding: MARGIN,
          apply: ({ availableHeight, elements }) => {
            elements.floating.style.maxHeight = `${Math.max(LEAST_HEIGHT, availableHeight)}px`;
          },
        }),
        shift({ padding: MARGIN, crossAxis: true }),
      ],
    });
    current.style.transform = `translate(${Math.round(x)}px, ${Math.round(y)}px)`;
  };

  const close = () => {
    stopFollowing?.();
    stopFollowing = null;
    frame?.remove();
    frame = null;
  };

  return {
    open(address, rects, focus) {
      close();
      const opened = host.create('iframe');
      opened.title = title;
      opened.className = 'card';
      // “Copy as quotation” writes to the clipboard, which the page must hand on to a frame of another origin.
      opened.allow = 'clipboard-write';
      opened.src = address;
      frame = opened;
      const loaded = new Promise<void>((resolve) => {
        opened.addEventListener('load', () => resolve(), { once: true });
      });
      host.add(opened);
      if (focus) void loaded.then(() => opened.focus());
      stopFollowing = follow(rects, opened, () => place(rects));
      return loaded;
    },
    hide() {
      if (frame) frame.style.visibility = 'hidden';
    },
    close,
    setHeight(height) {
      if (frame) frame.style.height = `${Math.ceil(height)}px`;
    },
  };
}

/**
 * The one element that Counterpoint adds to a page: a host in the top layer with a closed shadow
 * root, holding the card's frame and the doorway for the keyboard.
 *
 * The card is a frame of the extension's own origin rather than elements of ours in the page: key
 * events of a shadow root are dispatched through the page's document, where the page could read a
 * note as it is typed. A frame's are not.
 */
import { autoUpdate, computePosition, flip, offset, shift, size } from '@floating-ui/dom';
import css from './card-host.css?inline';

/** Between the card and the sentence, and the screen's edge, in CSS px (`card-host.css` holds the card's width). */
const MARGIN = 10;
/** A card lower than this, in CSS px, shows too little: it covers the sentence instead. */
const LEAST_HEIGHT = 260;

export interface CardHost {
  /** The one element added to the page; not part of the page's text. */
  readonly element: HTMLElement;
  /** Opens (or moves) the card beside what `rects` answers: the client rectangles of the marked sentence. */
  open(address: string, rects: () => DOMRect[], focus: boolean): void;
  /** Out of sight at once, while what is typed in it is still being written. */
  hide(): void;
  close(): void;
  isOpen(): boolean;
  /** The card's content is this high, in CSS px. */
  setHeight(height: number): void;
  /** Says a sentence to a screen reader, politely; shows it for a moment when `visible`. */
  say(sentence: string, visible?: boolean): void;
  /** The keyboard's way in: a button at the end of the page's tab order, seen when focused. */
  setDoorway(label: string | null): void;
  remove(): void;
}

export interface CardHostOptions {
  readonly document: Document;
  readonly frameTitle: string;
  readonly onDoorway: () => void;
}

/** In an XML or SVG document a plain `createElement` makes elements that are no HTML. */
const create = <K extends keyof HTMLElementTagNameMap>(document: Document, name: K) =>
  document.createElementNS('http://www.w3.org/1999/xhtml', name) as HTMLElementTagNameMap[K];

/**
 * A style element, not adoptedStyleSheets: that throws in Firefox's content scripts. But for our own
 * sample page, where the extension's policy lets no style element in.
 */
function dress(document: Document, shadow: ShadowRoot): void {
  if (document.location.protocol.endsWith('-extension:')) {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    shadow.adoptedStyleSheets = [sheet];
    return;
  }
  const style = create(document, 'style');
  style.textContent = css;
  shadow.prepend(style);
}

export function createCardHost({ document, frameTitle, onDoorway }: CardHostOptions): CardHost {
  const host = create(document, 'counterpoint-host' as 'div');
  host.popover = 'manual';
  // Focus given to the host, as the closed root's outside, is the doorway's.
  const shadow = host.attachShadow({ mode: 'closed', delegatesFocus: true });
  const doorway = create(document, 'button');
  doorway.className = 'doorway';
  doorway.type = 'button';
  doorway.hidden = true;
  const status = create(document, 'div');
  status.className = 'status';
  status.setAttribute('role', 'status');
  shadow.append(doorway, status);
  dress(document, shadow);

  let frame: HTMLIFrameElement | null = null;
  let stopFollowing: (() => void) | null = null;
  let quiet: ReturnType<typeof setTimeout> | undefined;

  doorway.addEventListener('click', (event) => {
    if (event.isTrusted) onDoorway();
  });

  const show = () => {
    if (!host.isConnected) document.documentElement.append(host);
    if (!host.matches(':popover-open')) host.showPopover();
  };

  const place = async (rects: () => DOMRect[]) => {
    if (!frame) return;
    const current = frame;
    const reference = {
      getBoundingClientRect: () => union(rects()),
      getClientRects: () => rects(),
    };
    const { x, y } = await computePosition(reference, current, {
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
    if (!frame) return;
    stopFollowing?.();
    stopFollowing = null;
    frame.remove();
    frame = null;
  };

  return {
    element: host,
    open(address, rects, focus) {
      if (frame) close();
      frame = create(document, 'iframe');
      frame.title = frameTitle;
      frame.className = 'card';
      frame.src = address;
      shadow.append(frame);
      show();
      const opened = frame;
      if (focus) opened.addEventListener('load', () => opened.focus(), { once: true });
      stopFollowing = autoUpdate(
        { getBoundingClientRect: () => union(rects()), contextElement: document.body ?? undefined },
        opened,
        () => void place(rects),
      );
    },
    hide() {
      if (frame) frame.style.visibility = 'hidden';
    },
    close,
    isOpen: () => frame !== null,
    setHeight(height) {
      if (frame) frame.style.height = `${Math.ceil(height)}px`;
    },
    say(sentence, visible = false) {
      show();
      clearTimeout(quiet);
      status.textContent = sentence;
      status.classList.toggle('seen', visible);
      if (visible) quiet = setTimeout(() => status.classList.remove('seen'), 6000);
    },
    setDoorway(label) {
      doorway.hidden = label === null;
      doorway.textContent = label ?? '';
      if (label !== null) show();
    },
    remove() {
      clearTimeout(quiet);
      close();
      host.remove();
    },
  };
}

function union(rects: readonly DOMRect[]): DOMRect {
  if (rects.length === 0) return new DOMRect();
  const left = Math.min(...rects.map((rect) => rect.left));
  const top = Math.min(...rects.map((rect) => rect.top));
  const right = Math.max(...rects.map((rect) => rect.right));
  const bottom = Math.max(...rects.map((rect) => rect.bottom));
  return new DOMRect(left, top, right - left, bottom - top);
}

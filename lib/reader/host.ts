/**
 * The one element that Counterpoint adds to a page: a host in the top layer with a closed shadow
 * root, holding the doorway for the keyboard and, once they are wanted, the card's frame and the
 * toolbar beside a selection (`late/`).
 */
import css from './host.css?inline';
import { HOST } from './host-name.ts';

export interface Host {
  /** The one element added to the page; not part of the page's text. */
  readonly element: HTMLElement;
  readonly document: Document;
  /** An HTML element for the host: in an XML or SVG document a plain `createElement` makes none. */
  create<K extends keyof HTMLElementTagNameMap>(name: K): HTMLElementTagNameMap[K];
  /** Puts an element into the host and brings the host into the page's top layer. */
  add(element: HTMLElement): void;
  /** Styles for what is added. */
  dress(css: string): void;
  /** Says a sentence to a screen reader, politely; shows it for a moment when `visible`. */
  say(sentence: string, visible?: boolean): void;
  /** The keyboard's way in: a button at the end of the page's tab order, seen when focused. */
  setDoorway(label: string | null): void;
  /** Takes the element out of the page for good: whatever is asked of the host from then on does nothing. */
  remove(): void;
}

export interface HostOptions {
  readonly document: Document;
  readonly onDoorway: () => void;
}

/** How long a sentence of ours can be seen, in milliseconds. */
const SEEN = 6000;
/** How long a screen reader needs to notice a live region, in milliseconds: what is in it as it comes is not read out. */
const NOTICED = 250;

export function createHost({ document, onDoorway }: HostOptions): Host {
  const create = <K extends keyof HTMLElementTagNameMap>(name: K) =>
    document.createElementNS('http://www.w3.org/1999/xhtml', name) as HTMLElementTagNameMap[K];
  const host = create(HOST as 'div');
  host.popover = 'manual';
  // Focus given to the host, as the closed root's outside, is the doorway's.
  const shadow = host.attachShadow({ mode: 'closed', delegatesFocus: true });
  const doorway = create('button');
  doorway.className = 'doorway';
  doorway.type = 'button';
  doorway.hidden = true;
  const status = create('div');
  status.className = 'status';
  status.setAttribute('role', 'status');
  shadow.append(doorway, status);
  let clock: ReturnType<typeof setTimeout> | undefined;
  let removed = false;
  let shown = 0;

  const isOurPage = document.location.protocol.endsWith('-extension:');
  /**
   * A style element, not adoptedStyleSheets: that throws in Firefox's content scripts. But for our
   * own sample page, where the extension's policy lets no style element in.
   */
  const dress = (rules: string) => {
    if (isOurPage) {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(rules);
      shadow.adoptedStyleSheets = [...shadow.adoptedStyleSheets, sheet];
      return;
    }
    const style = create('style');
    style.textContent = rules;
    shadow.prepend(style);
  };
  dress(css);
  // No browser puts a sheet of ours into that page.
  if (isOurPage) dress(':host{display:block!important}');

  doorway.addEventListener('click', (event) => {
    if (event.isTrusted) onDoorway();
  });

  const show = () => {
    if (!host.isConnected) document.documentElement.append(host);
    if (host.matches(':popover-open')) return;
    host.showPopover();
    shown = performance.now();
  };

  return {
    element: host,
    document,
    create,
    add(element) {
      if (removed) return;
      shadow.append(element);
      show();
    },
    dress,
    say(sentence, visible = false) {
      if (removed) return;
      show();
      clearTimeout(clock);
      const write = () => {
        status.textContent = sentence;
      };
      const wait = shown + NOTICED - performance.now();
      // What is to be seen waits for nothing: a reader that an update has cut off may have no clock left.
      if (visible || wait <= 0) write();
      else clock = setTimeout(write, wait);
      status.classList.toggle('seen', visible);
      if (visible) clock = setTimeout(() => status.classList.remove('seen'), SEEN);
    },
    setDoorway(label) {
      if (removed) return;
      doorway.hidden = label === null;
      doorway.textContent = label ?? '';
      if (label !== null) show();
    },
    remove() {
      removed = true;
      clearTimeout(clock);
      host.remove();
    },
  };
}

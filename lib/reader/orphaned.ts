/**
 * What an update, switching off or uninstalling leaves in a page hears of it from nobody: Chromium
 * cuts a content script off without a word. So it looks for itself, when the reader comes back to
 * the tab from wherever the extension was switched off.
 */
import { highlightName } from '../page/highlight-name.ts';
import { HOST } from './host-name.ts';
import { markKinds } from './mark-styles.ts';

/** Looks whenever the page is come back to; `look` takes everything down where the extension is gone. */
export function lookOnReturn(document: Document, look: () => void, signal: AbortSignal): void {
  document.addEventListener('visibilitychange', look, { signal });
  for (const type of ['focus', 'pageshow'] as const)
    document.defaultView?.addEventListener(type, look, { signal });
}

/** Where a reader leaves the way to take it down for the one that comes after it: a global of our isolated world, which no page can see. */
const RETIRE = 'counterpointRetire';

export interface TakingOver {
  readonly document: Document;
  /** The event by which WXT's scripts tell each other that they have started. */
  readonly started: string;
  /** Takes this reader down. */
  readonly retire: () => void;
  /** Takes it down where its extension is gone. */
  readonly look: () => void;
  readonly signal: AbortSignal;
}

/**
 * Takes down the reader that runs here already. WXT has a script go when it hears that another has
 * started, by an event of the document, which any page can send. So it is kept from WXT, and means no
 * more than that there may be an older version here, cut off in a world of its own.
 */
export function takeOver({ document, started, retire, look, signal }: TakingOver): void {
  const older: unknown = Reflect.get(globalThis, RETIRE);
  if (typeof older === 'function') older();
  Reflect.set(globalThis, RETIRE, retire);
  document.defaultView?.addEventListener(
    started,
    (event) => {
      event.stopImmediatePropagation();
      look();
    },
    { signal, capture: true },
  );
}

/**
 * Takes away what a reader has left that was destroyed with its extension, as Firefox does, with no
 * word to it: its element, and its highlights, which the styles of a new one would bring back to light.
 */
export function clearLeftBehind(document: Document): void {
  for (const left of document.querySelectorAll(HOST)) left.remove();
  // By name: Firefox lets a content script go through none of a page's objects that holds any.
  for (const kind of markKinds) globalThis.CSS?.highlights?.delete(highlightName(kind));
}

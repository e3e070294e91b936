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

/** Told to the document by each reader as it starts. Any page can hear it, and say it. */
const STARTED = 'counterpoint-started';

/**
 * Takes down the reader that runs here already, and has one look for its extension that an update has
 * cut off, in a world of its own (`look`). To be told that another has started takes no reader down by itself.
 */
export function takeOver(
  document: Document,
  retire: () => void,
  look: () => void,
  signal: AbortSignal,
): void {
  const older: unknown = Reflect.get(globalThis, RETIRE);
  if (typeof older === 'function') older();
  Reflect.set(globalThis, RETIRE, retire);
  document.dispatchEvent(new Event(STARTED));
  document.addEventListener(STARTED, look, { signal });
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

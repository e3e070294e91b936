/**
 * What an update, switching off or uninstalling leaves in a page hears of it from nobody: Chromium
 * cuts a content script off without a word. So it looks for itself, when the reader comes back to
 * the tab from wherever the extension was switched off.
 */

/** Looks whenever the page is come back to; `look` takes everything down where the extension is gone. */
export function lookOnReturn(document: Document, look: () => void, signal: AbortSignal): void {
  document.addEventListener('visibilitychange', look, { signal });
  for (const type of ['focus', 'pageshow'] as const)
    document.defaultView?.addEventListener(type, look, { signal });
}

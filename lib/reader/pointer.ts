/** A reader's click on a mark, told from every other click on the page; and the key that ends it. */

/** What has its own use of a click: a mark inside it is opened by the keyboard or the list. */
const OWN_USE =
  'counterpoint-host,a[href],button,input,select,textarea,label,summary,video,audio,[contenteditable],[role="button"],[role="link"]';

/**
 * Calls `onClick`, with the place in the viewport, for a trusted, plain click that lands on plain text. Never prevents the page's own
 * handling; a click that ends a selection, or that the page has taken for itself, is not one.
 */
export function watchClicks(
  document: Document,
  onClick: (x: number, y: number) => void,
  signal: AbortSignal,
): void {
  document.addEventListener(
    'click',
    (event) => {
      if (!event.isTrusted || event.defaultPrevented || event.button !== 0) return;
      if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
      const selection = document.getSelection();
      if (selection && !selection.isCollapsed) return;
      const [target] = event.composedPath();
      if (target instanceof Element && target.closest(OWN_USE)) return;
      onClick(event.clientX, event.clientY);
    },
    { signal },
  );
}

/** Calls `onEscape` for the reader's own Escape key, whatever the page makes of it. */
export function watchEscape(document: Document, onEscape: () => void, signal: AbortSignal): void {
  document.addEventListener(
    'keydown',
    (event) => {
      if (event.isTrusted && event.key === 'Escape') onEscape();
    },
    { signal },
  );
}

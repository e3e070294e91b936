/** What the reader selects on the page: told when a gesture has made it, and while one of our pages waits for it. */

/** How long a selection must rest before it is told to a page of ours, in milliseconds. */
const REST = 150;

export interface SelectionHearers {
  /** Words were selected, by pointer or key; the range is a copy. */
  readonly made: (range: Range) => void;
  /** Nothing is selected any more. */
  readonly gone: () => void;
  /** While awaited: the selection is another one. */
  readonly changed: () => void;
}

export interface WatchedSelection {
  await(waiting: boolean): void;
  /** What is selected now, as a copy; null when nothing is, or what is typed into. */
  range(): Range | null;
}

/** The element that a node is or stands in. */
const elementOf = (node: Node): Element | null =>
  node instanceof Element ? node : node.parentElement;

/** `ours` is the one element that we have in the page. */
export function watchSelection(
  document: Document,
  ours: Element,
  { made, gone, changed }: SelectionHearers,
  signal: AbortSignal,
): WatchedSelection {
  let waiting = false;
  let clock: ReturnType<typeof setTimeout> | undefined;

  const range = (): Range | null => {
    const selection = document.getSelection();
    if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
    const selected = selection.getRangeAt(0).cloneRange();
    const holder = elementOf(selected.commonAncestorContainer);
    const isTyped = holder instanceof HTMLElement && holder.isContentEditable;
    return isTyped || holder?.closest('input,textarea,select') ? null : selected;
  };
  const look = () => {
    const selected = range();
    if (selected) made(selected);
  };

  document.addEventListener(
    'selectionchange',
    () => {
      if (!range()) gone();
      if (!waiting) return;
      clearTimeout(clock);
      clock = setTimeout(changed, REST);
    },
    { signal },
  );
  document.addEventListener(
    'pointerup',
    ({ isTrusted, button, target }) => {
      // A press on our own toolbar leaves the selection as it is.
      if (!isTrusted || button !== 0 || target === ours) return;
      // A click drops what was selected before, but only after its button is up.
      setTimeout(look);
    },
    { signal, passive: true },
  );
  document.addEventListener(
    'keyup',
    ({ isTrusted, key, target }) => {
      // A reader who goes back through our own toolbar selects nothing.
      if (isTrusted && key === 'Shift' && target !== ours) look();
    },
    { signal, passive: true },
  );
  signal.addEventListener('abort', () => clearTimeout(clock));
  return {
    await(now) {
      waiting = now;
    },
    range,
  };
}

/** The words that the reader selects on the page, while one of our pages waits for them. */
import type { PassageSelectors } from '../anchors/types.ts';
import { describe as describePassage, type PageText } from '../page/live.ts';

/** How long a selection must rest before it is told, in milliseconds. */
const REST = 150;

export interface AwaitedSelection {
  await(waiting: boolean): void;
  /** What is selected now; null when it is nothing of the page's text. */
  read(): PassageSelectors | null;
}

export function awaitedSelection(
  document: Document,
  page: PageText,
  onChange: () => void,
  signal: AbortSignal,
): AwaitedSelection {
  let waiting = false;
  let clock: ReturnType<typeof setTimeout> | undefined;
  document.addEventListener(
    'selectionchange',
    () => {
      if (!waiting) return;
      clearTimeout(clock);
      clock = setTimeout(onChange, REST);
    },
    { signal },
  );
  signal.addEventListener('abort', () => clearTimeout(clock));
  return {
    await(now) {
      waiting = now;
    },
    read() {
      const selection = document.getSelection();
      if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
      return describePassage(page, selection.getRangeAt(0));
    },
  };
}

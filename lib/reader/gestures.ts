/** How a card is opened and closed from the page: a click on a mark, a pointer that rests on it, Escape, a click elsewhere. */
import type { Mark } from '../page/painter.ts';
import { watchHover } from './hover.ts';
import { watchClicks, watchEscape } from './pointer.ts';

export interface Gestures {
  readonly markAt: (x: number, y: number) => Mark | null;
  /** Whether a resting pointer opens a card now. */
  readonly hovers: () => boolean;
  readonly open: (mark: Mark) => void;
  readonly close: () => void;
}

export function watchGestures(
  document: Document,
  { markAt, hovers, open, close }: Gestures,
  signal: AbortSignal,
): void {
  watchClicks(
    document,
    (x, y) => {
      const mark = markAt(x, y);
      if (mark) open(mark);
      else close();
    },
    signal,
  );
  watchHover(document, { wanted: hovers, markAt, onRest: open }, signal);
  watchEscape(document, close, signal);
}

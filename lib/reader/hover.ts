/** A pointer that rests on a mark, for readers who asked for it. */
import type { Mark } from '../page/painter.ts';

/** How long a pointer rests before it means something, in milliseconds. */
const REST = 350;

export interface HoverOptions {
  /** While this answers no, nothing is looked at. */
  readonly wanted: () => boolean;
  readonly markAt: (x: number, y: number) => Mark | null;
  readonly onRest: (mark: Mark) => void;
}

/**
 * Calls `onRest` with the mark on which a mouse has stopped. A pointer on its way, a finger, a drag
 * and a held key are none; nor is a mark again on which it has rested and that it has not left since:
 * a card that was closed there stays closed.
 */
export function watchHover(
  document: Document,
  { wanted, markAt, onRest }: HoverOptions,
  signal: AbortSignal,
): void {
  let clock: ReturnType<typeof setTimeout> | undefined;
  let rested: string | null = null;
  const stop = () => clearTimeout(clock);
  document.addEventListener(
    'pointermove',
    ({ isTrusted, pointerType, buttons, clientX, clientY }) => {
      stop();
      if (!isTrusted || pointerType !== 'mouse' || buttons !== 0 || !wanted()) return;
      clock = setTimeout(() => {
        const mark = markAt(clientX, clientY);
        if (mark && mark.id !== rested) onRest(mark);
        rested = mark?.id ?? null;
      }, REST);
    },
    { signal, passive: true },
  );
  for (const gone of ['pointerdown', 'pointerleave', 'scroll', 'keydown']) {
    document.addEventListener(gone, stop, { signal, passive: true, capture: true });
  }
  signal.addEventListener('abort', stop);
}

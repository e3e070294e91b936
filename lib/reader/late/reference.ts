/** A passage as the positioning library wants what something floats beside: its lines and what they span. */
import { autoUpdate } from '@floating-ui/dom';

export interface Reference {
  getBoundingClientRect(): DOMRect;
  getClientRects(): DOMRect[];
}

/** `rects`: the passage's client rectangles as they are when asked. */
export const referenceOf = (rects: () => DOMRect[]): Reference => ({
  getBoundingClientRect: () => union(rects()),
  getClientRects: rects,
});

/**
 * Calls `place` whenever the page has moved the passage or `floating`, which stands beside it; answers how
 * to stop. What fails once the page is being left is nothing to anybody: Firefox has no styles left then.
 */
export const follow = (
  rects: () => DOMRect[],
  floating: HTMLElement,
  place: () => Promise<void>,
): (() => void) =>
  autoUpdate(
    { ...referenceOf(rects), contextElement: floating.ownerDocument.body ?? undefined },
    floating,
    () =>
      void place().catch((error: unknown) => {
        if (getComputedStyle(floating) as CSSStyleDeclaration | null) throw error;
      }),
  );

function union(rects: readonly DOMRect[]): DOMRect {
  if (rects.length === 0) return new DOMRect();
  const left = Math.min(...rects.map((rect) => rect.left));
  const top = Math.min(...rects.map((rect) => rect.top));
  const right = Math.max(...rects.map((rect) => rect.right));
  const bottom = Math.max(...rects.map((rect) => rect.bottom));
  return new DOMRect(left, top, right - left, bottom - top);
}

/** A passage as the positioning library wants what something floats beside: its lines and what they span. */

export interface Reference {
  getBoundingClientRect(): DOMRect;
  getClientRects(): DOMRect[];
}

/** `rects`: the passage's client rectangles as they are when asked. */
export const referenceOf = (rects: () => DOMRect[]): Reference => ({
  getBoundingClientRect: () => union(rects()),
  getClientRects: rects,
});

function union(rects: readonly DOMRect[]): DOMRect {
  if (rects.length === 0) return new DOMRect();
  const left = Math.min(...rects.map((rect) => rect.left));
  const top = Math.min(...rects.map((rect) => rect.top));
  const right = Math.max(...rects.map((rect) => rect.right));
  const bottom = Math.max(...rects.map((rect) => rect.bottom));
  return new DOMRect(left, top, right - left, bottom - top);
}

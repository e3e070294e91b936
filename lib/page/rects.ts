/**
 * Where the frame that a range stands in begins in the viewport of the page itself, in CSS px: browsers
 * count a range's boxes from there. What turns or scales a frame is not reckoned with.
 */
export const frameCorner = (range: Range): { readonly x: number; readonly y: number } => {
  let x = 0;
  let y = 0;
  let frame = range.startContainer.ownerDocument?.defaultView?.frameElement;
  for (; frame; frame = frame.ownerDocument.defaultView?.frameElement) {
    const { left, top } = frame.getBoundingClientRect();
    x += left + frame.clientLeft;
    y += top + frame.clientTop;
  }
  return { x, y };
};

/** A range's lines in the viewport of the page itself, in CSS px. */
export const rectsInPage = (range: Range): DOMRect[] => {
  const { x, y } = frameCorner(range);
  return [...range.getClientRects()].map(
    (rect) => new DOMRect(rect.x + x, rect.y + y, rect.width, rect.height),
  );
};

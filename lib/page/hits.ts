/** Where marks stand in the viewport, and which one is at a point of it. */
import { extentOf, type Mark, type Placed } from './mark.ts';
import type { PageText } from './page-text.ts';
import { rectsInPage } from './rects.ts';

export interface Hits {
  /** The topmost painted mark at a point of the viewport, in CSS px; null when there is none. */
  markAt(x: number, y: number): Mark | null;
  /** Where a mark stands in the viewport, line by line, in CSS px; empty when it is not rendered. */
  rectsOf(id: string): DOMRect[];
  rangeOf(id: string): Range | null;
}

/**
 * By the marks' own boxes: `highlightsFromPoint` is not in every browser that paints highlights, and
 * neither it nor `caretPositionFromPoint` says whether something of the page lies over the mark.
 */
export const createHits = (
  page: PageText,
  kinds: readonly string[],
  placed: ReadonlyMap<string, Placed>,
  painted: ReadonlySet<Placed>,
): Hits => {
  const rangeOf = (id: string): Range | null => {
    const each = placed.get(id);
    if (!each) return null;
    const { start, end } = extentOf(each);
    return page.toRange(start, end) ?? page.toRanges(start, end)[0] ?? null;
  };

  const rectsOf = (id: string): DOMRect[] => {
    const each = placed.get(id);
    if (!each) return [];
    const { start, end } = extentOf(each);
    return page
      .toRanges(start, end)
      .flatMap(rectsInPage)
      .filter((box) => box.width > 0 && box.height > 0);
  };

  /** Whether the point shows the mark's own text and not something of the page that lies over it. */
  const uncovered = (each: Placed, x: number, y: number): boolean => {
    const { element } = each.source.frame;
    const tree = element.getRootNode() as Document | ShadowRoot;
    const top = tree.elementFromPoint(x, y);
    return top !== null && (element.contains(top) || top.contains(element));
  };

  const markAt = (x: number, y: number): Mark | null => {
    let best: Placed | null = null;
    for (const each of painted) {
      const rank = (of: Placed) => kinds.indexOf(of.mark.kind);
      if (best && rank(best) >= rank(each)) continue;
      const hit = rectsOf(each.mark.id).some(
        (box) => x >= box.left && x < box.right && y >= box.top && y < box.bottom,
      );
      if (hit && uncovered(each, x, y)) best = each;
    }
    return best?.mark ?? null;
  };

  return { markAt, rectsOf, rangeOf };
};

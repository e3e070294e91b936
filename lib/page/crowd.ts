/** An element of so many marks that it is in view while most of them are not: a debate in one block. */
import { extentOf, type Placed } from './mark.ts';

/**
 * The marks of such an element that stand within a viewport's height of the viewport, and the others.
 * `topOf` gives a mark's top in CSS px of the viewport: it forces a layout, so it is asked by halving.
 */
export const partCrowd = (
  group: ReadonlySet<Placed>,
  topOf: (each: Placed) => number,
  height: number,
): { near: readonly Placed[]; far: readonly Placed[] } => {
  const inOrder = [...group].sort((a, b) => extentOf(a).start - extentOf(b).start);
  const firstBelow = (y: number) => {
    let low = 0;
    let high = inOrder.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const each = inOrder[middle];
      if (each && topOf(each) < y) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  const from = Math.max(0, firstBelow(-height) - 1);
  const to = firstBelow(2 * height);
  return {
    near: inOrder.slice(from, to),
    far: [...inOrder.slice(0, from), ...inOrder.slice(Math.max(from, to))],
  };
};

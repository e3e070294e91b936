/**
 * Between UTF-16 units, in which the page text is indexed, and code points, in which the W3C's
 * TextPositionSelector counts. Only whoever holds the page text can do it.
 */
import type { PassageSelectors } from './types.ts';

/** How many code points stand before a UTF-16 offset. A lone surrogate counts as one. */
function pointsBefore(text: string, offset: number, from = 0): number {
  let points = 0;
  for (let at = from; at < offset && at < text.length; points += 1) {
    at += (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
  }
  return points;
}

/** The selectors with the position in code points of `pageText` beside the UTF-16 one. Reads the text up to the passage. */
export function withCodePoints(
  selectors: PassageSelectors,
  pageText: string,
): PassageSelectors & { codePoints: { start: number; end: number } } {
  const { start, end } = selectors.position;
  const before = pointsBefore(pageText, start);
  return {
    ...selectors,
    codePoints: { start: before, end: before + pointsBefore(pageText, end, start) },
  };
}

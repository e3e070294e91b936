/** Passages of a page already read: described by selectors, and found again as ranges. */
import { describeQuote } from '../anchors/describe.ts';
import { locating } from '../anchors/locate.ts';
import { selectorsFrom } from '../anchors/selectors.ts';
import type { Anchor, Orphan, PassageSelectors } from '../anchors/types.ts';
import type { PageText } from './page-text.ts';
import { atOnce, type Job } from './slice.ts';
import { structureOf } from './structure.ts';

/**
 * The selectors of what `range` covers of the page's text: quote with context, position in UTF-16
 * offsets of that text, and the block's place in the page's structure as a hint. Null when the
 * range covers nothing that is rendered.
 */
export const describe = (page: PageText, range: AbstractRange): PassageSelectors | null => {
  const offsets = page.toOffsets(range);
  if (!offsets) return null;
  const selectors = describeQuote(page.text, offsets.start, offsets.end);
  const element = page.elementAt(offsets.start);
  const structure = element && structureOf(element);
  return structure ? { ...selectors, structure } : selectors;
};

const toRange = (page: PageText, found: Anchor | Orphan): Range | Orphan => {
  if ('orphan' in found) return found;
  return page.toRange(found.start, found.end) ?? { orphan: true, reason: 'hidden' };
};

/** `anchorAll` as a job for `inSlices`. */
export const anchoringAll = function* (
  page: PageText,
  selectors: readonly unknown[],
): Job<(Range | Orphan)[]> {
  const read = selectors.map(selectorsFrom);
  const known = read.filter((each) => each !== null);
  const structureAt = (offset: number) => {
    const element = page.elementAt(offset);
    return (element && structureOf(element)?.value) ?? null;
  };
  const found = (yield* locating(page.text, known, structureAt)).values();
  const ranges: (Range | Orphan)[] = [];
  for (const each of read) {
    const place = each && found.next().value;
    ranges.push(place ? toRange(page, place) : { orphan: true, reason: 'not-found' });
    if (ranges.length % 100 === 0) yield;
  }
  return ranges;
};

/**
 * Finds passages again, all in one pass, in the order given: a Range of the exact characters, or an
 * orphan with its reason. Takes what `describe` gave, or W3C selectors singly or in arrays; what is
 * none of these is an orphan ('not-found'). Never throws for a selector, and changes no DOM.
 */
export const anchorAll = (page: PageText, selectors: readonly unknown[]): (Range | Orphan)[] =>
  atOnce(anchoringAll(page, selectors));

/**
 * The page rooms' front door: describe a passage of a DOM and find passages again, in plain
 * functions; the reading, painting and watching of a page are in the files named below.
 */
import { describeQuote } from '../anchors/describe.ts';
import { locateAll, locating } from '../anchors/locate.ts';
import { selectorsFrom } from '../anchors/selectors.ts';
import type { Anchor, Orphan, PassageSelectors } from '../anchors/types.ts';
import type { Article } from './article.ts';
import { buildingPageText, buildPageText, type PageText } from './page-text.ts';
import { inSlices, type Job } from './slice.ts';
import { structureOf } from './structure.ts';

export type { Anchor, Orphan, OrphanReason, PassageSelectors } from '../anchors/types.ts';
export type { Article } from './article.ts';
export type { Changes, PageBlock, PageText, PageTextOptions } from './page-text.ts';
export { buildingPageText, buildPageText } from './page-text.ts';
export { atOnce, breathe, inSlices } from './slice.ts';

/** What a passage is looked for in: a document or any part of one, or its text when already read. */
export type PageRoot = Document | Element | ShadowRoot | PageText;

const isPageText = (root: PageRoot): root is PageText => 'toOffsets' in root && 'blocks' in root;

const textOf = (root: PageRoot): PageText => (isPageText(root) ? root : buildPageText(root));

/**
 * The selectors of what `range` covers of the root's rendered text: quote with context, position in
 * UTF-16 offsets of that text, and the block's place in the page's structure as a hint. Null when
 * the range covers nothing that is rendered.
 */
export const describe = (root: PageRoot, range: AbstractRange): PassageSelectors | null => {
  const page = textOf(root);
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

/**
 * Finds passages again, all in one pass, in the order given: a Range of the exact characters, or an
 * orphan with its reason. Takes what `describe` gave, or W3C selectors singly or in arrays; what is
 * none of these is an orphan ('not-found'). Never throws for a selector, and changes no DOM.
 */
export const anchorAll = (root: PageRoot, selectors: readonly unknown[]): (Range | Orphan)[] => {
  const page = textOf(root);
  return settle(selectors, (known) => locateAll(page.text, known)).map((found) =>
    toRange(page, found),
  );
};

const settle = (
  selectors: readonly unknown[],
  locate: (known: readonly PassageSelectors[]) => (Anchor | Orphan)[],
): (Anchor | Orphan)[] => {
  const read = selectors.map(selectorsFrom);
  const found = locate(read.filter((each) => each !== null));
  let next = 0;
  return read.map((each) =>
    each === null
      ? { orphan: true, reason: 'not-found' }
      : (found[next++] ?? { orphan: true, reason: 'not-found' }),
  );
};

/** `anchorAll` as a job for `inSlices`, over a page already read. */
export const anchoringAll = function* (
  page: PageText,
  selectors: readonly unknown[],
): Job<(Range | Orphan)[]> {
  const read = selectors.map(selectorsFrom);
  const located = yield* locating(
    page.text,
    read.filter((each) => each !== null),
  );
  const found = settle(selectors, () => located);
  const ranges: (Range | Orphan)[] = [];
  for (const each of found) {
    ranges.push(toRange(page, each));
    if (ranges.length % 100 === 0) yield;
  }
  return ranges;
};

/** `anchorAll` in short tasks, the page working in between. Rejects when the signal is aborted. */
export const anchorAllInSlices = async (
  root: PageRoot,
  selectors: readonly unknown[],
  signal?: AbortSignal,
): Promise<(Range | Orphan)[]> => {
  const limits = signal ? { signal } : {};
  const page = isPageText(root) ? root : await inSlices(buildingPageText(root), limits);
  return inSlices(anchoringAll(page, selectors), limits);
};

/** Finds a document's article without touching its DOM. With a `PageText` at hand, ask its `article`. */
export const findArticle = (root: Document | Element): Article => buildPageText(root).article;

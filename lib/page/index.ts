/**
 * The page rooms' front door: describe a passage of a DOM and find passages again, in plain
 * functions, in a browser or over jsdom. A content script goes in by `live.ts`; painting and
 * watching a page are in files of those names.
 */
import type { Orphan, PassageSelectors } from '../anchors/types.ts';
import type { Article } from './article.ts';
import { browserRendering } from './browser-rendering.ts';
import { holding } from './held.ts';
import type { PageText, PageTextOptions } from './page-text.ts';
import * as pageText from './page-text.ts';
import * as passages from './passages.ts';
import type { RenderingOf } from './rendering.ts';
import { inSlices, type Job } from './slice.ts';
import { staticRendering } from './static-rendering.ts';

export type { Anchor, Orphan, OrphanReason, PassageSelectors } from '../anchors/types.ts';
export type { Article } from './article.ts';
export type { PageBlock } from './block.ts';
export type { Changes, PageText, PageTextOptions } from './page-text.ts';
export { anchoringAll } from './passages.ts';
export { atOnce, breathe, inSlices } from './slice.ts';

/** What a passage is looked for in: a document or any part of one, or its text when already read. */
export type PageRoot = Document | Element | ShadowRoot | PageText;

/** A browser's elements can say whether they are shown; jsdom's, and so Node's, can't. */
const suited = (): RenderingOf =>
  typeof Element !== 'undefined' && typeof Element.prototype.checkVisibility === 'function'
    ? browserRendering
    : staticRendering;

/** `buildPageText` as a job for `inSlices`. Watch the page before it starts: see `watch.ts`. */
export const buildingPageText = (
  root: Document | Element | ShadowRoot,
  options: PageTextOptions = {},
): Job<PageText> => pageText.buildingPageText(root, { rendering: suited(), ...options });

/** Reads a page, or any part of it, at once, with the rendering that suits its DOM. */
export const buildPageText = (
  root: Document | Element | ShadowRoot,
  options: PageTextOptions = {},
): PageText => pageText.buildPageText(root, { rendering: suited(), ...options });

const isPageText = (root: PageRoot): root is PageText => 'toOffsets' in root && 'blocks' in root;

const held = holding(buildPageText);

/** A text node stands for the element that it stands in. */
const rootOf = (root: Exclude<PageRoot, PageText>): Document | Element | ShadowRoot =>
  root.nodeType === 3 && root.parentElement ? root.parentElement : root;

const textOf = (root: PageRoot): PageText => (isPageText(root) ? root : held(rootOf(root)));

/**
 * `describe` of `passages.ts`, over a page or any part of a DOM. Offsets count from the root's own
 * text, so `anchorAll` wants the same root, or finds by the quote.
 */
export const describe = (root: PageRoot, range: AbstractRange): PassageSelectors | null =>
  passages.describe(textOf(root), range);

/** `anchorAll` of `passages.ts`, over a page or any part of a DOM. */
export const anchorAll = (root: PageRoot, selectors: readonly unknown[]): (Range | Orphan)[] =>
  passages.anchorAll(textOf(root), selectors);

/** `anchorAll` in short tasks, the page working in between. Rejects when the signal is aborted. */
export const anchorAllInSlices = async (
  root: PageRoot,
  selectors: readonly unknown[],
  signal?: AbortSignal,
): Promise<(Range | Orphan)[]> => {
  const limits = signal ? { signal } : {};
  const page = isPageText(root) ? root : await inSlices(buildingPageText(root), limits);
  return inSlices(passages.anchoringAll(page, selectors), limits);
};

/** Finds a document's article without touching its DOM. With a `PageText` at hand, ask its `article`. */
export const findArticle = (root: Document | Element): Article => buildPageText(root).article;

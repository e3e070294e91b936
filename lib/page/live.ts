/**
 * The page rooms' door for a content script, whose every byte is loaded with every page: what reads
 * a page in its browser and works on a page already read. `index.ts` opens the same rooms to any
 * DOM, and so carries what only Node needs.
 */
export type { Anchor, Orphan, OrphanReason, PassageSelectors } from '../anchors/types.ts';
export type { Article } from './article.ts';
export type { PageBlock } from './block.ts';
export type { Changes, PageText, PageTextOptions } from './page-text.ts';
export { buildingPageText } from './page-text.ts';
export { breathe, inSlices } from './slice.ts';
export { type Span, tie } from './tie.ts';

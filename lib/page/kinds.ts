/** What each block of a page is, from the elements it stands in. */
import type { BlockKind } from '../claims/types.ts';
import type { Block, Frame } from './block.ts';
import { TRAIT } from './traits.ts';

/** Regions whose text is never the article's, however much of it there is. */
export const APART = TRAIT.NAV | TRAIT.FOOTER | TRAIT.DIALOG;
/** Regions that are the article's only when it stands in them whole. */
export const DOUBTFUL = TRAIT.FURNITURE | TRAIT.ASIDE | TRAIT.COMMENTS;

const ownKind = (frame: Frame): BlockKind | null => {
  const { traits } = frame;
  if (traits & TRAIT.HEADING) return traits & TRAIT.TITLE ? 'headline' : 'heading';
  if (traits & TRAIT.CAPTION) return 'caption';
  if (traits & TRAIT.QUOTE) return 'quotation';
  if (traits & TRAIT.ITEM) return 'list-item';
  if (traits & TRAIT.STANDFIRST) return 'standfirst';
  return null;
};

/** How far up an element still says what a block is; farther up it says where it stands. */
const REACH = 4;

/**
 * The kind of a block by its nearest telling element. A cell is one only without a paragraph of
 * its own: old pages lay whole articles out in tables.
 */
export const kindOf = (block: Block): BlockKind => {
  if (block.frame.within & TRAIT.COMMENTS) return 'comment';
  let frame: Frame | null = block.frame;
  if (frame.traits & TRAIT.CELL) return 'cell';
  for (let i = 0; frame && i < REACH; i++, frame = frame.parent) {
    const kind = ownKind(frame);
    if (kind) return kind;
    if (frame.traits & (TRAIT.MAIN | TRAIT.ARTICLE | TRAIT.BODY | TRAIT.CELL)) break;
  }
  return 'paragraph';
};

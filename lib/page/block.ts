/** What a page's text is cut into: the block-level elements that part lines, and the lines themselves. */
import type { BlockKind, TextBlock } from '../claims/types.ts';
import type { Look } from './rendering.ts';

/** A block-level element on the way down to a block of text. */
export interface Frame {
  readonly element: Element;
  readonly parent: Frame | null;
  readonly depth: number;
  readonly tag: string;
  /** Its own traits, of tag, role, class and id. */
  readonly traits: number;
  /** Its own and all its ancestors' traits. */
  readonly within: number;
  readonly look: Look;
  /** The look of its parent and whether that stands in a link: to read the element again alone. */
  readonly outer: Look;
  readonly inLink: boolean;
}

/** One block of text with its map. */
export interface Block {
  readonly text: string;
  readonly frame: Frame;
  readonly nodes: readonly Node[];
  /**
   * Triples: offset in `text`, index in `nodes`, offset in that node's data. From each triple on,
   * text and data run alike, character by character, to the next triple.
   */
  readonly map: readonly number[];
  /** How many characters stand in links. */
  readonly linked: number;
  /** Traits of inline elements that hold all of it, such as a byline's span. */
  readonly inline: number;
  /** How much of it reads like prose, by `article.ts`; −1 until asked. */
  prose: number;
}

/** One block of the page. `start` is its UTF-16 offset in the page text as it stands now. */
export interface PageBlock extends TextBlock {
  start: number;
  kind: BlockKind;
  /** Belongs to the article (headline and standfirst too), and so is read for claims. */
  inArticle: boolean;
  source: Block;
}

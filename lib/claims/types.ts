import type { PropositionId, Stance, Wording } from '../knowledge/types.ts';

/** What a block of page text is. Only the reader's own page tells; `paragraph` when it does not. */
export type BlockKind =
  | 'headline'
  | 'standfirst'
  | 'heading'
  | 'paragraph'
  | 'list-item'
  | 'quotation'
  | 'caption'
  | 'cell'
  | 'comment';

/** One block of a page's text: never crossed by a sentence. */
export interface TextBlock {
  /** UTF-16 offset of the block's first character in the page text. */
  readonly start: number;
  readonly text: string;
  readonly kind: BlockKind;
}

/** What the detector is given: one page as a list of blocks in reading order. */
export interface PageBlocks {
  /** The page's title as the document gives it; may be empty. Context only, never marked. */
  readonly title: string;
  readonly blocks: readonly TextBlock[];
}

/** One proposition that a sentence carries; the first of a claim is its main one. */
export interface ClaimedProposition {
  readonly id: PropositionId;
  readonly stance: Stance;
  readonly wording: Wording;
}

/** A sentence of the page that makes a claim about school collaboration. */
export interface Claim {
  /** UTF-16 offsets in the page text, end exclusive: `text === pageText.slice(start, end)`. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** Calibrated probability that the sentence is a claim, 0 to 1. */
  readonly score: number;
  /** At least one, the main one first. */
  readonly propositions: readonly [ClaimedProposition, ...ClaimedProposition[]];
  /** The words of the sentence (or `title: …`, `before: …` for context) that decided it, most telling first. */
  readonly because: readonly string[];
  /** Who says it, as the page names them; null where the page does not tell. */
  readonly speaker: string | null;
}

/** How readily a sentence is marked: the reader's setting. */
export type Sensitivity = 'fewer' | 'balanced' | 'more';

/** Selectors of the W3C Web Annotation Data Model (Recommendation of 23 February 2017), section 4.2. */

/** Section 4.2.4: the exact words, with enough of what stands around them to tell them apart. */
export interface TextQuoteSelector {
  readonly type: 'TextQuoteSelector';
  readonly exact: string;
  readonly prefix: string;
  readonly suffix: string;
  /**
   * Not of the Recommendation, which lets other properties stand: in how many places the words, or
   * nearly these words, stood when the passage was described, and which of them it was, from 0.
   * Without it a copy that outlives a deleted passage can't be told from the passage, moved.
   */
  readonly copies?: Copies;
}

/** Places with the same or nearly the same words, at the time of describing. */
export interface Copies {
  readonly of: number;
  readonly nth: number;
  /** Another copy has the same context too: only their order tells them apart. */
  readonly alike?: true;
}

/**
 * Section 4.2.5. Held in UTF-16 offsets of the page text; the JSON-LD export converts to the code
 * points that the Recommendation asks for.
 */
export interface TextPositionSelector {
  readonly type: 'TextPositionSelector';
  readonly start: number;
  readonly end: number;
}

/** Section 4.2.9 in spirit: where in the page's structure the passage stood. A hint, never proof. */
export interface StructureSelector {
  readonly type: 'CssSelector';
  /** A selector of the block element, e.g. `main > p:nth-of-type(4)`. */
  readonly value: string;
}

/** All three of one passage. The quote is the truth; the others only make finding it cheap and tell repeats apart. */
export interface PassageSelectors {
  readonly quote: TextQuoteSelector;
  readonly position: TextPositionSelector;
  readonly structure?: StructureSelector;
  /** The position in code points, as the Recommendation counts; where the page text was at hand. */
  readonly codePoints?: { readonly start: number; readonly end: number };
}

/** Why a passage could not be placed. */
export type OrphanReason = 'not-found' | 'ambiguous' | 'too-different' | 'hidden';

/** A passage that could not be placed, with the reason the reader is shown. */
export interface Orphan {
  readonly orphan: true;
  readonly reason: OrphanReason;
  /** Similarity of the best candidate that was refused, 0 to 1; absent when there was none. */
  readonly bestScore?: number;
}

/** A passage found again, in UTF-16 offsets of the page text. */
export interface Anchor {
  readonly start: number;
  readonly end: number;
  /** `exact` when the words stand unchanged, else `fuzzy` with the similarity of quote and context, 0 to 1. */
  readonly how: 'exact' | 'fuzzy';
  readonly score: number;
}

/**
 * What the knowledge base holds once `seeds/` is compiled. Ids are strings, not unions: a
 * proposition is added in `seeds/` without touching code.
 */

/** How a sentence stands to a proposition as its supporters would word it. */
export type Stance = 'asserts' | 'disputes' | 'open';

/** How strongly a sentence puts it; where two fit, the first of normative, hedged, associated, causal, stated. */
export type Wording = 'causal' | 'associated' | 'hedged' | 'normative' | 'stated';

/** What the rule of `rating.ts` can answer. */
export type RatingId =
  | 'not-covered'
  | 'not-established'
  | 'argued'
  | 'contested'
  | 'some-support'
  | 'some-against';

export type PropositionId = string;
export type DocumentId = string;
export type ItemId = string;

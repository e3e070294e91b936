/**
 * What the knowledge base holds once `seeds/` is compiled. Ids are strings, not unions: a
 * proposition is added in `seeds/` without touching code. Everything here is plain JSON.
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
export type ReferenceId = string;

/** The two sides of a proposition. */
export type Side = 'for' | 'against';

/**
 * How an item bears on a proposition: for it, against it, as a gap (a review that looked and reports
 * not knowing), or as a note (it carries no result and is shown, never counted).
 */
export type Bearing = Side | 'gap' | 'note';

/** How the reported work was done, as the document describes it. Grades: `scale.ts`. */
export type DesignId =
  | 'randomised-trial'
  | 'comparison-group'
  | 'association'
  | 'review'
  | 'case-study'
  | 'qualitative'
  | 'theory'
  | 'policy-text'
  | 'expert-view'
  | 'unstated'
  | 'assertion';

/** The link that the document claims, as it words it. `gap` and `none` claim no link. */
export type LinkId =
  | 'cause'
  | 'associated'
  | 'shown'
  | 'suggested'
  | 'possible'
  | 'argued'
  | 'gap'
  | 'none';

/** Whom the reported work is about. */
export type SettingId = 'schools' | 'other-sector' | 'general' | 'unstated';

/** Whether an item speaks of the proposition's own outcome or of another one. */
export type OutcomeId = 'own' | 'another';

/** How directly an item bears on a proposition: derived from setting and outcome, never typed in. */
export type DirectnessId =
  | 'own-setting-own-outcome'
  | 'own-setting-other-outcome'
  | 'another-sector'
  | 'general';

/** A number of the scale, 0 to 5. */
export type Grade = 0 | 1 | 2 | 3 | 4 | 5;

/** Where words stand in a document's text. */
export interface Place {
  readonly document: DocumentId;
  /** UTF-16 offsets in the document's text, end exclusive. */
  readonly start: number;
  readonly end: number;
  /** Paragraph, counted from 1 over the non-empty lines of the text. */
  readonly paragraph: number;
  /** The nearest heading above, word for word; null above the first. */
  readonly heading: string | null;
}

/** Words of a document, who says them, and where. `quote` is verbatim: `text.slice(start, end)`. */
export interface Quotation {
  readonly quote: string;
  /** Ready to show, e.g. "SSAT citing Burt 2004" or "Tim Oates, commenting". */
  readonly who: string;
  /** In what capacity, e.g. "Executive Director of CMRE". */
  readonly as: string;
  /** Short name of the person or body that holds the view, e.g. "SSAT". */
  readonly party: string;
  readonly place: Place;
  readonly references: readonly ReferenceId[];
}

/** A document's description, without its text. */
export interface DocumentInfo {
  readonly id: DocumentId;
  readonly title: string;
  /** Two or three words, for chips and margins. */
  readonly short: string;
  readonly publisher: string;
  readonly authors: readonly string[];
  /** As far as the text gives it, e.g. "Spring 2014". */
  readonly date: string;
  readonly datedBy: string;
  /** Null where the text gives none. */
  readonly address: string | null;
  readonly kind: string;
  /** Who summarises, for "as summarised by …", e.g. "SSAT's page". */
  readonly summarisedBy: string;
  /** What our text does not hold; null when it is whole. */
  readonly breaksOff: string | null;
}

/** A footnote of a document, in full. */
export interface Reference {
  readonly id: ReferenceId;
  readonly short: string;
  /** Word for word, with its number. */
  readonly text: string;
  readonly authors: readonly string[];
  readonly year: number;
  readonly title: string;
  readonly published: string;
  readonly place: Place;
}

/** One thing that a document reports, with the facts that the rule grades. */
export interface EvidenceItem extends Quotation {
  readonly id: ItemId;
  readonly design: DesignId;
  readonly link: LinkId;
  readonly setting: SettingId;
  /** Plural, to be read after "among": "firms", "federations of schools". */
  readonly about: string;
  /** A party's own view without a study. */
  readonly ownView: boolean;
}

/** One item as it weighs on one proposition. */
export interface WeighedItem {
  readonly item: ItemId;
  readonly bearing: Bearing;
  readonly design: Grade;
  /** Null for a gap or a note: neither claims a link. */
  readonly link: Grade | null;
  readonly directness: Grade;
  readonly directnessId: DirectnessId;
  /** The item's strength for this proposition; null for a note, which is never counted. */
  readonly strength: Grade | null;
  /** What held the strength down to where it is: every fact whose grade equals it. */
  readonly boundBy: readonly ('design' | 'link' | 'directness' | 'own-view')[];
  /** Why it bears on the proposition in this way, in a sentence of ours. */
  readonly why: string | null;
}

/** A rating and how it came about. */
export interface Rating {
  readonly id: RatingId;
  /** Best strength for, best against, best gap; 0 also stands for "no item". */
  readonly for: Grade;
  readonly against: Grade;
  readonly gap: Grade;
  /** Every item that bears on the proposition, strongest first, notes last. */
  readonly items: readonly WeighedItem[];
  /** The ids of the items that decided: the best of each side, or the best gap. */
  readonly decidedBy: readonly ItemId[];
  /** What the rule adds to the answer, e.g. "association only", "other sectors". */
  readonly qualifiers: readonly string[];
  /** One line for the card. */
  readonly reason: string;
  /** The test that decided, in words, e.g. "the best gap (3) is at least 2 and …". */
  readonly test: string;
}

/** One sentence of ours and the words it rests on. */
export interface Argument extends Quotation {
  readonly say: string;
  /** The item whose quote this is; null where the argument brings its own. */
  readonly item: ItemId | null;
  /** How that item bears on this proposition; null where it does not, or the quote is no item's. */
  readonly bearing: Bearing | null;
  /** Whether the rating of this proposition counts it: on this side, or as a gap. */
  readonly counted: boolean;
}

export interface Proposition {
  readonly id: PropositionId;
  /** At most three words. */
  readonly label: string;
  /** In plain words, as its supporters put it. */
  readonly statement: string;
  /** What it is not. */
  readonly not: string;
  /** The setting that the proposition itself is about: nearly always schools. */
  readonly setting: SettingId;
  /**
   * True where the proposition is about the evidence itself ("there is good evidence that …"). A
   * sentence that disputes it says that little is known: that is what a gap reports, and no overreach.
   */
  readonly aboutEvidence: boolean;
  /** For calls on policy: the proposition that the call rests on, whose rating is shown with it. */
  readonly premise: PropositionId | null;
  readonly for: readonly Argument[];
  readonly against: readonly Argument[];
  readonly settle: Argument;
  readonly related: readonly PropositionId[];
  readonly rating: Rating;
}

/** Words that the overreach check looks for: phrases in lower case, whole words. */
export interface WordingLists {
  /** "No evidence" and its like: outruns "little is known". */
  readonly noEvidence: readonly string[];
  /** "Found no" and its like: what one search found, and no denial of all evidence. */
  readonly foundNone: readonly string[];
  /** "Overwhelming evidence", "proves" and their like. */
  readonly strongEvidence: readonly string[];
  readonly merger: {
    readonly note: string;
    readonly quotation: Quotation;
    /** Names of merged groups: trust, chain, federation. */
    readonly groups: readonly string[];
    /** Phrases in which a group word means something else. */
    readonly notGroups: readonly string[];
    readonly collaboration: readonly string[];
    /** Phrases by which a sentence draws the difference itself. */
    readonly drawnApart: readonly string[];
  };
}

export interface Knowledge {
  readonly schema: 1;
  readonly documents: readonly DocumentInfo[];
  readonly references: readonly Reference[];
  readonly items: readonly EvidenceItem[];
  readonly propositions: readonly Proposition[];
  /** The most that any proposition could reach on these documents; shown wherever the scale is. */
  readonly ceiling: Grade;
  readonly wording: WordingLists;
}

/** A line of a document: what the source reader sets as one block. */
export interface DocumentBlock {
  readonly start: number;
  readonly end: number;
  readonly kind: 'heading' | 'paragraph' | 'reference';
  /** 1 to 6 for a heading, else 0. */
  readonly level: number;
  /** Counted from 1; the same number that a place gives. */
  readonly paragraph: number;
}

/** How a sentence of a document is accounted for. */
export type ReadingKind = 'quoted' | 'reference' | 'context' | 'left-out';

export interface ReadSentence {
  readonly start: number;
  readonly end: number;
  readonly is: ReadingKind;
  /** Why it is context or left out; null where it is quoted or a reference. */
  readonly why: string | null;
}

/** A document with its text and its complete reading. */
export interface SourceDocument extends DocumentInfo {
  readonly text: string;
  readonly blocks: readonly DocumentBlock[];
  readonly reading: readonly ReadSentence[];
}

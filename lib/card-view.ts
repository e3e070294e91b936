/** What the card shows and what it sends back. Plain data: it crosses processes. */
import type { Counterpoint, ShownQuotation } from './knowledge/counterpoint.ts';
import type { PropositionId, Stance, Wording } from './knowledge/types.ts';
import type { ClaimDraft } from './notes/draft.ts';
import type { Annotation, Verdict } from './notes/model.ts';
import type { PageVisit } from './notes/visit.ts';

/** Where in a card a reader at the keyboard begins: at its heading, or in the note. */
export type CardFocus = 'head' | 'note';

/** What a passage is about by the reader's own choice. */
export interface Chosen {
  readonly proposition: PropositionId;
  readonly stance: Stance;
}

/** What the reader has typed so far. */
export interface CardDraft {
  readonly note: string;
  readonly tags: readonly string[];
  readonly verdict: Verdict | null;
  /** Only of a passage of the reader's own choice. */
  readonly chosen?: Chosen | null;
  /** `modified` of the version this draft is based on; null for a new note. */
  readonly basedOn: string | null;
}

/** A note as it stands on disk. */
export interface CardSaved {
  readonly id: string;
  readonly note: string;
  readonly tags: readonly string[];
  readonly verdict: Verdict | null;
  readonly chosen: Chosen | null;
  /** ISO 8601, UTC. */
  readonly modified: string;
  /** Said where the note was changed elsewhere too, so that several texts stand. */
  readonly parted?: string;
}

/** What a note is on: all that saving it takes, should its page never be opened again. */
export interface NoteSubject {
  /** The page's word for itself, without what was read on it. */
  readonly page: Omit<PageVisit, 'claims' | 'notFound'>;
  readonly kind: Annotation['kind'];
  /** Null for a note on the page as a whole. */
  readonly selectors: Annotation['selectors'];
  /** Null for words of the reader's own choice. */
  readonly claim: ClaimDraft | null;
}

/** Where what is typed waits until it is saved; see `unsaved.ts`. */
export interface Waits {
  /** Names the passage, whatever becomes of its card. */
  readonly passage: string;
  /** Its name in older versions, by which two like sentences of a page were one; null where it had none. */
  readonly former: string | null;
  readonly subject: NoteSubject;
}

/** A proposition of the sentence, what the documents say of it, and how the sentence puts it. */
export interface CardProposition {
  readonly counterpoint: Counterpoint;
  readonly wording: Wording;
  /** What the wording claims beyond the evidence of its own side, in a sentence; null where it does not. */
  readonly overreach: string | null;
}

/** Everything the card needs for one passage. */
export interface CardView {
  readonly waits: Waits;
  readonly quote: string;
  readonly speaker: string | null;
  /** The words that decided that this is a claim. */
  readonly because: readonly string[];
  /** The main one first; empty for a passage that the reader marked on their own. */
  readonly propositions: readonly CardProposition[];
  /** Said when the sentence credits collaboration with what a merged group did. */
  readonly merger: { readonly note: string; readonly quotation: ShownQuotation } | null;
  /** The passage as plain text with its source, to be copied. */
  readonly quotation: string;
  /** What the passage may be said to be about: every proposition, in order. Null for a claim, which is about what it claims. */
  readonly choices: readonly { readonly id: PropositionId; readonly label: string }[] | null;
  readonly saved: CardSaved | null;
  readonly dismissed: boolean;
  readonly knownTags: readonly string[];
  /** How many claims of the same paragraph are drawn faintly. */
  readonly faint: number;
  /** A private window: nothing may be kept there. */
  readonly isPrivate: boolean;
}

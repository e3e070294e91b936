/**
 * Every message between the rooms, one type a direction. The type of a reply follows from the type
 * of its request; a handler that throws becomes a rejected promise at the caller.
 *
 * Three kinds of context speak: the **reader** (our content script, in the page's process), the
 * **card** (our frame inside a page) and the **pages** (popup, notebook, … in tabs of our own).
 * Who may say what is checked by the background on each message: see `background/senders.ts`.
 */
import { defineExtensionMessaging } from '@webext-core/messaging';
import type { OrphanReason, PassageSelectors } from './anchors/types.ts';
import type { CardDraft, CardSaved, CardView } from './card-view.ts';
import type { PageBlocks } from './claims/types.ts';
import type { MarkColours } from './mark-colours.ts';
import type { PageIdentity } from './notes/visit.ts';
import type { Outcome } from './outcome.ts';
import type { Settings } from './settings-schema.ts';
import type { RatedClaim } from './weigh.ts';
import type { Wording } from './words.ts';

export type { PageIdentity };

/** Where the reading of a page stands. `found` counts claims at the reader's sensitivity. */
export type ReadingState =
  | { readonly kind: 'reading'; readonly done: number; readonly of: number; readonly found: number }
  | { readonly kind: 'read'; readonly found: number }
  | { readonly kind: 'nothing-found' }
  | { readonly kind: 'not-an-article'; readonly why: string }
  /** The permission to read this page was taken away while it was open. */
  | { readonly kind: 'not-allowed' }
  /** `site`: the reader turned the whole site off, not only this page. */
  | { readonly kind: 'off'; readonly site: boolean }
  | { readonly kind: 'failed'; readonly sentence: string };

/** The whole of a page's reading, for the popup, the panel and the command line of `npm start`. */
export interface PageReading {
  readonly identity: PageIdentity;
  readonly state: ReadingState;
  readonly claims: readonly RatedClaim[];
  /** How many notes were placed, and the ids of those that could not be. */
  readonly placed: number;
  readonly orphans: readonly { readonly id: string; readonly reason: OrphanReason }[];
  /** Where the placed notes stand, in the offsets of the claims. */
  readonly passages: readonly { readonly id: string; readonly start: number }[];
  /** Where the article begins and ends, in the same offsets. */
  readonly extent: { readonly start: number; readonly end: number };
  /** Start of the claim or passage whose card was opened last; null before the first. */
  readonly opened: number | null;
  /** How many claims are drawn faintly, as their paragraphs are crowded. */
  readonly faint: number;
  /** The page says that part of it is for subscribers: how many paragraphs can be seen; null where it does not say so. */
  readonly paywalled: number | null;
}

/** What became of the wish to read a tab. `needs-click`: the browser wants the toolbar button pressed first. */
export type ReadAttempt = 'reading' | 'needs-click' | 'forbidden';

/** The settings that bear on a page, as far as its process needs them. */
export type PageSettings = Pick<
  Settings,
  'opensOnHover' | 'printsMarks' | 'offersToolbar' | 'showsAllMarks'
>;

/** A saved passage as the page's process may know it: where it stands, nothing of what the reader wrote. */
export interface SavedPassage {
  readonly id: string;
  readonly selectors: PassageSelectors;
  /** It was saved as a claim that we had marked; otherwise the words are the reader's own choice. */
  readonly isClaim: boolean;
}

/** What the reader has turned down: a sentence that is no claim, or (with a proposition) not about that. */
export interface Dismissed {
  readonly quote: string;
  readonly proposition: string | null;
}

/** A highlight that was just made; undone only while nothing has been written on it. */
export interface KeptHighlight {
  readonly id: string;
  /** ISO 8601, UTC. */
  readonly modified: string;
}

/** What a card is about: a claim found on the page, or a passage saved earlier. */
export interface CardSubject {
  readonly identity: PageIdentity;
  readonly selectors: PassageSelectors;
  readonly claim: RatedClaim | null;
  readonly annotationId: string | null;
  /** How many other claims of the same paragraph are drawn faintly. */
  readonly faint: number;
}

/** To the background. The first word of the comment is who may send it. */
export interface ToBackground {
  /** reader: a page was opened; what is saved on it, and the settings that bear on it. */
  pageOpened(opened: {
    identity: PageIdentity;
    /** The marks' styles that it was told to wear last; null before the first. */
    wears: MarkColours | null;
  }): {
    passages: SavedPassage[];
    dismissed: Dismissed[];
    /** False once the browser no longer lets us into this tab. */
    allowed: boolean;
    /** The reader turned this site off. */
    off: boolean;
    settings: PageSettings;
    /** Now the styles of the marks are these. */
    wears: MarkColours | null;
    /** What it says on every page with claims, and once an update of ours has cut it off. */
    wording: Wording;
  };
  /** reader: where the reading stands, for the badge. */
  readingState(state: ReadingState): void;
  /** reader: the second file of the reader is wanted in this tab (`lib/reader/late`). */
  bringSurfaces(): void;
  /** reader: the reader highlights these words. */
  keepHighlight(subject: CardSubject): Outcome<KeptHighlight>;
  /** reader: takes a highlight back that was made a moment ago. */
  undoHighlight(kept: KeptHighlight): Outcome<null>;
  /** reader: the reader asked for a card. Answers a ticket that opens it once. */
  openCard(subject: CardSubject): { ticket: string };
  /** reader: the page allows no frame of ours: show the card in a window. */
  openCardWindow(ticket: string): void;
  /** reader: the card is about to go; what is typed is written first. */
  flushCard(ticket: string): void;
  /** card: what to show. */
  card(ticket: string): Outcome<CardView>;
  /** card: its content is this high, in CSS px. */
  cardHeight(message: { ticket: string; height: number }): void;
  /** card: the reader is done; focus goes back to the page. */
  closeCard(ticket: string): void;
  /**
   * card: write the note. Acknowledged only when it is on disk. `name`: under which the draft waits until
   * then (`unsaved.ts`), for a card that is gone before it hears.
   */
  saveNote(message: { ticket: string; draft: CardDraft; name: string | null }): Outcome<CardSaved>;
  /** card: take the saved note away; `restoreNote` brings it back. */
  deleteNote(message: { ticket: string; saved: CardSaved }): Outcome<CardSaved>;
  restoreNote(message: { ticket: string; saved: CardSaved }): Outcome<CardSaved>;
  /** card: this sentence is not a claim, or not about this proposition (or is after all). */
  dismissClaim(message: {
    ticket: string;
    proposition: string | null;
    dismissed: boolean;
  }): Outcome<null>;
  /** card: sentences that claim this are not marked any more, on any page (or are again). */
  muteProposition(message: { ticket: string; proposition: string; muted: boolean }): Outcome<null>;
  /** card: draw the marks of crowded paragraphs in full on its page. */
  showAllMarks(ticket: string): void;
  /** pages: read this tab now (the popup's click grants the tab). */
  readTab(tabId: number): ReadAttempt;
  /** pages: open a document of ours beside the page. */
  openPage(path: string): void;
}

/** To the reader in a tab's top frame. */
export interface ToReader {
  pageReading(): PageReading;
  step(by: 'next' | 'previous'): void;
  /** Marks off (or on again) on this page, until it is left. */
  toggle(): ReadingState;
  cardHeight(message: { ticket: string; height: number }): void;
  closeCard(ticket: string): void;
  /** The notes or dismissals of this page changed elsewhere. */
  notesChanged(): void;
  /** What is marked, or how, was set anew: read again. */
  settingsChanged(): void;
  /** Read this page although it does not look like an article. */
  readAnyway(): ReadingState;
  /** The reader is asked to select words (or no longer is): each change of the selection is told to the pages. */
  awaitSelection(waiting: boolean): void;
  /** The words selected now; null when none of the page's text is. */
  selection(): PassageSelectors | null;
  /** Draw the marks of crowded paragraphs in full, until the page is left. */
  showAllMarks(): void;
  /** Open the card of the words selected now, at its note. */
  annotate(): void;
  /** Bring this saved passage into view and open its card. */
  showPassage(id: string): boolean;
  /** Bring the claim that starts at this offset into view and open its card. */
  showClaim(start: number): boolean;
}

/** To whatever pages of ours are open; most often none is, and nobody answers. The sender's tab says which page it is about. */
export interface ToPages {
  /** reader: ask for the `pageReading` again. At most a few times a second. */
  pageChanged(): void;
  /** reader: ask for the `selection` again. Only while one is awaited. */
  selectionChanged(): void;
}

/** To the card that holds this ticket. */
export interface ToCard {
  /** Write what is typed, now; resolves when it is on disk. */
  flush(ticket: string): void;
}

export const toBackground = defineExtensionMessaging<ToBackground>();
export const toReader = defineExtensionMessaging<ToReader>();
export const toCard = defineExtensionMessaging<ToCard>();
export const toPages = defineExtensionMessaging<ToPages>();

/** The port over which a page is read: it lives as long as the reading, and closing it cancels. */
export const READING_PORT = 'counterpoint-reading';

/** reader → background, once a page and again for blocks that changed. */
export interface ReadRequest {
  /** Counts up: answers to an older request are dropped. */
  readonly turn: number;
  readonly page: PageBlocks;
  /** Indices of the blocks to answer first: those in view. */
  readonly first: readonly number[];
}

/** background → reader. */
export type ReadAnswer =
  | {
      readonly turn: number;
      readonly kind: 'claims';
      readonly claims: readonly RatedClaim[];
      readonly done: number;
      readonly of: number;
    }
  | { readonly turn: number; readonly kind: 'done' }
  | { readonly turn: number; readonly kind: 'failed'; readonly sentence: string };

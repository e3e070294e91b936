/** What is kept of a page: its saved passages, what the reader has turned down on it, and the settings that bear on it. */
import {
  type Dismissed,
  type PageIdentity,
  type PageSettings,
  type SavedPassage,
  toBackground,
} from '../messages.ts';
import { withoutPropositions } from '../narrow-claim.ts';
import { type PageBlock, type PageText, type Span, tie } from '../page/live.ts';
import type { RatedClaim } from '../weigh.ts';
import type { Placing } from './late/index.ts';

export interface Kept {
  /** The saved passages where they stand now. */
  notes(): Placing;
  /**
   * Whether a change that added these blocks may have taken the words of a passage, or brought those
   * of one that is lost.
   */
  isUnsettled(added: readonly PageBlock[]): boolean;
  settings(): PageSettings;
  /** The claims that the reader has not turned down. */
  standing(claims: readonly RatedClaim[]): RatedClaim[];
  /** Asks the background anew. `place` finds the passages, of which there is at least one. */
  look(): Promise<{ readonly allowed: boolean; readonly off: boolean }>;
}

/** A claim as the reader left it; null when they said that it is none, or about nothing that it was marked for. */
function standing(claim: RatedClaim, turnedDown: readonly Dismissed[]): RatedClaim | null {
  const here = turnedDown.filter(({ quote }) => quote === claim.text);
  if (here.some(({ proposition }) => proposition === null)) return null;
  const left = withoutPropositions(claim, new Set(here.flatMap((each) => each.proposition ?? [])));
  // What the wording overreaches was said of the main proposition.
  return left && left.propositions[0] !== claim.propositions[0]
    ? { ...left, overreach: null }
    : left;
}

const NONE: Placing = { placed: [], orphans: [] };
/** Less new text than this, in UTF-16 units, brings no lost passage back: a clock, a counter. */
const WORTH_A_LOOK = 25;

/** Asks the background what is kept of a page. */
export const askKept = (identity: PageIdentity) => toBackground.sendMessage('pageOpened', identity);

/** `asked` is the first asking: it goes out before the page's text is read, and answers meanwhile. */
export function openKept(
  identity: PageIdentity,
  page: PageText,
  asked: ReturnType<typeof askKept>,
  place: (passages: readonly SavedPassage[]) => Promise<Placing>,
): Kept {
  let notes: Placing = NONE;
  /** The passages follow their words from here on, for text comes and goes above them. */
  let ties: readonly (() => Span | null)[] = [];
  let first: typeof asked | null = asked;
  let turnedDown: readonly Dismissed[] = [];
  let settings: PageSettings = {
    opensOnHover: false,
    printsMarks: false,
    offersToolbar: false,
    showsAllMarks: false,
  };
  return {
    notes: () => ({
      ...notes,
      placed: notes.placed.flatMap((each, i) => {
        const now = ties[i]?.();
        return now ? [{ ...each, ...now }] : [];
      }),
    }),
    isUnsettled: (added) =>
      ties.some((now) => now() === null) ||
      (notes.orphans.length > 0 && added.some(({ text }) => text.length >= WORTH_A_LOOK)),
    settings: () => settings,
    standing: (claims) => claims.flatMap((claim) => standing(claim, turnedDown) ?? []),
    async look() {
      const waiting = first ?? askKept(identity);
      first = null;
      const kept = await waiting;
      turnedDown = kept.dismissed;
      settings = kept.settings;
      try {
        notes = kept.passages.length === 0 ? NONE : await place(kept.passages);
        ties = notes.placed.map((each) => tie(page, each));
      } catch {
        // Cut off from the extension nothing can be found again; what was found stays.
      }
      return kept;
    },
  };
}

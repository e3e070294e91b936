/** What is kept of a page: its saved passages, what the reader has turned down on it, and the settings that bear on it. */

import type { MarkColours } from '../mark-colours.ts';
import {
  type Dismissed,
  type PageIdentity,
  type PageSettings,
  type SavedPassage,
  toBackground,
} from '../messages.ts';
import { withoutPropositions } from '../narrow-claim.ts';
import { newest } from '../newest.ts';
import { type PageBlock, type PageText, type Span, tie } from '../page/live.ts';
import type { RatedClaim } from '../weigh.ts';
import { learn } from '../words.ts';
import type { Placing } from './late/index.ts';

export interface Kept {
  /** The saved passages where they stand now. */
  notes(): Placing;
  /** Of all that is saved on the page, whether its words are found or lost. */
  ids(): ReadonlySet<string>;
  /**
   * Whether a change that added these blocks may have taken the words of a passage, or brought those
   * of one that is lost.
   */
  isUnsettled(added: readonly PageBlock[]): boolean;
  settings(): PageSettings;
  /** The claims that the reader has not turned down. */
  standing(claims: readonly RatedClaim[]): readonly RatedClaim[];
  /**
   * Asks the background anew. `place` finds the passages, of which there is at least one; `heard` is
   * called before that, when all else is known. A look that another one overtakes changes nothing, and
   * answers with the other; one that is not answered changes nothing, and never rejects.
   */
  look(heard?: (standing: SiteStanding) => void): Promise<SiteStanding>;
}

/** Whether the browser lets us in, and whether the reader has turned the site off. */
export interface SiteStanding {
  readonly allowed: boolean;
  readonly off: boolean;
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

/** Asks the background what is kept of a page. `wears`: the marks' styles that the page was given last. */
export const askKept = (identity: PageIdentity, wears: MarkColours | null = null) =>
  toBackground.sendMessage('pageOpened', { identity, wears });

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
  let last: Promise<SiteStanding> = asked;
  const begin = newest();
  let wears: MarkColours | null = null;
  let site: SiteStanding = { allowed: true, off: false };
  let turnedDown: readonly Dismissed[] = [];
  /** Until the first answer: what draws and offers least. */
  let settings: PageSettings = {
    opensOnHover: false,
    printsMarks: false,
    offersToolbar: false,
    showsAllMarks: false,
  };

  async function lookAt(
    waiting: typeof asked,
    heard?: (standing: SiteStanding) => void,
  ): Promise<SiteStanding> {
    const isNewest = begin();
    const kept = await waiting.catch(() => null);
    if (!isNewest()) return last;
    if (kept === null) {
      // What was answered last holds; before the first answer the page is read like any other.
      heard?.(site);
      return site;
    }
    site = kept;
    turnedDown = kept.dismissed;
    settings = kept.settings;
    wears = kept.wears;
    learn(kept.wording);
    heard?.(kept);
    try {
      const found = kept.passages.length === 0 ? NONE : await place(kept.passages);
      if (!isNewest()) return last;
      notes = found;
      ties = notes.placed.map((each) => tie(page, each));
    } catch {
      // Cut off from the extension nothing can be found again; what was found stays.
    }
    return kept;
  }

  return {
    notes: () => ({
      ...notes,
      placed: notes.placed.flatMap((each, i) => {
        const now = ties[i]?.();
        return now ? [{ ...each, ...now }] : [];
      }),
    }),
    ids: () => new Set([...notes.placed, ...notes.orphans].map(({ id }) => id)),
    isUnsettled: (added) =>
      ties.some((now) => now() === null) ||
      (notes.orphans.length > 0 && added.some(({ text }) => text.length >= WORTH_A_LOOK)),
    settings: () => settings,
    standing: (claims) =>
      turnedDown.length === 0
        ? claims
        : claims.flatMap((claim) => standing(claim, turnedDown) ?? []),
    look(heard) {
      last = lookAt(first ?? askKept(identity, wears), heard);
      first = null;
      return last;
    },
  };
}

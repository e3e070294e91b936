/** What is painted: a mark for each claim, saved passage, and the passage whose card is open. */
import type { Span } from '../page/live.ts';
import type { Mark } from '../page/painter.ts';
import type { RatedClaim } from '../weigh.ts';
import type { Placed } from './late/index.ts';
import { ACTIVE_KIND, kindOf, type PageScheme, passageKind } from './mark-styles.ts';

/** The mark of the passage whose card is open. */
export const ACTIVE = 'active';

export interface Marked {
  readonly claims: readonly RatedClaim[];
  /** Starts of the claims that are drawn faintly. */
  readonly faint: ReadonlySet<number>;
  readonly placed: readonly Placed[];
  /** The passage of the open card. */
  readonly active: Span | null;
}

/** The cue on a wording that outruns its evidence: on the sentence's last word, with what ends it. */
function overreachCue({ start, end, text }: RatedClaim, scheme: PageScheme): Mark {
  const last = text.trimEnd().lastIndexOf(' ') + 1;
  return { id: `overreach:${start}`, kind: `overreach-${scheme}`, start: start + last, end };
}

export function marksOf({ claims, faint, placed, active }: Marked, scheme: PageScheme): Mark[] {
  return [
    ...claims.map(({ start, end, propositions: [main] }) => ({
      id: `claim:${start}`,
      kind: kindOf(main.stance, faint.has(start) ? 'faint' : main.rating, scheme),
      start,
      end,
    })),
    ...claims
      .filter(({ overreach, start }) => overreach !== null && !faint.has(start))
      .map((claim) => overreachCue(claim, scheme)),
    ...placed.map(({ id, isClaim, start, end }) => ({
      id: `note:${id}`,
      kind: passageKind(isClaim ? 'passage' : 'own', scheme),
      start,
      end,
    })),
    ...(active ? [{ id: ACTIVE, kind: ACTIVE_KIND, start: active.start, end: active.end }] : []),
  ];
}

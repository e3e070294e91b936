/** What is painted: a mark for each claim, saved passage, and the passage whose card is open. */
import type { Mark } from '../page/painter.ts';
import type { RatedClaim } from '../weigh.ts';
import type { Placed } from './late/index.ts';
import { ACTIVE_KIND, kindOf, type PageScheme, passageKind } from './mark-styles.ts';

/** UTF-16 offsets of the page text, end exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** The mark of the passage whose card is open. */
export const ACTIVE = 'active';

export function marksOf(
  claims: readonly RatedClaim[],
  placed: readonly Placed[],
  active: Span | null,
  scheme: PageScheme,
): Mark[] {
  return [
    ...claims.map(({ start, end, propositions: [main] }) => ({
      id: `claim:${start}`,
      kind: kindOf(main.stance, main.rating, scheme),
      start,
      end,
    })),
    ...placed.map(({ id, isClaim, start, end }) => ({
      id: `note:${id}`,
      kind: passageKind(isClaim ? 'passage' : 'own', scheme),
      start,
      end,
    })),
    ...(active ? [{ id: ACTIVE, kind: ACTIVE_KIND, start: active.start, end: active.end }] : []),
  ];
}

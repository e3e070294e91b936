/** What is painted: a mark for each claim, saved passage, and the passage whose card is open. */
import type { Mark } from '../page/painter.ts';
import type { RatedClaim } from '../weigh.ts';
import { ACTIVE_KIND, kindOf, type PageScheme, passageKind } from './mark-styles.ts';
import type { Placed } from './passages.ts';

/** The mark of the passage whose card is open. */
export const ACTIVE = 'active';

export function marksOf(
  claims: readonly RatedClaim[],
  placed: readonly Placed[],
  active: { readonly start: number; readonly end: number } | null,
  scheme: PageScheme,
): Mark[] {
  return [
    ...claims.map(({ start, end, propositions: [main] }) => ({
      id: `claim:${start}`,
      kind: kindOf(main.stance, main.rating, scheme),
      start,
      end,
    })),
    ...placed.map(({ id, start, end }) => ({
      id: `note:${id}`,
      kind: passageKind(scheme),
      start,
      end,
    })),
    ...(active ? [{ id: ACTIVE, kind: ACTIVE_KIND, ...active }] : []),
  ];
}

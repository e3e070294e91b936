import type { Stance } from '../../lib/knowledge/types.ts';

/** How a stance is filled: solid, hatched, dotted, as the lines under the marks are. */
export const fillOf = (stance: Stance, id: string): string =>
  stance === 'asserts' ? 'var(--asserts-fill)' : `url(#${id}-${stance})`;

/** The patterns of one picture; `id` keeps them apart from another picture's. */
export function StancePatterns({ id }: { readonly id: string }) {
  return (
    <defs>
      <pattern
        id={`${id}-disputes`}
        width="6"
        height="6"
        patternUnits="userSpaceOnUse"
        patternTransform="rotate(45)"
      >
        <rect width="6" height="6" fill="var(--disputes-ground)" />
        <rect width="3" height="6" fill="var(--disputes-fill)" />
      </pattern>
      <pattern id={`${id}-open`} width="5" height="5" patternUnits="userSpaceOnUse">
        <rect width="5" height="5" fill="var(--open-ground)" />
        <circle cx="2.5" cy="2.5" r="1.4" fill="var(--open-fill)" />
      </pattern>
    </defs>
  );
}

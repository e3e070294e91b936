/** What happens to claims after they are found: a list of pure functions, applied in order. */
import type { Claim } from './types.ts';

export type Step = (claims: readonly Claim[]) => readonly Claim[];

const squeezed = (text: string) =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** The same words twice (a pull quote, a "related" teaser): the first stays marked, unless a later one scores higher. */
export const withoutRepeats: Step = (claims) => {
  const best = new Map<string, Claim>();
  for (const claim of claims) {
    const key = squeezed(claim.text);
    const had = best.get(key);
    if (!had || claim.score > had.score + 0.1) best.set(key, claim);
  }
  return claims.filter((c) => best.get(squeezed(c.text)) === c);
};

/** Of two claims that overlap, the likelier stays. */
export const withoutOverlaps: Step = (claims) => {
  const kept: Claim[] = [];
  for (const claim of [...claims].sort((a, b) => a.start - b.start)) {
    const last = kept[kept.length - 1];
    if (last && claim.start < last.end) {
      if (claim.score > last.score) kept[kept.length - 1] = claim;
    } else kept.push(claim);
  }
  return kept;
};

export const inOrder: Step = (claims) =>
  [...claims].sort((a, b) => a.start - b.start || a.end - b.end);

/** What the reader has called "not a claim" stays unmarked; `dismissed` holds the sentences' words. */
export const withoutDismissed = (dismissed: ReadonlySet<string>): Step => {
  const keys = new Set([...dismissed].map(squeezed));
  return (claims) => (keys.size === 0 ? claims : claims.filter((c) => !keys.has(squeezed(c.text))));
};

/** The steps every page goes through. */
const steps: readonly Step[] = [inOrder, withoutOverlaps, withoutRepeats];

export const postprocessed = (claims: readonly Claim[], more: readonly Step[] = []): Claim[] => [
  ...[...steps, ...more].reduce((held, step) => step(held), claims),
];

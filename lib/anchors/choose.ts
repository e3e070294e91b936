/** Which of the places weighed is the passage, or why none is. */
import { isSetApart, likenessOf, type StructureAt } from './structure.ts';
import type { Anchor, Copies, Orphan, PassageSelectors, TextQuoteSelector } from './types.ts';
import { type Candidate, isEnough, MINIMUM, sameContext, scoreOf } from './weigh.ts';

/** Places whose scores are nearer than this can't be told apart. */
const MARGIN = 0.04;
/** What a place's structure counts beside its score, where several are good enough. */
const STRUCTURE = 0.15;

export const orphan = (reason: Orphan['reason'], bestScore?: number): Orphan =>
  bestScore === undefined ? { orphan: true, reason } : { orphan: true, reason, bestScore };

/** A place with what the page's structure says for it, 0 to 1. */
interface Rival {
  readonly place: Candidate;
  readonly likeness: number;
}

const rankOf = ({ place, likeness }: Rival): number => scoreOf(place) + STRUCTURE * likeness;

/** The copy that the copies' order names, if none came or went, or only such as stand in other elements. */
const nthOf = (copies: readonly Rival[], { of, nth }: Copies): Rival | undefined => {
  const inOrder = [...copies].sort((a, b) => a.place.start - b.place.start);
  if (inOrder.length === of) return inOrder[nth];
  const alike = inOrder.filter(({ likeness }) => likeness === 1);
  return alike.length === of ? alike[nth] : undefined;
};

/** Of places equally good, the one that their order names or that stands where the passage stood. */
const tied = (
  rivals: readonly Rival[],
  near: number,
  literals: readonly number[],
  { quote, position }: PassageSelectors,
): Rival | undefined => {
  const { copies } = quote;
  if (copies && literals.length === copies.of) {
    return rivals.find(({ place }) => place.start === literals[copies.nth]);
  }
  if (copies && copies.of === near && rivals.length === near) return nthOf(rivals, copies);
  // What was put right before a passage stands where the passage stood: then the position says nothing.
  const likeliest = Math.max(...rivals.map(({ likeness }) => likeness));
  return rivals.find((each) => each.place.start === position.start && each.likeness === likeliest);
};

/** Whether it is the passage itself that stands here, and not a copy that outlived it. */
const isItself = (candidate: Candidate, quote: TextQuoteSelector): boolean => {
  const { prefix, suffix } = candidate;
  if (quote.copies?.alike || (prefix === null && suffix === null)) return false;
  return sameContext(candidate);
};

const stands = (side: number | null): boolean => side !== null && side >= MINIMUM.context;

/** What is known of a quote and of the text that it is sought in. */
export interface Sought {
  /** By `weightOf`. */
  readonly weight: number;
  /** Where the quote stands in the text to the letter; empty when it never had copies. */
  readonly literals: readonly number[];
  readonly structureAt?: StructureAt | undefined;
}

/**
 * The best place that is good enough. Of several that can't be told apart none is taken, unless the
 * copies are as many as they were, or the page's structure tells.
 */
export const choose = (
  candidates: readonly Candidate[],
  { weight, literals, structureAt = () => null }: Sought,
  selectors: PassageSelectors,
): Anchor | Orphan => {
  const { quote, structure } = selectors;
  const copies = candidates.filter((candidate) => candidate.quote >= MINIMUM.copy);
  const near = copies.length;
  const lost = Math.max(near, literals.length) < (quote.copies?.of ?? 1);
  const several = (quote.copies?.of ?? 1) > 1;
  const enough = candidates.filter(
    (candidate) => isEnough(candidate, weight) && (!lost || !several || isItself(candidate, quote)),
  );
  const rivalOf = (place: Candidate): Rival => {
    const path = enough.length > 1 && structure ? structureAt(place.start) : null;
    return { place, likeness: path && structure ? likenessOf(structure.value, path) : 0 };
  };
  const rivals = enough.map(rivalOf).sort((a, b) => rankOf(b) - rankOf(a));
  const [best, second] = rivals;
  if (!best) {
    const score = Math.max(0, ...candidates.map(scoreOf));
    return candidates.length > 0 ? orphan('too-different', score) : orphan('not-found');
  }
  let chosen: Rival | undefined = best;
  if (several && quote.copies?.alike) {
    // Nothing but the order ever told these apart: an edit beside one of them says nothing new.
    chosen = nthOf(copies.map(rivalOf), quote.copies);
  } else if (second && rankOf(best) - rankOf(second) < MARGIN) {
    const close = rivals.filter((rival) => rankOf(best) - rankOf(rival) < MARGIN);
    chosen = tied(close, near, literals, selectors);
  }
  const place = chosen?.place;
  if (!place || !enough.includes(place)) return orphan('ambiguous', scoreOf(best.place));
  // The sentence went, and its pull quote (or a heading of the same words) is all that is left.
  const alone = !stands(place.prefix) && !stands(place.suffix);
  const path = alone && structure ? structureAt(place.start) : null;
  if (path && isSetApart(structure, path)) return orphan('too-different', scoreOf(place));
  const how = place.quote === 1 ? 'exact' : 'fuzzy';
  return { start: place.start, end: place.end, how, score: scoreOf(place) };
};

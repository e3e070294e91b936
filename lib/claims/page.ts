/**
 * What a page is about, from the word classes of its sentences: levels that features and the
 * second model read, and a gate that stops on pages that are about something else.
 */
import { classIndex as C, classNames } from './lexicon/index.ts';
import type { SentenceView } from './view.ts';

/** Share of sentences that hold each class, by class index, 0 to 1. */
export function classShares(views: readonly SentenceView[]): Float64Array {
  const shares = new Float64Array(classNames.length);
  for (const v of views)
    for (let c = 0; c < shares.length; c++) if (v.counts[c]) shares[c] = (shares[c] ?? 0) + 1;
  for (let c = 0; c < shares.length; c++) shares[c] = (shares[c] ?? 0) / Math.max(1, views.length);
  return shares;
}

/** Levels 0 to 3 of those shares, smoothed for short pages. */
export function classLevels(shares: Float64Array): Uint8Array {
  return Uint8Array.from(shares, (s) => (s >= 0.4 ? 3 : s >= 0.15 ? 2 : s >= 0.04 ? 1 : 0));
}

export const lookalikes = [
  C.lookCommerce,
  C.lookHealth,
  C.lookTech,
  C.lookSport,
  C.lookPublic,
  C.lookUniv,
  C.groupWork,
  C.homeSchool,
];

/** A page on which schools are hardly named is about something else: no claim of this debate can be there. */
export const isElsewhere = (shares: Float64Array): boolean => {
  const schools = Math.max(...SCHOOLING.map((c) => shares[c] ?? 0));
  return schools < 0.04;
};
const SCHOOLING = [C.school, C.group, C.ownSchool];

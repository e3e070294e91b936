/**
 * What the structural hint says of a place: a pull quote repeats a sentence word for word, but in
 * another element. It only ever breaks a tie or refuses a place that nothing else speaks for.
 */
import type { StructureSelector } from './types.ts';

/** The path (as `StructureSelector.value`) of the block at a UTF-16 offset of the text; null when unknown. */
export type StructureAt = (offset: number) => string | null;

/** Elements that set words apart from the running text: quotes pulled out, headings, captions. */
const APART = /^(?:blockquote|aside|figure|figcaption|q|h[1-6]|caption|summary|legend|cite)$/;

/** The path's tags and ids from the block upwards, without places among siblings: those shift. */
const stepsOf = (path: string): string[] =>
  path
    .split(' > ')
    .map((step) => step.replace(/:nth-of-type\(\d+\)$/, ''))
    .reverse();

/**
 * How alike two paths are: 1 where every step agrees, at most a half by those that agree from the
 * block upwards. A box around a quote pulled out is one step more, and tells.
 */
export const likenessOf = (path: string, other: string): number => {
  const mine = stepsOf(path);
  const theirs = stepsOf(other);
  const most = Math.max(mine.length, theirs.length);
  let same = 0;
  while (same < most && mine[same] === theirs[same]) same++;
  return same === most ? 1 : same / most / 2;
};

/** Whether words that stood in running text stand in an element now that sets them apart. */
export const isSetApart = (described: StructureSelector | undefined, now: string): boolean => {
  const [tag = ''] = stepsOf(now);
  const [was = ''] = described ? stepsOf(described.value) : [];
  return was !== '' && was !== tag && !APART.test(was) && APART.test(tag);
};

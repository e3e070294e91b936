/** Words as an editor, or a site, changes them. */
import type { Random } from './random.ts';

/** A sentence that no page of the bench holds. */
export const fakeSentence = (random: Random): string => {
  const words =
    'the council said that new figures on rail fares and housing were due in spring'.split(' ');
  const list = Array.from({ length: 9 + random.below(8) }, () => random.pick(words));
  return `${list.join(' ').replace(/^./, (c) => c.toUpperCase())}.`;
};

/** What sites put where words were, or between them. */
export const PLACEHOLDERS = [
  'This content is no longer available.',
  'Subscribe to continue reading this story and get full access to all our articles.',
  'Sign up to our newsletter to get more stories like this one in your inbox every week.',
  'To view this content, you need to accept cookies and reload the page.',
  'This article was amended to remove a sentence that did not meet our editorial standards.',
];

/** One word of three letters or more replaced by another. */
export const swapWord = (sentence: string, random: Random): string => {
  const words = sentence.split(' ');
  const long = words.map((word, i) => (/^[A-Za-z]{3,}$/.test(word) ? i : -1)).filter((i) => i >= 0);
  if (long.length === 0) return sentence;
  const at = random.pick(long);
  const other = random.pick([
    'several',
    'Northern',
    'plan',
    'unexpectedly',
    'which',
    'budget',
    'rose',
  ]);
  words[at] = words[at] === other ? 'another' : other;
  return words.join(' ');
};

/** One to three letters added, dropped or replaced. */
export const editLetters = (sentence: string, random: Random): string => {
  let edited = sentence;
  const edits = 1 + random.below(3);
  for (let i = 0; i < edits; i++) {
    const at = random.below(edited.length - 1);
    const kind = random.below(3);
    const letter = random.pick([...'aeiorstnl']);
    if (kind === 0) edited = edited.slice(0, at) + letter + edited.slice(at);
    else if (kind === 1) edited = edited.slice(0, at) + edited.slice(at + 1);
    else edited = edited.slice(0, at) + letter + edited.slice(at + 1);
  }
  return edited.trim();
};

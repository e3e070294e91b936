/**
 * One sentence made ready for the models: words, stems and word classes, from one pass.
 */
import { stemOf } from '../text/stem.ts';
import { type Token, tokensOf } from '../text/tokens.ts';
import { classNames, type Match, matchClasses } from './lexicon/index.ts';

/** A sentence as the models see it. Places count words (tokens that are no marks). */
export interface SentenceView {
  readonly text: string;
  readonly words: readonly Token[];
  readonly stems: readonly string[];
  readonly matches: readonly Match[];
  /** How often each class was found, by class index. */
  readonly counts: Uint8Array;
  /** Punctuation in order, one character each. */
  readonly marks: string;
}

/** Words beyond this many of one sentence are not looked at: it is a list or a broken page. */
export const LONGEST_SENTENCE = 120;

/** What a number stands for, so that figures are a feature and not a vocabulary. */
export function numberSymbol(norm: string): string {
  if (/^[£$€]/.test(norm)) return '#money';
  if (norm.endsWith('%')) return '#percent';
  if (/^(?:19|20)\d\d(?:[–-]\d\d(?:\d\d)?)?$/.test(norm)) return '#year';
  return norm.includes('.') || norm.includes(',') ? '#figure' : '#number';
}

/** Reads one sentence. Linear in its length. */
export function viewOf(text: string): SentenceView {
  const words: Token[] = [];
  let marks = '';
  for (const token of tokensOf(text.length > 2000 ? text.slice(0, 2000) : text)) {
    if (token.kind === 'mark') marks += token.norm;
    else if (words.length < LONGEST_SENTENCE) words.push(token);
  }
  const stems = words.map((w) => (w.kind === 'number' ? numberSymbol(w.norm) : stemOf(w.norm)));
  const matches = matchClasses(stems);
  const counts = new Uint8Array(classNames.length);
  for (const match of matches) {
    for (const c of match.classes) counts[c] = Math.min(255, (counts[c] ?? 0) + 1);
  }
  return { text, words, stems, matches, counts, marks };
}

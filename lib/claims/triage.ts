/**
 * Triage: a linear look at a sentence's word classes, those of the sentence before and what the page
 * is about. Sentences below its bound are not looked at again; the bound is set in training so
 * that one claim in a hundred is lost at most.
 */
import { classNames } from './lexicon/index.ts';
import type { PageReading } from './reading.ts';

export interface StoredTriage {
  readonly weights: readonly number[];
  readonly bias: number;
  /** Log odds from which a sentence is read in full. */
  readonly least: number;
}

const CLASSES = classNames.length;
const EXTRAS = 6;
/** Places: classes of the sentence, of the one before, of the page (at two levels), and its shape. */
export const TRIAGE_SIZE = 4 * CLASSES + EXTRAS;

/** Log odds that the first models give a sentence that is not looked at. */
export const UNREAD = -5;

export function triagePlaces(reading: PageReading, i: number): Int32Array {
  const places: number[] = [];
  const own = reading.views[i];
  const before = reading.views[i - 1];
  for (let c = 0; c < CLASSES; c++) {
    if (own?.counts[c]) places.push(c);
    if (before?.counts[c]) places.push(CLASSES + c);
    const level = reading.levels[c] ?? 0;
    if (level > 0) places.push(2 * CLASSES + c);
    if (level > 1) places.push(3 * CLASSES + c);
  }
  const words = own?.words.length ?? 0;
  places.push(4 * CLASSES + (words < 4 ? 0 : words < 8 ? 1 : words < 14 ? 2 : words < 24 ? 3 : 4));
  if (own?.text.endsWith('?')) places.push(4 * CLASSES + 5);
  return Int32Array.from(places);
}

export function scoreTriage(
  model: Pick<StoredTriage, 'weights' | 'bias'>,
  places: Int32Array,
): number {
  let sum = model.bias;
  for (const p of places) sum += model.weights[p] ?? 0;
  return sum;
}

/** Templates over a sentence's shape and over what stands around it. */
import type { SentencePlace } from './features.ts';
import { mix } from './hashing.ts';
import { type Emit, PLAIN } from './templates.ts';
import type { SentenceView } from './view.ts';

const bin = (value: number, steps: readonly number[]) => steps.filter((s) => value >= s).length;

/** Length, punctuation, names and figures, and where the sentence stands. */
export function shapesOf(
  view: SentenceView,
  place: SentencePlace,
  hashes: readonly number[],
  emit: Emit,
): void {
  const { text, words, marks } = view;
  const n = words.length;
  const shape = (k: number, v: number) => emit(mix(mix(12, k), v), -1, -1);
  shape(0, bin(n, [3, 5, 8, 12, 17, 23, 30, 40]));
  shape(1, text.endsWith('?') || /\?["'’”]*$/.test(text) ? 1 : 0);
  shape(2, /^["'‘“]/.test(text) ? 1 : 0);
  shape(3, /["’”]$/.test(text) ? 1 : 0);
  shape(4, place.kind);
  shape(5, Math.min(place.inBlock, 3));
  shape(6, bin(place.through, [0.02, 0.1, 0.25, 0.5, 0.75, 0.9, 0.98]));
  let names = 0;
  let numbers = 0;
  for (const [i, w] of words.entries()) {
    if (w.kind === 'number') numbers++;
    else if (i > 0 && w.capital) names++;
  }
  shape(7, Math.min(numbers, 4));
  shape(8, bin(names, [1, 2, 4, 7]));
  shape(9, bin(n === 0 ? 0 : names / n, [0.1, 0.25, 0.5]));
  shape(10, /[.!?…:]["'’”)\]]*$/.test(text) ? 1 : 0);
  shape(11, marks.includes(':') ? 1 : 0);
  shape(12, marks.includes(';') ? 1 : 0);
  shape(13, marks.includes('(') ? 1 : 0);
  shape(14, Math.min(3, [...marks].filter((m) => m === ',').length));
  shape(15, /[!]/.test(marks) ? 1 : 0);
  if (n > 0) emit(mix(13, hashes[0] ?? 0), 0, 1);
  if (n > 1) emit(mix(mix(14, hashes[0] ?? 0), hashes[1] ?? 0), 0, 2);
  if (n > 0) emit(mix(15, hashes[n - 1] ?? 0), n - 1, n);
  const opening = view.matches.filter((m) => m.from < 3);
  for (const m of opening) for (const c of m.classes) emit(mix(16, c), m.from, m.to);
}

/** Word classes of the sentence before and of the title. */
export function contextOf(view: SentenceView, place: SentencePlace, emit: Emit): void {
  const { before, title } = place;
  if (before) {
    for (let c = 0; c < before.counts.length; c++)
      if (before.counts[c] && !PLAIN.has(c)) emit(mix(17, c), -1, -1);
    // A short sentence leans on the one before it.
    if (view.words.length < 10)
      for (let c = 0; c < before.counts.length; c++)
        if (before.counts[c] && !PLAIN.has(c)) emit(mix(18, c), -1, -1);
  } else emit(mix(17, 999), -1, -1);
  if (title)
    for (let c = 0; c < title.counts.length; c++)
      if (title.counts[c] && !PLAIN.has(c)) emit(mix(19, c), -1, -1);
}

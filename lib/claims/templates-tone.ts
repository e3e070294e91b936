/** Templates over tone: what speaks well and ill of a thing, and what turns either round. */

import { cueSides, cuesIn } from './cues/index.ts';
import { hashOf, mix } from './hashing.ts';
import { classIndex as C } from './lexicon/index.ts';
import { type Emit, PLAIN } from './templates.ts';
import type { SentenceView } from './view.ts';

/** Words from which a negation reaches on, and where it stops. */
const REACH = 5;

/**
 * Classes with their sign: whether a word that turns meaning round stands shortly before. The sum
 * of good and bad words so signed is a rough tone of the sentence, by its halves round a "but".
 */
export function toneOf(view: SentenceView, emit: Emit): void {
  let but = -1;
  const turns = turnsOf(view);
  for (const m of view.matches) {
    if (but < 0 && m.from > 2 && m.classes.includes(C.contrast)) but = m.from;
  }
  const sums = [0, 0, 0];
  for (const m of view.matches) {
    const flipped = turnedAt(turns, m.from);
    for (const c of m.classes) {
      if (c === C.good || c === C.bad) {
        const sign = (c === C.good ? 1 : -1) * (flipped ? -1 : 1);
        sums[0] = (sums[0] ?? 0) + sign;
        const half = but >= 0 && m.from >= but ? 2 : 1;
        sums[half] = (sums[half] ?? 0) + sign;
        emit(mix(mix(21, c), flipped ? 1 : 0), m.from, m.to);
      } else if (flipped && !PLAIN.has(c)) emit(mix(22, c), m.from, m.to);
    }
  }
  const level = (x: number) => Math.max(-3, Math.min(3, x)) + 3;
  const [whole = 0, first = 0, last = 0] = sums;
  emit(mix(mix(23, 0), level(whole)), -1, -1);
  if (but >= 0) emit(mix(mix(24, level(first)), level(last)), but, but + 1);
  const question = isQuestion(view.text) ? 1 : 0;
  // The same tone means one thing of costs and another of freedom.
  for (let c = C.tAttain; c <= C.tMeans; c++) {
    if (view.counts[c]) {
      emit(mix(mix(mix(25, c), level(whole)), question), -1, -1);
      emit(mix(mix(26, c), turns.length > 0 ? 1 : 0), -1, -1);
    }
  }
}

export const isQuestion = (text: string): boolean => /\?["'’”)]*$/.test(text);

/** Where the words that turn meaning round end. */
export const turnsOf = (view: SentenceView): number[] =>
  view.matches.filter((m) => m.classes.includes(C.flip)).map((m) => m.to);

/** Whether one of them stands shortly before word `from`. */
export const turnedAt = (turns: readonly number[], from: number): boolean =>
  turns.some((t) => from >= t && from - t <= REACH);

/** Phrases that take a side on a proposition, with what turns them round and whether they are asked. */
export function cuesOf(view: SentenceView, emit: Emit): void {
  const asked = isQuestion(view.text) ? 1 : 0;
  const turns = turnsOf(view);
  for (const cue of cuesIn(view)) {
    const { from, to } = cue;
    const turned = turnedAt(turns, from) ? 1 : 0;
    for (const list of cue.lists) {
      const { proposition, side } = cueSides[list] ?? { proposition: 0, side: 0 };
      emit(mix(30, list), from, to);
      emit(mix(mix(31, list), turned), from, to);
      emit(mix(mix(32, list), asked), from, to);
      emit(mix(33, proposition), from, to);
      emit(mix(34, side), from, to);
      emit(mix(mix(35, side), 2 * turned + asked), from, to);
    }
    let phrase = 36;
    for (let i = from; i < to; i++) phrase = mix(phrase, hashOf(view.stems[i] ?? ''));
    emit(phrase, from, to);
  }
}

/**
 * The word classes as one matcher over stems. A class is the unit by which "lifts grades",
 * "boosts results" and "drives up attainment" are one feature.
 */
import { stemOf } from '../../text/stem.ts';
import { tokensOf } from '../../text/tokens.ts';
import { argument } from './argument.ts';
import { effects } from './effects.ts';
import { frame } from './frame.ts';
import { schools } from './schools.ts';
import { tone } from './tone.ts';
import { topics } from './topics.ts';
import { working } from './working.ts';

const lists = { ...schools, ...working, ...effects, ...argument, ...frame, ...tone, ...topics };

export type ClassName = keyof typeof lists;
/** Names of all classes; a class is referred to by its place in this list. */
export const classNames = Object.keys(lists) as ClassName[];
export const classIndex = Object.fromEntries(classNames.map((name, i) => [name, i])) as Record<
  ClassName,
  number
>;

interface Entry {
  readonly stems: readonly string[];
  /** Classes that hold this phrase. */
  readonly classes: number[];
}

/** Phrases by first stem, longest first. */
const entries = new Map<string, Entry[]>();

for (const [at, name] of classNames.entries()) {
  for (const phrase of new Set(lists[name].split(',').map((p) => p.trim()))) {
    const stems = tokensOf(phrase)
      .filter((t) => t.kind !== 'mark')
      .map((t) => stemOf(t.norm));
    const [first] = stems;
    if (first === undefined) continue;
    const held = entries.get(first) ?? [];
    entries.set(first, held);
    const same = held.find(
      (e) => e.stems.length === stems.length && e.stems.every((s, i) => s === stems[i]),
    );
    if (!same) held.push({ stems, classes: [at] });
    else if (!same.classes.includes(at)) same.classes.push(at);
  }
}
for (const held of entries.values()) held.sort((a, b) => b.stems.length - a.stems.length);

/** One phrase of a class in a sentence: words `from` to `to` (exclusive), places in the list of stems. */
export interface Match {
  readonly from: number;
  readonly to: number;
  readonly classes: readonly number[];
}

/**
 * All phrases found in a sentence's stems, in order of their first word. At one place the longest
 * phrase of each class wins; a class is not reported again inside its own longer phrase.
 */
export function matchClasses(stems: readonly string[]): Match[] {
  const found: Match[] = [];
  const until = new Int32Array(classNames.length);
  for (let at = 0; at < stems.length; at++) {
    const held = entries.get(stems[at] ?? '');
    if (!held) continue;
    for (const entry of held) {
      const length = entry.stems.length;
      if (at + length > stems.length) continue;
      let same = true;
      for (let i = 1; i < length && same; i++) same = entry.stems[i] === stems[at + i];
      if (!same) continue;
      const fresh = entry.classes.filter((c) => (until[c] ?? 0) <= at);
      if (fresh.length === 0) continue;
      for (const c of fresh) until[c] = at + length;
      found.push({ from: at, to: at + length, classes: fresh });
    }
  }
  return found;
}

/** How many different phrases the classes hold. */
export const phraseCount = [...entries.values()].reduce((sum, held) => sum + held.length, 0);

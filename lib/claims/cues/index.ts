/** Phrases that tell which side of which proposition a sentence takes, as one matcher over stems. */
import { stemOf } from '../../text/stem.ts';
import { tokensOf } from '../../text/tokens.ts';
import type { SentenceView } from '../view.ts';
import { arrangements } from './sides-arrangements.ts';
import { outcomes } from './sides-outcomes.ts';

const lists: Readonly<Record<string, string>> = { ...outcomes, ...arrangements };
const listNames = Object.keys(lists);
const SIDES = ['For', 'Against', 'Open'];

/**
 * What each list is about: the lists stand by proposition, in the order of the propositions, each for,
 * against, open (0, 1, 2).
 */
export const cueSides: readonly { readonly proposition: number; readonly side: number }[] =
  listNames.map((name, at) => ({
    proposition: Math.floor(at / SIDES.length),
    side: SIDES.findIndex((side) => name.endsWith(side)),
  }));

/** Words that `~` may stand for. */
const GAP = 3;

interface Phrase {
  /** Runs of stems; between two, up to GAP other words. */
  readonly runs: readonly (readonly string[])[];
  readonly lists: number[];
}

const phrases = new Map<string, Phrase[]>();
for (const [at, name] of listNames.entries()) {
  for (const text of new Set((lists[name] ?? '').split(',').map((x) => x.trim()))) {
    const runs = text
      .split('~')
      .map((run) =>
        tokensOf(run)
          .filter((t) => t.kind !== 'mark')
          .map((t) => stemOf(t.norm)),
      )
      .filter((run) => run.length > 0);
    const first = runs[0]?.[0];
    if (first === undefined) continue;
    const held = phrases.get(first) ?? [];
    phrases.set(first, held);
    const key = JSON.stringify(runs);
    const same = held.find((p) => JSON.stringify(p.runs) === key);
    if (!same) held.push({ runs, lists: [at] });
    else if (!same.lists.includes(at)) same.lists.push(at);
  }
}

export interface Cue {
  readonly from: number;
  readonly to: number;
  readonly lists: readonly number[];
}

const runAt = (stems: readonly string[], at: number, run: readonly string[]) => {
  if (at + run.length > stems.length) return false;
  for (let i = 0; i < run.length; i++) if (stems[at + i] !== run[i]) return false;
  return true;
};

/** Where a phrase that begins at `at` ends (exclusive), or -1. */
function endOf(stems: readonly string[], at: number, { runs }: Phrase): number {
  let end = at;
  for (const [k, run] of runs.entries()) {
    let found = -1;
    for (let gap = 0; gap <= (k === 0 ? 0 : GAP) && found < 0; gap++)
      if (runAt(stems, end + gap, run)) found = end + gap + run.length;
    if (found < 0) return -1;
    end = found;
  }
  return end;
}

/** All cue phrases in a sentence's stems, in order of their first word. */
export function matchCues(stems: readonly string[]): Cue[] {
  const found: Cue[] = [];
  for (let at = 0; at < stems.length; at++) {
    for (const phrase of phrases.get(stems[at] ?? '') ?? []) {
      const end = endOf(stems, at, phrase);
      if (end > 0) found.push({ from: at, to: end, lists: phrase.lists });
    }
  }
  return found;
}

const known = new WeakMap<SentenceView, readonly Cue[]>();

/** The same for a sentence that is asked about more than once. */
export function cuesIn(view: SentenceView): readonly Cue[] {
  const had = known.get(view);
  if (had) return had;
  const found = matchCues(view.stems);
  known.set(view, found);
  return found;
}

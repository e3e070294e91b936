/**
 * The words that decided: each feature's share of the score is spread over the words it came
 * from; the heaviest phrases of the lexicon are shown, as the reader sees them.
 */
import { cuesIn } from './cues/index.ts';
import { type FeatureSet, families } from './features.ts';
import { frame } from './lexicon/frame.ts';
import { classIndex as C, classNames } from './lexicon/index.ts';
import { tone } from './lexicon/tone.ts';
import type { Linear } from './linear.ts';
import { levelOf } from './packing.ts';
import type { SentenceView } from './view.ts';

/** Phrases that are looked at, and shown. */
const MOST = 5;
const SHOWN_MOST = 3;
/** Words between two phrases that are shown as one; words of the longest phrase with a gap in it. */
const NEAR = 2;
const LONGEST_PHRASE = 6;
/** What no phrase reaches over. */
const BREAK = /[,;:?!–—()“”"]|\.(?!\d)/;
/** A sentence of fewer words leans on the one before it. */
const SHORT = 12;
const HOLLOW =
  /^(?:the|a|an|of|to|in|on|at|by|for|with|and|or|that|which|who|it|its|is|are|was|were|be|been|has|have|had|as|from|this|their|they|we|i|our|he|she|his|her)$/;
const TELLING = [
  C.collab,
  C.loose,
  C.group,
  C.school,
  C.otherSchools,
  C.share,
  C.compete,
  C.autonomy,
];

/** Classes that say something of the debate; words of grammar and tone alone decide nothing a reader could see. */
const SHOWN = new Set(
  classNames.filter((name) => !(name in frame) && !(name in tone)).map((name) => C[name]),
);

/** Contribution by word of a feature set to several models' scores; the last place holds the context's. */
function shareByWord(set: FeatureSet, models: readonly Linear[], words: number): Float64Array {
  const shares = new Float64Array(words + 1);
  for (let i = 0; i < set.ids.length; i++) {
    let weight = 0;
    for (const m of models)
      weight +=
        levelOf(m.weights[(set.ids[i] ?? 0) & m.mask] ?? 0) *
        m.scale *
        (m.gains[set.family[i] ?? 0] ?? 0);
    const from = set.from[i] ?? -1;
    const to = set.to[i] ?? -1;
    if (from < 0) {
      const family = families[set.family[i] ?? 0];
      if (family === 'context' || family === 'page') shares[words] = (shares[words] ?? 0) + weight;
      continue;
    }
    const span = Math.max(1, to - from);
    for (let w = from; w < to && w < words; w++) shares[w] = (shares[w] ?? 0) + weight / span;
  }
  return shares;
}

/** The telling phrase of a neighbouring text, or null. */
function tellingPhrase(view: SentenceView | null): string | null {
  if (!view) return null;
  const match = view.matches.find((m) => m.classes.some((c) => TELLING.includes(c)));
  const first = match && view.words[match.from];
  const last = match && view.words[match.to - 1];
  return first && last ? view.text.slice(first.start, last.end) : null;
}

/** Words `from` to `to` (exclusive) of the sentence, and what they weighed. */
interface Span {
  readonly from: number;
  readonly to: number;
  readonly weight: number;
}

/** Phrases of the lexicon and of the sides that weighed in, heaviest first, none touching another. */
function heaviest(view: SentenceView, shares: Float64Array): Span[] {
  const weigh = (from: number, to: number): Span => {
    let weight = 0;
    for (let w = from; w < to; w++) weight += shares[w] ?? 0;
    return { from, to, weight };
  };
  const phrases = [
    ...view.matches.filter((m) => m.classes.some((c) => SHOWN.has(c))),
    ...cuesIn(view).filter((cue) => cue.to - cue.from <= LONGEST_PHRASE),
  ]
    .map(({ from, to }) => weigh(...trimmed(view, from, to)))
    .filter(({ from, to }) => !BREAK.test(textOf(view, from, to)));
  const taken: Span[] = [];
  for (const span of phrases.sort(
    (a, b) => b.weight - a.weight || b.to - a.to || a.from - b.from,
  )) {
    if (taken.length >= MOST) break;
    if (span.weight <= 0 || span.to <= span.from) continue;
    if (taken.every((t) => span.to <= t.from || span.from >= t.to)) taken.push(span);
  }
  return taken;
}

/** Without the hollow words at its ends. */
function trimmed(view: SentenceView, from: number, to: number): [number, number] {
  let [a, b] = [from, to];
  while (a < b && HOLLOW.test(view.words[a]?.norm ?? '')) a++;
  while (b > a && HOLLOW.test(view.words[b - 1]?.norm ?? '')) b--;
  return [a, b];
}

/** Neighbours with next to nothing between them read as one phrase. */
function joined(view: SentenceView, spans: readonly Span[]): Span[] {
  const whole: Span[] = [];
  for (const span of [...spans].sort((a, b) => a.from - b.from)) {
    const last = whole.at(-1);
    const between = view.text.slice(
      view.words[(last?.to ?? 1) - 1]?.end ?? 0,
      view.words[span.from]?.start ?? 0,
    );
    if (last && span.from - last.to <= NEAR && !BREAK.test(between))
      whole[whole.length - 1] = {
        from: last.from,
        to: span.to,
        weight: Math.max(last.weight, span.weight),
      };
    else whole.push(span);
  }
  return whole;
}

const textOf = (view: SentenceView, from: number, to: number): string =>
  view.text.slice(view.words[from]?.start ?? 0, view.words[to - 1]?.end ?? 0);

/**
 * @param models the models whose scores are explained
 * @returns at most three phrases as they stand in the sentence, none inside another, longest first;
 *   and `title: …` or `before: …` where what stands around the sentence weighed in
 */
export function becauseOf(
  view: SentenceView,
  set: FeatureSet,
  models: readonly Linear[],
  title: SentenceView | null,
  before: SentenceView | null,
): string[] {
  const shares = shareByWord(set, models, view.words.length);
  const spans = joined(view, heaviest(view, shares));
  const strongest = Math.max(0, ...spans.map((s) => s.weight));
  const reasons = spans
    .map(({ from, to }) => textOf(view, from, to))
    .sort((a, b) => b.length - a.length)
    .filter((text, i, all) => !all.slice(0, i).some((longer) => longer.includes(text)))
    .slice(0, SHOWN_MOST);
  if (reasons.length === 0 || (shares[view.words.length] ?? 0) > strongest) {
    const prior = tellingPhrase(before);
    const heading = tellingPhrase(title);
    if (prior && view.words.length < SHORT) reasons.push(`before: ${prior}`);
    else if (heading) reasons.push(`title: ${heading}`);
  }
  return reasons;
}

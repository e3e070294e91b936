/**
 * The words that decided: each feature's share of the score is spread over the words it came
 * from; the heaviest words, widened to the phrase of the lexicon they belong to, are shown.
 */
import { type FeatureSet, families } from './features.ts';
import { frame } from './lexicon/frame.ts';
import { classIndex as C, classNames } from './lexicon/index.ts';
import { tone } from './lexicon/tone.ts';
import { type Linear, levelOf } from './linear.ts';
import type { SentenceView } from './view.ts';

const MOST = 4;
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

/**
 * @param models the models whose scores are explained
 * @returns at most four phrases of the sentence, most telling first, and `title: …` or
 *   `before: …` where what stands around it weighed in
 */
export function becauseOf(
  view: SentenceView,
  set: FeatureSet,
  models: readonly Linear[],
  title: SentenceView | null,
  before: SentenceView | null,
): string[] {
  const shares = shareByWord(set, models, view.words.length);
  const taken = new Set<number>();
  const found: { text: string; weight: number }[] = [];
  const order = [...view.words.keys()].sort((a, b) => (shares[b] ?? 0) - (shares[a] ?? 0) || a - b);
  for (const w of order) {
    if (found.length >= MOST || (shares[w] ?? 0) <= 0) break;
    const word = view.words[w];
    if (!word || taken.has(w) || HOLLOW.test(word.norm)) continue;
    const match = view.matches
      .filter((m) => m.from <= w && w < m.to && m.classes.some((c) => SHOWN.has(c)))
      .sort((a, b) => b.to - b.from - (a.to - a.from))[0];
    if (!match) continue;
    const { from, to } = match;
    let fresh = true;
    for (let k = from; k < to; k++) if (taken.has(k)) fresh = false;
    if (!fresh) continue;
    for (let k = from; k < to; k++) taken.add(k);
    const first = view.words[from];
    const last = view.words[to - 1];
    if (first && last)
      found.push({ text: view.text.slice(first.start, last.end), weight: shares[w] ?? 0 });
  }
  const context = shares[view.words.length] ?? 0;
  const reasons = found.map((f) => f.text);
  const strongest = found[0]?.weight ?? 0;
  if (found.length === 0 || context > strongest) {
    const before_ = tellingPhrase(before);
    const title_ = tellingPhrase(title);
    if (before_ && view.words.length < 12) reasons.push(`before: ${before_}`);
    else if (title_) reasons.push(`title: ${title_}`);
  }
  return reasons;
}

/**
 * What the second models read to say what a claim claims: the first models' scores for it, what the
 * sentences around it and the page speak of, its word classes and the sides its phrases take, each
 * once as it stands and once after a word that turns it round. (Stacked, as in dense.ts.)
 */
import { cueSides, cuesIn } from './cues/index.ts';
import { classIndex as C, classNames } from './lexicon/index.ts';
import type { PageReading } from './reading.ts';
import { isQuestion, turnedAt, turnsOf } from './templates-tone.ts';

/** Log odds by the first models: by model, sentence and label. Sentences that are not heard may be empty. */
export interface LabelScores {
  readonly topic: readonly (readonly (readonly number[])[])[];
  readonly stance: readonly (readonly (readonly number[])[])[];
  readonly wording: readonly (readonly (readonly number[])[])[];
}

/** What is hardly a claim is not heard by its neighbours, and need not have been scored. */
export const HEARD = 0.05;
/** Propositions that are weighed for a sentence: the likeliest by the first models. */
const CANDIDATES = 6;

const CLASSES = classNames.length;
const LISTS = cueSides.length;
/** The class of phrases that point to each proposition, in their order. */
const TOPIC_CLASSES = [
  C.tAttain,
  C.tSystem,
  C.tStruggle,
  C.tStaff,
  C.tKnow,
  C.tBeyond,
  C.tCompete,
  C.tGroup,
  C.tLoose,
  C.tMandate,
  C.tAutonomy,
  C.tCost,
  C.tAccount,
  C.tEvidence,
  C.tMeans,
];

/** Scores of several models added up, as shares of one. */
function sharesOf(models: readonly (readonly (readonly number[])[])[], i: number): Float64Array {
  const width = models[0]?.[i]?.length ?? 0;
  const sums = new Float64Array(width);
  for (const m of models)
    for (let t = 0; t < width; t++) sums[t] = (sums[t] ?? 0) + (m[i]?.[t] ?? 0);
  const most = Math.max(...sums);
  let total = 0;
  for (let t = 0; t < width; t++) {
    const x = Math.exp((sums[t] ?? 0) - most);
    sums[t] = x;
    total += x;
  }
  return sums.map((x) => x / total);
}

const logOf = (share: number | undefined) => Math.log((share ?? 0) + 1e-4);

/** What stands around each sentence, by label: shares of what is heard, before, after, on the page and in its block. */
function surroundings(
  reading: PageReading,
  shares: readonly Float64Array[],
  claim: ArrayLike<number>,
  labels: number,
): (i: number, label: number) => readonly [number, number, number, number] {
  const total = new Float64Array(labels);
  const blocks = new Map<number, Float64Array>();
  let claims = 0;
  const heard = shares.map((share, i) => {
    const weight = claim[i] ?? 0;
    if (weight < HEARD || share.length === 0) return null;
    claims += weight;
    const block = reading.sentences[i]?.block ?? 0;
    const sums = blocks.get(block) ?? new Float64Array(labels);
    blocks.set(block, sums);
    return share.map((x, t) => {
      total[t] = (total[t] ?? 0) + x * weight;
      sums[t] = (sums[t] ?? 0) + x * weight;
      return x * weight;
    });
  });
  return (i, t) => {
    const own = heard[i]?.[t] ?? 0;
    const weight = heard[i] ? (claim[i] ?? 0) : 0;
    return [
      heard[i - 1]?.[t] ?? 0,
      heard[i + 1]?.[t] ?? 0,
      ((total[t] ?? 0) - own) / Math.max(0.5, claims - weight),
      (blocks.get(reading.sentences[i]?.block ?? -1)?.[t] ?? 0) - own,
    ];
  };
}

interface Counts {
  readonly classes: Uint8Array;
  /** Of those, after a word that turns meaning round. */
  readonly turned: Uint8Array;
  readonly sides: Uint8Array;
  readonly sidesTurned: Uint8Array;
  readonly turns: number;
}

function countsOf(reading: PageReading, i: number): Counts {
  const turned = new Uint8Array(CLASSES);
  const sides = new Uint8Array(LISTS);
  const sidesTurned = new Uint8Array(LISTS);
  const view = reading.views[i];
  if (!view) return { classes: turned, turned, sides, sidesTurned, turns: 0 };
  const turns = turnsOf(view);
  for (const m of view.matches)
    if (turnedAt(turns, m.from)) for (const c of m.classes) turned[c] = (turned[c] ?? 0) + 1;
  for (const cue of cuesIn(view)) {
    const round = turnedAt(turns, cue.from);
    for (const list of cue.lists) {
      sides[list] = (sides[list] ?? 0) + 1;
      if (round) sidesTurned[list] = (sidesTurned[list] ?? 0) + 1;
    }
  }
  return { classes: view.counts, turned, sides, sidesTurned, turns: turns.length };
}

export interface LabelRows {
  /** One row a proposition that is weighed, in the order of `of`. */
  topic(i: number): { readonly of: readonly number[]; readonly rows: readonly Float32Array[] };
  /** The row for stance and wording. */
  side(i: number): Float32Array;
}

/** @param claim calibrated probability by sentence */
export function labelRowsOf(
  reading: PageReading,
  scores: LabelScores,
  claim: ArrayLike<number>,
): LabelRows {
  const n = reading.sentences.length;
  const each = (models: readonly (readonly (readonly number[])[])[]) =>
    Array.from({ length: n }, (_, i) => sharesOf(models, i));
  const topics = each(scores.topic);
  const stances = each(scores.stance);
  const labels = TOPIC_CLASSES.length;
  const topicAround = surroundings(reading, topics, claim, labels);
  const stanceAround = surroundings(reading, stances, claim, 3);
  // Asked for twice in a row.
  let last: { i: number; counts: Counts } | null = null;
  const countsAt = (i: number): Counts => {
    if (last?.i !== i) last = { i, counts: countsOf(reading, i) };
    return last.counts;
  };
  const headline = (t: number) => (topics[0]?.[t] ?? 0) * (claim[0] ?? 0);
  const shapeOf = (i: number) => {
    const s = reading.sentences[i];
    return [s && isQuestion(s.text) ? 1 : 0, reading.views[i]?.words.length ?? 0];
  };
  return {
    topic(i) {
      const mean = Array.from(
        { length: labels },
        (_, t) => scores.topic.reduce((sum, m) => sum + (m[i]?.[t] ?? 0), 0) / scores.topic.length,
      );
      const order = [...mean.keys()].sort((a, b) => (mean[b] ?? 0) - (mean[a] ?? 0) || a - b);
      const counts = countsAt(i);
      const wording = sharesOf(scores.wording, i);
      const shape = shapeOf(i);
      const of = order.slice(0, CANDIDATES);
      return {
        of,
        rows: of.map((t, rank) => {
          const c = TOPIC_CLASSES[t] ?? 0;
          const rival = mean[order[rank === 0 ? 1 : 0] ?? 0] ?? 0;
          return Float32Array.from([
            ...scores.topic.map((m) => m[i]?.[t] ?? 0),
            logOf(topics[i]?.[t]),
            rank,
            (mean[t] ?? 0) - rival,
            ...topicAround(i, t),
            headline(t),
            reading.views[0]?.counts[c] ?? 0,
            reading.views[i - 1]?.counts[c] ?? 0,
            counts.classes[c] ?? 0,
            counts.turned[c] ?? 0,
            ...counts.sides.slice(3 * t, 3 * t + 3),
            ...counts.sidesTurned.slice(3 * t, 3 * t + 3),
            ...(stances[i] ?? []),
            ...wording,
            ...shape,
            claim[i] ?? 0,
            t,
          ]);
        }),
      };
    },
    side(i) {
      const counts = countsAt(i);
      const around = [0, 1, 2].flatMap((t) => stanceAround(i, t));
      return Float32Array.from([
        ...Array.from(topics[i] ?? [], logOf),
        ...scores.stance.flatMap((m) => m[i] ?? []),
        ...scores.wording.flatMap((m) => m[i] ?? []),
        ...shapeOf(i),
        i / n,
        reading.sentences[i]?.headline ? 1 : 0,
        claim[i] ?? 0,
        counts.turns,
        ...counts.classes,
        ...counts.turned,
        ...counts.sides,
        ...counts.sidesTurned,
        ...around,
      ]);
    },
  };
}

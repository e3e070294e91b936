/** Fitting of the second label models: which proposition, which stance, which wording. */
import { type LabelRows, labelRowsOf } from '../../lib/claims/label-rows.ts';
import { type LabelModels, labelled } from '../../lib/claims/labels.ts';
import type { StoredTrees } from '../../lib/claims/trees.ts';
import { binColumns, fitTrees } from './boosting.ts';
import { type FirstScoresOfAll, mainOf } from './first.ts';
import type { Prepared } from './prepare.ts';
import { STANCE_TREES, STANCES, TOPIC_TREES, WORDING_TREES, WORDINGS } from './specs.ts';

/** Rows by sentence; null for what is no claim and is not likely to be taken for one. */
export interface LabelInputs {
  readonly topic: readonly (ReturnType<LabelRows['topic']> | null)[];
  readonly side: readonly (Float32Array | null)[];
  /** Log odds by the first wording models, which have their own say. */
  readonly wording: readonly (readonly number[])[];
}

/** Least probability from which a sentence that is no claim gets its labels (for the report). */
const LIKELY = 0.1;

export function labelInputs(
  p: Prepared,
  first: FirstScoresOfAll,
  claim: Float64Array,
): LabelInputs {
  const topic: (ReturnType<LabelRows['topic']> | null)[] = [];
  const side: (Float32Array | null)[] = [];
  const wording: number[][] = [];
  for (const [a, reading] of p.readings.entries()) {
    const from = p.from[a] ?? 0;
    const to = from + reading.sentences.length;
    const part = (models: number[][][]) => models.map((m) => m.slice(from, to));
    const { topic: t, stance: s, wording: w } = first.groups;
    const scores = { topic: part(t), stance: part(s), wording: part(w) };
    const rows = labelRowsOf(reading, scores, claim.slice(from, to));
    for (let i = 0; i < to - from; i++) {
      const wanted = p.claim[from + i] || (claim[from + i] ?? 0) >= LIKELY;
      topic.push(wanted ? rows.topic(i) : null);
      side.push(wanted ? rows.side(i) : null);
      wording.push(sumOf(scores.wording, i));
    }
  }
  return { topic, side, wording };
}

const sumOf = (models: readonly number[][][], i: number): number[] =>
  (models[0]?.[i] ?? []).map((_, t) => models.reduce((sum, m) => sum + (m[i]?.[t] ?? 0), 0));

export function fitLabels(
  p: Prepared,
  inputs: LabelInputs,
  keep: (i: number) => boolean,
): LabelModels {
  const used = [...p.sentences.keys()].filter(
    (i) => p.claim[i] && (p.labelWeight[i] ?? 0) > 0 && keep(i),
  );
  const weight = Float64Array.from(used, (i) => p.labelWeight[i] ?? 0);
  const main = {
    topic: mainOf(p, 'topic'),
    stance: mainOf(p, 'stance'),
    wording: mainOf(p, 'wording'),
  };
  const sides = binColumns(used.map((i) => inputs.side[i] ?? new Float32Array()));
  const each = (names: readonly string[], of: Int8Array, o: typeof STANCE_TREES): StoredTrees[] =>
    names.map((_, t) =>
      fitTrees(
        sides,
        Float64Array.from(used, (i) => (of[i] === t ? 1 : 0)),
        weight,
        o,
      ),
    );
  const weighed = used.flatMap((i) => {
    const { of, rows } = inputs.topic[i] ?? { of: [], rows: [] };
    return of.map((t, k) => ({
      row: rows[k] ?? new Float32Array(),
      y: main.topic[i] === t ? 1 : 0,
      w: p.labelWeight[i] ?? 0,
    }));
  });
  return {
    topic: fitTrees(
      binColumns(weighed.map((x) => x.row)),
      Float64Array.from(weighed, (x) => x.y),
      Float64Array.from(weighed, (x) => x.w),
      TOPIC_TREES,
    ),
    stance: each(STANCES, main.stance, STANCE_TREES),
    wording: each(WORDINGS, main.wording, WORDING_TREES),
  };
}

export interface LabelLogOdds {
  readonly topic: number[][];
  readonly stance: number[][];
  readonly wording: number[][];
}

/** Log odds of every row by models that have not seen its article. */
export function unseenLabels(p: Prepared, inputs: LabelInputs): LabelLogOdds {
  const foldOf = (i: number) => p.fold[p.article[i] ?? 0] ?? 0;
  const models = Array.from({ length: p.folds }, (_, k) =>
    fitLabels(p, inputs, (i) => foldOf(i) !== k),
  );
  const all = p.sentences.map((_, i) => {
    const topic = inputs.topic[i];
    const side = inputs.side[i];
    const m = models[foldOf(i)];
    return topic && side && m ? labelled(m, topic, side, inputs.wording[i] ?? []) : null;
  });
  return {
    topic: all.map((x) => x?.topic ?? []),
    stance: all.map((x) => x?.stance ?? []),
    wording: all.map((x) => x?.wording ?? []),
  };
}

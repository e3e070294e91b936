/** The evaluation as one object. */
import type { Sensitivity } from '../../lib/claims/types.ts';
import { TOPICS } from '../train/specs.ts';
import { bm25, keyword } from './baselines.ts';
import {
  type Finding,
  falseMarks,
  finding,
  type Labelling,
  labelling,
  type Row,
  ratio,
  reliability,
} from './measures.ts';

export interface Mistake {
  readonly sort: 'false mark' | 'missed' | 'wrong proposition' | 'wrong stance';
  readonly score: number;
  readonly article: string;
  readonly text: string;
  readonly is: string;
  readonly as: string;
}

export interface Report {
  readonly thresholds: Readonly<Record<Sensitivity, number>>;
  /** By group of articles: `real` leaves the dense extracts (p) out. */
  readonly groups: Readonly<
    Record<
      string,
      {
        readonly finding: Readonly<Record<Sensitivity, Finding>>;
        /** Of all true claims. */
        readonly labelling: Labelling;
        /** Of those that are found at "balanced". */
        readonly ofFound: Labelling;
      }
    >
  >;
  readonly baselines: Readonly<Record<string, Finding>>;
  readonly byProposition: readonly {
    id: string;
    claims: number;
    found: number;
    precision: number;
    recall: number;
  }[];
  readonly byKind: readonly { kind: string; finding: Finding }[];
  readonly lookalike: Readonly<Record<Sensitivity, { pages: number; mean: number; clean: number }>>;
  readonly reliability: ReturnType<typeof reliability>;
  readonly mistakes: readonly Mistake[];
}

/** The best F1 of a score over all its cuts: kinder to a baseline than a threshold chosen elsewhere. */
function bestCut(rows: readonly Row[], score: (row: Row, i: number) => number): Finding {
  const scored = rows.map((row, i) => ({ row, s: score(row, i) }));
  const sorted = scored.map((x) => x.s).sort((a, b) => a - b);
  const cuts = Array.from(
    { length: 60 },
    (_, k) => sorted[Math.floor(((k + 20) / 80) * (sorted.length - 1))] ?? 0,
  );
  const at = (cut: number) => {
    const marked = new Set(scored.filter((x) => x.s > cut).map((x) => x.row));
    return finding(rows, (r) => marked.has(r));
  };
  return cuts.map(at).reduce((best, f) => (f.f1 > best.f1 ? f : best));
}

export function reportOf(
  rows: readonly Row[],
  scores: Readonly<Record<string, readonly number[]>>,
  thresholds: Readonly<Record<Sensitivity, number>>,
  mistakes: number,
): Report {
  const at = (s: Sensitivity) => (r: Row) => r.score >= thresholds[s];
  const three = (part: readonly Row[]) => ({
    fewer: finding(part, at('fewer')),
    balanced: finding(part, at('balanced')),
    more: finding(part, at('more')),
  });
  const real = rows.filter((r) => r.set !== 'p');
  const sets = [...new Set(rows.map((r) => r.set))].sort();
  const groups = Object.fromEntries(
    [
      ['real', real] as const,
      ...sets.map((s) => [s, rows.filter((r) => r.set === s)] as const),
    ].map(([name, part]) => [
      name,
      {
        finding: three(part),
        labelling: labelling(part),
        ofFound: labelling(part.filter(at('balanced'))),
      },
    ]),
  );
  const search = bm25();
  const marks = at('balanced');
  const main = (r: Row) => r.labels[0]?.topic ?? '';
  const off = (r: Row) => !r.labels.some((l) => l.topic === r.propositions[0]?.id);
  const label = (r: Row) => r.labels.map((l) => `${l.topic}/${l.stance}/${l.wording}`).join('; ');
  const guess = (r: Row) =>
    r.propositions.map((p) => `${p.id}/${p.stance}/${p.wording}`).join('; ');
  const list = (
    sort: Mistake['sort'],
    part: readonly Row[],
    order: (r: Row) => number,
  ): Mistake[] =>
    [...part]
      .sort((a, b) => order(b) - order(a))
      .slice(0, mistakes)
      .map((r) => ({
        sort,
        score: r.score,
        article: r.article,
        text: r.text,
        is: label(r),
        as: guess(r),
      }));
  const found = real.filter((r) => r.labels.length > 0 && marks(r));
  return {
    thresholds,
    groups,
    baselines: {
      keyword: finding(real, (r) => keyword(r.text)),
      bm25: bestCut(real, (r) => search(r.text).score),
      ...Object.fromEntries(
        Object.entries(scores).map(([name, list]) => {
          const of = new Map(rows.map((r, i) => [r, list[i] ?? 0]));
          return [name, bestCut(real, (r) => of.get(r) ?? 0)] as const;
        }),
      ),
    },
    byProposition: TOPICS.map((id) => {
      const of = real.filter((r) => main(r) === id);
      const said = real.filter((r) => r.labels.length > 0 && r.propositions[0]?.id === id);
      const right = of.filter((r) => r.propositions[0]?.id === id).length;
      return {
        id,
        claims: of.length,
        found: ratio(of.filter(marks).length, of.length),
        precision: ratio(right, said.length),
        recall: ratio(right, of.length),
      };
    }),
    byKind: [...new Set(rows.map((r) => r.kind))].sort().map((kind) => ({
      kind,
      finding: finding(
        real.filter((r) => r.kind === kind),
        marks,
      ),
    })),
    lookalike: {
      fewer: falseMarks(rows, at('fewer')),
      balanced: falseMarks(rows, marks),
      more: falseMarks(rows, at('more')),
    },
    reliability: reliability(real),
    mistakes: [
      ...list(
        'false mark',
        real.filter((r) => r.labels.length === 0),
        (r) => r.score,
      ),
      ...list(
        'missed',
        real.filter((r) => r.labels.length > 0),
        (r) => -r.score,
      ),
      ...list('wrong proposition', found.filter(off), (r) => r.score),
      ...list(
        'wrong stance',
        found.filter(
          (r) =>
            r.labels[0]?.stance !== r.propositions[0]?.stance &&
            r.labels[0]?.stance_alt !== r.propositions[0]?.stance,
        ),
        (r) => r.score,
      ),
    ],
  };
}

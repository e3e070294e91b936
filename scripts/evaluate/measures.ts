/** Measures of the evaluation, over rows of predictions; nothing here reads files or prints. */
import type { ClaimedProposition } from '../../lib/claims/types.ts';
import type { Label } from '../corpus.ts';

/** One sentence: what it is and what was predicted by a model that has not seen its article. */
export interface Row {
  readonly text: string;
  readonly article: string;
  readonly set: string;
  readonly kind: string;
  readonly labels: readonly Label[];
  readonly score: number;
  readonly propositions: readonly ClaimedProposition[];
}

export interface Finding {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  readonly marked: number;
  readonly claims: number;
}

export const ratio = (part: number, whole: number) => (whole === 0 ? 0 : part / whole);

export function finding(rows: readonly Row[], marks: (row: Row) => boolean): Finding {
  let hits = 0;
  let marked = 0;
  let claims = 0;
  for (const row of rows) {
    const is = row.labels.length > 0;
    const as = marks(row);
    if (is) claims++;
    if (as) marked++;
    if (is && as) hits++;
  }
  const precision = ratio(hits, marked);
  const recall = ratio(hits, claims);
  return {
    precision,
    recall,
    f1: ratio(2 * precision * recall, precision + recall),
    marked,
    claims,
  };
}

/** Topics that count as right for the main proposition: the first label, and second readings. */
const mains = (labels: readonly Label[]) =>
  labels.filter((l, i) => i === 0 || l.alt).map((l) => l.topic);
const stancesRight = (l: Label | undefined) => [l?.stance, l?.stance_alt];
const wordingsRight = (l: Label | undefined) => [l?.wording, l?.wording_alt];

/** The label that a prediction is held against: the one of its topic, else the main one. */
const counterpart = (row: Row) =>
  row.labels.find((l) => l.topic === row.propositions[0]?.id) ?? row.labels[0];

export interface Labelling {
  readonly claims: number;
  readonly main: number;
  readonly any: number;
  readonly microF1: number;
  readonly stance: number;
  readonly recallByStance: Readonly<Record<string, number>>;
  readonly wording: number;
}

/** Over true claims, whether found or not. */
export function labelling(rows: readonly Row[]): Labelling {
  const claims = rows.filter((r) => r.labels.length > 0);
  const share = (test: (r: Row) => boolean) => ratio(claims.filter(test).length, claims.length);
  let hits = 0;
  let given = 0;
  let wanted = 0;
  for (const r of claims) {
    const gold = new Set(r.labels.filter((l) => !l.alt).map((l) => l.topic));
    const allowed = new Set(r.labels.map((l) => l.topic));
    given += r.propositions.length;
    wanted += gold.size;
    hits += r.propositions.filter((p) => allowed.has(p.id)).length;
  }
  const precision = ratio(hits, given);
  const recall = Math.min(1, ratio(hits, wanted));
  const recallByStance = Object.fromEntries(
    ['asserts', 'disputes', 'open'].map((s) => {
      const of = claims.filter((r) => counterpart(r)?.stance === s);
      return [
        s,
        ratio(
          of.filter((r) => stancesRight(counterpart(r)).includes(r.propositions[0]?.stance)).length,
          of.length,
        ),
      ];
    }),
  );
  return {
    claims: claims.length,
    main: share((r) => mains(r.labels).includes(r.propositions[0]?.id ?? '')),
    any: share((r) => r.propositions.some((p) => r.labels.some((l) => l.topic === p.id))),
    microF1: ratio(2 * precision * recall, precision + recall),
    stance: share((r) => stancesRight(counterpart(r)).includes(r.propositions[0]?.stance)),
    recallByStance,
    wording: share((r) => wordingsRight(counterpart(r)).includes(r.propositions[0]?.wording)),
  };
}

/** False marks by page that is about something else (kind `lookalike`, no claim at all). */
export function falseMarks(
  rows: readonly Row[],
  marks: (row: Row) => boolean,
): { pages: number; mean: number; clean: number } {
  const byPage = new Map<string, Row[]>();
  for (const r of rows)
    if (r.kind === 'lookalike') byPage.set(r.article, [...(byPage.get(r.article) ?? []), r]);
  const pages = [...byPage.values()].filter((page) => page.every((r) => r.labels.length === 0));
  const counts = pages.map((page) => page.filter(marks).length);
  return {
    pages: pages.length,
    mean: ratio(
      counts.reduce((a, b) => a + b, 0),
      pages.length,
    ),
    clean: ratio(counts.filter((n) => n === 0).length, pages.length),
  };
}

/** Reliability: in each tenth of the score, the mean score and the share that are claims. */
export function reliability(
  rows: readonly Row[],
): { from: number; rows: number; score: number; claims: number }[] {
  return Array.from({ length: 10 }, (_, k) => {
    const part = rows.filter((r) => Math.min(9, Math.floor(r.score * 10)) === k);
    return {
      from: k / 10,
      rows: part.length,
      score: ratio(
        part.reduce((a, r) => a + r.score, 0),
        part.length,
      ),
      claims: ratio(part.filter((r) => r.labels.length > 0).length, part.length),
    };
  });
}

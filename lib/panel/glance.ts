/** A page at a glance: what it claims along its length, and what it leaves out. */
import { propositionOf } from '../knowledge/lookup.ts';
import type { Knowledge, PropositionId, Side, Stance } from '../knowledge/types.ts';
import type { RatedClaim } from '../weigh.ts';

/** One claim in the picture. */
export interface GlanceMark {
  /** The claim's offset in the page text. */
  readonly start: number;
  /** How far down the article it stands, 0 to 1. */
  readonly at: number;
  readonly stance: Stance;
}

/** One proposition of the page, with its claims in reading order. */
export interface GlanceRow {
  readonly key: PropositionId;
  readonly marks: readonly GlanceMark[];
  readonly counts: Readonly<Record<Stance, number>>;
  readonly total: number;
}

/** Rows, the proposition met most first; equal ones as they first come. A claim stands in the row of each of its propositions. */
export function glanceOf(
  claims: readonly RatedClaim[],
  extent: { readonly start: number; readonly end: number },
): GlanceRow[] {
  const rows = new Map<PropositionId, GlanceMark[]>();
  const length = Math.max(1, extent.end - extent.start);
  for (const { start, propositions } of claims) {
    const at = Math.min(1, Math.max(0, (start - extent.start) / length));
    for (const { id, stance } of propositions) {
      const marks = rows.get(id) ?? [];
      marks.push({ start, at, stance });
      rows.set(id, marks);
    }
  }
  return [...rows]
    .map(([key, marks]) => {
      const counts = { asserts: 0, disputes: 0, open: 0 };
      for (const { stance } of marks) counts[stance] += 1;
      return { key, marks, counts, total: marks.length };
    })
    .sort((a, b) => b.total - a.total);
}

/** A proposition of which the page gives one side only. */
export interface Unheard {
  readonly proposition: PropositionId;
  /** The side that no sentence of the page takes. */
  readonly side: Side;
  /** How many sentences take the other one. */
  readonly said: number;
  /** How many arguments the documents hold for the side that is not heard. */
  readonly held: number;
}

export interface LeftOut {
  readonly unheard: readonly Unheard[];
  /** Propositions that no sentence touches: those related to one that is touched first. */
  readonly untouched: readonly PropositionId[];
}

/** What the page does not say. A proposition that it only leaves open has neither side, and is not listed as one-sided. */
export function leftOut(rows: readonly GlanceRow[], knowledge: Knowledge): LeftOut {
  const touched = new Map(rows.map((row) => [row.key, row]));
  const unheard: Unheard[] = [];
  const near = new Set<PropositionId>();
  for (const { key, counts } of rows) {
    const proposition = propositionOf(knowledge, key);
    if (!proposition) continue;
    for (const id of proposition.related) near.add(id);
    const { asserts, disputes } = counts;
    if (asserts > 0 === disputes > 0) continue;
    const side = asserts > 0 ? 'against' : 'for';
    unheard.push({
      proposition: key,
      side,
      said: asserts + disputes,
      held: proposition[side].length,
    });
  }
  const untouched = knowledge.propositions.map(({ id }) => id).filter((id) => !touched.has(id));
  return {
    unheard,
    untouched: [
      ...untouched.filter((id) => near.has(id)),
      ...untouched.filter((id) => !near.has(id)),
    ],
  };
}

/** The numbers behind the pictures. Each is a list of tallies by stance, ready for a bar and a table row. */
import type { PropositionId, Stance } from '../knowledge/types.ts';
import { least, most } from '../notes/order.ts';
import { dayOf } from './arrange.ts';
import type { Sighting } from './sightings.ts';

export interface Tally {
  /** Proposition id, site, or the first day of the month or week. */
  readonly key: string;
  readonly counts: Readonly<Record<Stance, number>>;
  readonly total: number;
}

function tally(key: string, sightings: readonly Sighting[]): Tally {
  const counts = { asserts: 0, disputes: 0, open: 0 };
  for (const { stance } of sightings) counts[stance] += 1;
  return { key, counts, total: sightings.length };
}

function grouped(
  sightings: readonly Sighting[],
  keyOf: (sighting: Sighting) => string,
): Map<string, Sighting[]> {
  return Map.groupBy(sightings, keyOf);
}

/** Every proposition of `order` that was met, then any other, most met first within each. */
export function talliesByProposition(
  sightings: readonly Sighting[],
  order: readonly PropositionId[],
): Tally[] {
  const known = new Set(order);
  return [...grouped(sightings, ({ proposition }) => proposition)]
    .map(([key, list]) => tally(key, list))
    .sort(
      (a, b) =>
        Number(known.has(b.key)) - Number(known.has(a.key)) ||
        b.total - a.total ||
        order.indexOf(a.key) - order.indexOf(b.key),
    );
}

/** The outlets met most, and the rest of them as one tally without a key. */
export function talliesBySite(sightings: readonly Sighting[], shown: number): Tally[] {
  const all = [...grouped(sightings, ({ site }) => site)].sort(
    ([a, x], [b, y]) => y.length - x.length || a.localeCompare(b),
  );
  const rest = all.slice(shown).flatMap(([, list]) => list);
  const own = all.slice(0, shown).map(([key, list]) => tally(key, list));
  return rest.length === 0 ? own : [...own, tally('', rest)];
}

export type Step = 'day' | 'week' | 'month' | 'year';

/** More columns than this are no picture any more: the step is made wider. */
const MOST_COLUMNS = 36;

function startOf(step: Step, date: Date): Date {
  const [year, month, day] = [date.getFullYear(), date.getMonth(), date.getDate()];
  switch (step) {
    case 'day':
      return new Date(year, month, day);
    case 'week':
      return new Date(year, month, day - ((date.getDay() + 6) % 7));
    case 'month':
      return new Date(year, month, 1);
    case 'year':
      return new Date(year, 0, 1);
  }
}

function next(step: Step, date: Date): Date {
  const [year, month, day] = [date.getFullYear(), date.getMonth(), date.getDate()];
  switch (step) {
    case 'day':
      return new Date(year, month, day + 1);
    case 'week':
      return new Date(year, month, day + 7);
    case 'month':
      return new Date(year, month + 1, 1);
    case 'year':
      return new Date(year + 1, 0, 1);
  }
}

/** Days, weeks (from Monday), months or years from the first sighting to the last, empty ones too. */
export function talliesOverTime(sightings: readonly Sighting[]): {
  readonly step: Step;
  readonly tallies: readonly Tally[];
} {
  const times = sightings.map(({ when }) => when);
  if (times.length === 0) return { step: 'month', tallies: [] };
  const first = new Date(times.reduce(least));
  const last = new Date(times.reduce(most));
  const days = (last.getTime() - first.getTime()) / 86_400_000;
  const step: Step =
    days < MOST_COLUMNS - 8
      ? 'day'
      : days / 7 < MOST_COLUMNS - 1
        ? 'week'
        : days / 30.5 < MOST_COLUMNS - 1
          ? 'month'
          : 'year';
  const keyOf = (date: Date) => dayOf(startOf(step, date).toISOString());
  const lists = grouped(sightings, ({ when }) => keyOf(new Date(when)));
  const tallies: Tally[] = [];
  for (let at = startOf(step, first); at <= last; at = next(step, at)) {
    const key = keyOf(at);
    tallies.push(tally(key, lists.get(key) ?? []));
  }
  return { step, tallies };
}

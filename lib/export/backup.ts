/**
 * The own backup: every record as it is kept, one a line, keys and records in one order and no time of
 * its own, so that the same notes are the same bytes and a synchronised folder changes only when they do.
 */
import { flawOf, type RecordKind, recordKinds, SCHEMA, type Snapshot } from '../notes/model.ts';
import { sortedById } from '../notes/order.ts';
import { canonicalJson } from '../notes/versions.ts';
import { type Imported, refused } from './import.ts';
import type { ExportSet, Written } from './types.ts';

const FORMAT = 'counterpoint-backup';
const labels = {
  annotations: 'note',
  pages: 'page',
  dismissals: 'dismissal',
  muted: 'muted proposition',
} as const satisfies Record<RecordKind, string>;

/** The backup's text. */
export function backupText(snapshot: Snapshot): string {
  const lists = recordKinds.map((kind) => {
    const records = sortedById<Snapshot[typeof kind][number]>(snapshot[kind]).map(canonicalJson);
    return `"${kind}": [${records.length === 0 ? '' : `\n${records.join(',\n')}\n`}]`;
  });
  return `{"format": "${FORMAT}", "schema": ${SCHEMA},\n${lists.join(',\n')}}\n`;
}

/** Everything kept, as a file. `made`: ISO 8601 UTC, for its name only. */
export const writeBackup = (snapshot: Snapshot, made: string): Written => ({
  fileName: `${made.slice(0, 10)} Counterpoint backup.json`,
  mime: 'application/json',
  text: backupText(snapshot),
});

/** The pages and notes of an export as a backup file: what the notebook's selection holds. */
export const writeSelection = (notes: ExportSet): Written =>
  writeBackup(
    {
      annotations: notes.pages.flatMap((page) => page.annotations),
      pages: notes.pages.map(({ page }) => page),
      dismissals: [],
      muted: [],
    },
    notes.made,
  );

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A record's fault, with its place in the file. */
function recordFaults(kind: RecordKind, values: readonly unknown[]): string[] {
  const seen = new Set<unknown>();
  return values.flatMap((value, i) => {
    const place = `${labels[kind]} ${i + 1}`;
    const flaw = flawOf(kind, value);
    if (flaw !== null) return [`${place}: ${flaw}`];
    const { id } = value as { id: string };
    if (seen.has(id)) return [`${place}: its id stands twice`];
    seen.add(id);
    return [];
  });
}

/** Reads a backup. One bad record refuses the whole file: half a backup is worse than a plain no. */
export function readBackup(value: unknown): Imported {
  if (!isObject(value) || value.format !== FORMAT)
    return refused('This is no Counterpoint backup.');
  const { schema } = value;
  if (typeof schema === 'number' && schema > SCHEMA) {
    return refused(
      'This backup was made by a newer Counterpoint. Update Counterpoint, then import it.',
    );
  }
  if (schema !== SCHEMA) return refused('This backup does not say which form it has.');
  const strays = Object.keys(value).filter(
    (key) =>
      key !== 'format' && key !== 'schema' && !(recordKinds as readonly string[]).includes(key),
  );
  const faults = [
    ...strays.map((key) => `it holds “${key.slice(0, 40)}”, which no backup does`),
    ...recordKinds.flatMap((kind) => {
      const list = value[kind];
      return Array.isArray(list) ? recordFaults(kind, list) : [`its list of ${kind} is missing`];
    }),
  ];
  if (faults.length > 0) return refused('This backup is damaged; nothing was imported.', faults);
  return {
    ok: true,
    format: 'Counterpoint backup',
    snapshot: value as unknown as Snapshot,
    left: [],
    asWritten: null,
  };
}

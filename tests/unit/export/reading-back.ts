import { writeHypothesis } from '../../../lib/export/hypothesis.ts';
import type { Imported } from '../../../lib/export/import.ts';
import { writeJsonLd } from '../../../lib/export/json-ld.ts';
import { readNotes } from '../../../lib/export/read-notes.ts';
import type { ExportSet } from '../../../lib/export/types.ts';
import type { Snapshot } from '../../../lib/notes/model.ts';

export const NOW = new Date('2026-11-22T08:00:00.000Z');
export const empty: Snapshot = { annotations: [], pages: [], dismissals: [], muted: [] };

export type Read = Extract<Imported, { ok: true }>;
export function accepted(text: string): Read {
  const imported = readNotes(text, NOW);
  if (!imported.ok) throw new Error(`${imported.sentence} ${imported.faults.join('; ')}`);
  return imported;
}
export const writers = { 'Web Annotations': writeJsonLd, Hypothesis: writeHypothesis };
export const textOf = (
  write: (notes: ExportSet) => { text: string } | { bytes: unknown },
  set: ExportSet,
): string => {
  const written = write(set);
  return 'text' in written ? written.text : '';
};

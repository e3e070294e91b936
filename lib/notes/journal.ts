/** What a write transaction did, for the mirror: kept beside the transaction, so that no caller has to carry it. */
import type { Writing } from './database.ts';
import type { RecordKind } from './model.ts';

/** Records by the mirror's key; null for one that was erased. */
export type Journal = Map<string, unknown>;

const journals = new WeakMap<Writing, Journal>();

export const PREFIX = 'notes';
export const keyOf = (kind: RecordKind, id: string): string => `${PREFIX}:${kind}:${id}`;

export function journalOf(tx: Writing): Journal {
  const journal = journals.get(tx) ?? new Map<string, unknown>();
  journals.set(tx, journal);
  return journal;
}

export function noteWritten(tx: Writing, kind: RecordKind, id: string, record: unknown): void {
  journalOf(tx).set(keyOf(kind, id), record);
}

export function noteErased(tx: Writing, kind: RecordKind, id: string): void {
  journalOf(tx).set(keyOf(kind, id), null);
}

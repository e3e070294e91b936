/** Merging inside an open transaction: one moment of the store, and what an incoming state changes in it. */
import type { Reading, Writing } from './database.ts';
import { mergeSnapshots } from './merge.ts';
import { flawOf, type RecordKind, recordKinds, type Snapshot } from './model.ts';
import { sortedById } from './order.ts';
import { canonicalJson } from './versions.ts';
import { erase, put } from './writing.ts';

/** Everything that can be read; what is not whole is passed over, and moved aside elsewhere. */
export async function snapshotIn(tx: Reading | Writing): Promise<Snapshot> {
  const read = async <K extends RecordKind>(kind: K): Promise<Snapshot[K][number][]> => {
    const rows: readonly { readonly record: unknown }[] = await tx.objectStore(kind).getAll();
    return sortedById(
      rows
        .map((row) => row.record as Snapshot[K][number])
        .filter((record) => flawOf(kind, record) === null),
    );
  };
  return {
    annotations: await read('annotations'),
    pages: await read('pages'),
    dismissals: await read('dismissals'),
    muted: await read('muted'),
  };
}

/** Writes what merging `incoming` into `kept` changes; the ids of it, and the state that stands. */
export async function mergeInto(
  tx: Writing,
  kept: Snapshot,
  incoming: Snapshot,
): Promise<{ readonly touched: string[]; readonly merged: Snapshot }> {
  const merged = mergeSnapshots(kept, incoming);
  const touched: string[] = [];
  for (const kind of recordKinds) {
    const old = new Map(kept[kind].map((record) => [record.id, canonicalJson(record)]));
    for (const record of merged[kind]) {
      if (old.get(record.id) !== canonicalJson(record)) {
        await put(tx, kind, record);
        touched.push(record.id);
      }
      old.delete(record.id);
    }
    // What is left joined another page under a lower id; its notes were moved there.
    for (const id of old.keys()) await erase(tx, kind, id);
  }
  return { touched, merged };
}

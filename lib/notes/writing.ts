/** What the store does inside a write transaction. */
import type { Reading, Writing } from './database.ts';
import { StoreError } from './faults.ts';
import { noteErased, noteWritten } from './journal.ts';
import { flawOf, type ReadPage, type RecordKind, type Snapshot } from './model.ts';
import { type AsideRecord, rowOf } from './rows.ts';
import { identitiesOf, type PageVisit, visited } from './visit.ts';

/** A page by what a visit says of it, or by its id. */
export type PageReference = PageVisit | { readonly pageId: string };

/** Writes one record. What is not whole is refused: a record on disk can always be read. */
export async function put<K extends RecordKind>(
  tx: Writing,
  kind: K,
  record: Snapshot[K][number],
): Promise<void> {
  const flaw = flawOf(kind, record);
  if (flaw !== null) throw new StoreError('invalid', `${kind}: ${flaw}`);
  const row = (rowOf[kind] as (record: Snapshot[K][number]) => never)(record);
  await tx.objectStore(kind).put(row);
  noteWritten(tx, kind, record.id, record);
}

/** Takes one record off the disk for good. */
export async function erase(tx: Writing, kind: RecordKind, id: string): Promise<void> {
  await tx.objectStore(kind).delete(id);
  noteErased(tx, kind, id);
}

/**
 * Takes those of these notes that are deleted off the disk for good: with what was set aside of them, and
 * with each page of theirs on which nothing else is kept. A row that cannot be read holds no record that
 * says it was deleted; it stays.
 */
export async function eraseNotes(
  tx: Writing,
  ids: ReadonlySet<string>,
): Promise<{ readonly notes: string[]; readonly pages: string[] }> {
  const gone = new Map<string, string>();
  const held = new Set<string | undefined>();
  for (const { id, record, pageId } of await tx.objectStore('annotations').getAll()) {
    if (ids.has(id) && record?.deleted) gone.set(id, record.pageId);
    else held.add(record?.pageId ?? pageId);
  }
  const dismissals = await tx.objectStore('dismissals').getAll();
  for (const { record, pageId } of dismissals) if (record?.undone !== true) held.add(pageId);
  const pages = new Set([...gone.values()].filter((pageId) => !held.has(pageId)));
  for (const id of gone.keys()) await erase(tx, 'annotations', id);
  for (const { id, pageId } of dismissals) if (pages.has(pageId)) await erase(tx, 'dismissals', id);
  for (const id of pages) await erase(tx, 'pages', id);
  for await (const cursor of tx.objectStore('aside')) {
    const { id = '' } = cursor.value.row as { readonly id?: string };
    if (gone.has(id) || pages.has(id)) await cursor.delete();
  }
  return { notes: [...gone.keys()], pages: [...pages] };
}

/** The record with this id, or a {@link StoreError}. */
export async function existing<K extends 'annotations' | 'dismissals'>(
  tx: Writing,
  kind: K,
  id: string,
): Promise<Snapshot[K][number]> {
  const row = await tx.objectStore(kind).get(id);
  if (row === undefined) throw new StoreError('missing', id);
  const flaw = flawOf(kind, row.record);
  if (flaw !== null) throw new StoreError('corrupt', flaw);
  return row.record as Snapshot[K][number];
}

/** The row of the page a visit is to; found by its identity, else by the bare address. */
export async function pageRow(
  tx: Reading | Writing,
  visit: Pick<PageVisit, 'url' | 'canonicalLink' | 'ogUrl'>,
) {
  const { own, bare } = identitiesOf(visit);
  const pages = tx.objectStore('pages');
  return (
    (await pages.index('byIdentity').get(own)) ??
    // Read before without hints; or without hints now, and before under an address that had them.
    (await pages.index(own === bare ? 'byUrl' : 'byIdentity').get(bare))
  );
}

/** Records a visit. A page record that cannot be read is set aside and made anew under its id, so its notes stay its own. */
export async function putPage(tx: Writing, visit: PageVisit, now: Date): Promise<ReadPage> {
  const row = await pageRow(tx, visit);
  const reason = row === undefined ? null : flawOf('pages', row.record);
  if (row !== undefined && reason !== null) {
    const aside: AsideRecord = { kind: 'pages', reason, found: now.toISOString(), row };
    await tx.objectStore('aside').add(aside);
  }
  const known = row !== undefined && reason === null ? row.record : null;
  const page = visited(known, visit, row?.id ?? crypto.randomUUID(), now);
  await put(tx, 'pages', page);
  return page;
}

export async function pageIdOf(tx: Writing, page: PageReference, now: Date): Promise<string> {
  if (!('pageId' in page)) return (await putPage(tx, page, now)).id;
  const key = await tx.objectStore('pages').getKey(page.pageId);
  if (key === undefined) throw new StoreError('missing', page.pageId);
  return key;
}

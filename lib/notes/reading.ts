/**
 * The notebook's questions. Every record is checked as it is read: one that is not whole is moved
 * aside, kept as it was found, and reported, so that it neither hides the others nor is lost.
 */
import type { Database } from './database.ts';
import { snapshotIn } from './merging.ts';
import {
  type Annotation,
  type Dismissal,
  flawOf,
  type MutedProposition,
  type ReadPage,
  type RecordKind,
  recordKinds,
  type Snapshot,
} from './model.ts';
import { byPlace, byText } from './order.ts';
import { type AsideRecord, type Health, tagKey } from './rows.ts';
import { pageRow, put } from './writing.ts';

export interface Reader {
  /** One note, deleted or not; null when there is none. */
  annotation(id: string): Promise<Annotation | null>;
  /** Living notes of a page, in the order of the text. */
  annotationsOfPage(pageId: string): Promise<Annotation[]>;
  /** The tags of living notes, each once whatever its case, in the order of their text. */
  tags(): Promise<string[]>;
  /** All living notes, newest first. */
  all(): Promise<Annotation[]>;
  /** Deleted notes that can still be restored, last deleted first. */
  deletedAnnotations(): Promise<Annotation[]>;
  page(id: string): Promise<ReadPage | null>;
  /** The page that was read under this address, or under what the page says of its address. */
  pageAt(where: {
    readonly url: string;
    readonly canonicalLink: string | null;
    readonly ogUrl: string | null;
  }): Promise<ReadPage | null>;
  /** All pages, last read first. */
  pages(): Promise<ReadPage[]>;
  /** Dismissals in force on a page. */
  dismissalsOfPage(pageId: string): Promise<Dismissal[]>;
  /** Ids of the propositions that the reader does not want marked. */
  mutedPropositions(): Promise<string[]>;
  /** Everything, deleted notes too. */
  snapshot(): Promise<Snapshot>;
  /** Records that could not be read, as they were found. */
  aside(): Promise<AsideRecord[]>;
  health(): Promise<Health>;
}

interface Row {
  readonly id: string;
  readonly record: unknown;
}

const newestFirst = (a: Annotation, b: Annotation): number =>
  byText(b.created, a.created) || byText(a.id, b.id);

const living = (notes: Annotation[]): Annotation[] => notes.filter((note) => note.deleted === null);

export function reader(
  database: Database,
  now: () => Date,
  onAside: (record: AsideRecord) => void,
): Reader {
  /** Whole records out of rows; the others are moved aside afterwards, in a transaction of their own. */
  async function whole<K extends RecordKind>(
    kind: K,
    rows: readonly Row[],
  ): Promise<Snapshot[K][number][]> {
    const flawed: AsideRecord[] = [];
    const records: Snapshot[K][number][] = [];
    for (const row of rows) {
      const reason = flawOf(kind, row.record);
      if (reason === null) records.push(row.record as Snapshot[K][number]);
      else flawed.push({ kind, reason, found: now().toISOString(), row });
    }
    return flawed.length === 0
      ? records
      : [...records, ...((await setAside(flawed)) as Snapshot[K][number][])];
  }

  /** Answers what the second copy put in the place of damaged records. */
  async function setAside(
    records: readonly AsideRecord[],
  ): Promise<Snapshot[RecordKind][number][]> {
    const kinds = [...new Set(records.map((record) => record.kind))];
    const copies = await Promise.all(
      records.map(({ kind, row }) => database.secondCopy?.(kind, (row as Row).id)),
    );
    const back: Snapshot[RecordKind][number][] = [];
    const moved = await database.write(['aside', ...kinds], async (tx) => {
      const fresh: AsideRecord[] = [];
      for (const [i, record] of records.entries()) {
        const { kind } = record;
        const { id } = record.row as Row;
        const still = await tx.objectStore(kind).get(id);
        // Mended or set aside by another window meanwhile.
        if (still === undefined || flawOf(kind, still.record) === null) continue;
        const copy = copies[i] as Snapshot[typeof kind][number];
        const mended = flawOf(kind, copy) === null && copy.id === id;
        const aside: AsideRecord = mended ? { ...record, mended } : record;
        await tx.objectStore('aside').add(aside);
        if (mended) {
          await put(tx, kind, copy);
          back.push(copy);
        } else await tx.objectStore(kind).delete(id);
        fresh.push(aside);
      }
      return fresh;
    });
    moved.forEach(onAside);
    return back;
  }

  const everything = async <K extends RecordKind>(kind: K): Promise<Snapshot[K][number][]> =>
    whole(kind, await database.read([kind], (tx) => tx.objectStore(kind).getAll()));

  return {
    async annotation(id) {
      const row = await database.read(['annotations'], (tx) =>
        tx.objectStore('annotations').get(id),
      );
      return (await whole('annotations', row === undefined ? [] : [row]))[0] ?? null;
    },
    async annotationsOfPage(pageId) {
      const rows = await database.read(['annotations'], (tx) =>
        tx.objectStore('annotations').index('byPage').getAll(pageId),
      );
      return living(await whole('annotations', rows)).sort(byPlace);
    },
    tags: () =>
      database.read(['annotations'], async (tx) => {
        const tags: string[] = [];
        // One note a tag is read, however many have it; a deleted one has no keys, so none finds it.
        const index = tx.objectStore('annotations').index('byTag');
        for await (const { key, value } of index.iterate(null, 'nextunique'))
          tags.push(value.record?.tags?.find((tag) => tagKey(tag) === key) ?? key);
        return tags.sort(byText);
      }),
    all: async () => living(await everything('annotations')).sort(newestFirst),
    deletedAnnotations: async () =>
      (await everything('annotations'))
        .filter((note) => note.deleted !== null)
        .sort((a, b) => byText(b.deleted ?? '', a.deleted ?? '')),

    async page(id) {
      const row = await database.read(['pages'], (tx) => tx.objectStore('pages').get(id));
      return (await whole('pages', row === undefined ? [] : [row]))[0] ?? null;
    },
    async pageAt(where) {
      const row = await database.read(['pages'], (tx) => pageRow(tx, where));
      return (await whole('pages', row === undefined ? [] : [row]))[0] ?? null;
    },
    pages: async () =>
      (await everything('pages')).sort(
        (a, b) => byText(b.lastRead, a.lastRead) || byText(a.id, b.id),
      ),

    async dismissalsOfPage(pageId) {
      const rows = await database.read(['dismissals'], (tx) =>
        tx.objectStore('dismissals').index('byPage').getAll(pageId),
      );
      return (await whole('dismissals', rows)).filter((dismissal) => !dismissal.undone);
    },
    mutedPropositions: async () =>
      ((await everything('muted')) as MutedProposition[])
        .filter((record) => record.muted)
        .map((record) => record.id),

    async snapshot() {
      // Set aside first what is not whole, then read all lists in one transaction: one moment.
      for (const kind of recordKinds) await everything(kind);
      return database.read(recordKinds, snapshotIn);
    },
    aside: () => database.read(['aside'], (tx) => tx.objectStore('aside').getAll()),
    health: () =>
      database.read(['meta'], async (tx) => {
        const restored = await tx.objectStore('meta').get('restored');
        const unmirrored = await tx.objectStore('meta').get('unmirrored');
        return {
          restored: typeof restored === 'object' ? restored : null,
          unmirrored: typeof unmirrored === 'string' ? unmirrored : null,
        };
      }),
  };
}

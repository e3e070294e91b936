/** How records lie in IndexedDB: the record itself, and beside it the keys that the indexes go by. */
import type { DBSchema } from 'idb';
import type {
  Annotation,
  Dismissal,
  MutedProposition,
  ReadPage,
  RecordKind,
  Snapshot,
} from './model.ts';

/** A record that could not be read, kept as it was found. */
export interface AsideRecord {
  readonly id?: number;
  readonly kind: RecordKind;
  /** What is wrong with it, as a plain clause. */
  readonly reason: string;
  /** When that was noticed, ISO 8601 UTC. */
  readonly found: string;
  readonly row: unknown;
  /** The second copy was whole and stands in its place. */
  readonly mended?: true;
}

/** What the reader should know of how the notes are kept. */
export interface Health {
  /** Notes that were lost from the database and that the second copy gave back; null once the reader has heard. */
  readonly restored: { readonly notes: number; readonly at: string } | null;
  /** Since when the second copy is behind, ISO 8601 UTC; null while it is in step. */
  readonly unmirrored: string | null;
}

interface Row<T> {
  readonly id: string;
  readonly record: T;
}

interface AnnotationRow extends Row<Annotation> {
  readonly pageId?: string;
  readonly propositions?: string[];
  readonly tags?: string[];
  readonly created?: string;
}

interface PageRow extends Row<ReadPage> {
  readonly identities: string[];
  readonly urls: string[];
  readonly lastRead: string;
}

interface DismissalRow extends Row<Dismissal> {
  readonly pageId: string;
}

export interface NotesDatabase extends DBSchema {
  annotations: {
    key: string;
    value: AnnotationRow;
    indexes: { byPage: string; byProposition: string; byTag: string; byCreated: string };
  };
  pages: {
    key: string;
    value: PageRow;
    indexes: { byIdentity: string; byUrl: string; byLastRead: string };
  };
  dismissals: { key: string; value: DismissalRow; indexes: { byPage: string } };
  muted: { key: string; value: Row<MutedProposition> };
  aside: { key: number; value: AsideRecord };
  /** `seal`: when this database was first compared with the mirror, ISO 8601 UTC. The others are of {@link Health}. */
  meta: { key: 'seal' | keyof Health; value: string | NonNullable<Health['restored']> };
}

/** Tags are looked up whatever their case. */
export const tagKey = (tag: string): string => tag.toLowerCase();

/** A deleted annotation carries no keys: no index finds it. */
function annotationRow(record: Annotation): AnnotationRow {
  if (record.deleted !== null) return { id: record.id, record };
  return {
    id: record.id,
    pageId: record.pageId,
    propositions: record.claim?.propositions.map((proposition) => proposition.id) ?? [],
    tags: record.tags.map(tagKey),
    created: record.created,
    record,
  };
}

/** The one table from record to row. */
export const rowOf = {
  annotations: annotationRow,
  pages: (record: ReadPage): PageRow => ({
    id: record.id,
    identities: record.identities,
    urls: record.urls,
    lastRead: record.lastRead,
    record,
  }),
  dismissals: (record: Dismissal): DismissalRow => ({
    id: record.id,
    pageId: record.pageId,
    record,
  }),
  muted: (record: MutedProposition): Row<MutedProposition> => ({ id: record.id, record }),
} satisfies { [K in RecordKind]: (record: Snapshot[K][number]) => NotesDatabase[K]['value'] };

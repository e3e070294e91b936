/** Addresses of our own pages, written and read in one place. Relative: the extension's origin is not ours to know. */
import type { DocumentId, Place, PropositionId } from './types.ts';

/** A passage in the source reader: `source.html#<document>:<start>-<end>`, UTF-16 offsets. */
export function sourcePath({ document, start, end }: Omit<Place, 'paragraph' | 'heading'>): string {
  return `source.html#${document}:${start}-${end}`;
}

/** A proposition on the knowledge page. */
export function knowledgePath(id: PropositionId): string {
  return `knowledge.html#${id}`;
}

export interface SourceTarget {
  readonly document: DocumentId;
  /** Null: the document from its beginning. */
  readonly passage: { readonly start: number; readonly end: number } | null;
}

/** Reads the hash of a source address, with or without `#`; null when it names no document. */
export function readSourceHash(hash: string): SourceTarget | null {
  const match = /^#?([a-z0-9-]+)(?::(\d{1,9})-(\d{1,9}))?$/.exec(hash);
  const [, document, from, to] = match ?? [];
  if (document === undefined) return null;
  const start = Number(from);
  const end = Number(to);
  const passage = from !== undefined && to !== undefined && start < end ? { start, end } : null;
  return { document, passage };
}

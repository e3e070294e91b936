/** The one way in: a file's text, whichever of the three formats it is in. */
import { type MergePreview, previewMerge } from '../notes/merge.ts';
import type { Annotation, ReadPage, Snapshot } from '../notes/model.ts';
import { canonicalJson, versionsOf } from '../notes/versions.ts';
import { readBackup } from './backup.ts';
import { type AsWritten, type Imported, type LeftOut, refused } from './import.ts';
import { looksLikeHypothesis, readHypothesis } from './read-hypothesis.ts';
import { looksLikeJsonLd, readJsonLd } from './read-json-ld.ts';

const isBackup = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'format' in value;

/**
 * Reads a backup, Web Annotations or a Hypothesis export. Never throws: whatever a file holds is
 * either notes or a sentence that says why not. `now` stands for times that the file does not tell.
 */
export function readNotes(text: string, now: Date): Imported {
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    return refused('This file is no JSON, so it is none of the formats that can be imported.', [
      detail,
    ]);
  }
  try {
    if (isBackup(value)) return readBackup(value);
    if (looksLikeHypothesis(value)) return readHypothesis(value, now);
    if (looksLikeJsonLd(value)) return readJsonLd(value, now);
  } catch (error) {
    // Nesting deeper than the stack is the one thing that gets here.
    return refused('This file could not be read.', [String(error)]);
  }
  return refused(
    'This file is neither a Counterpoint backup, nor Web Annotations, nor a Hypothesis export.',
  );
}

/** A note that says nothing new: it stands already, or it is a state that was edited since. */
function saysNothingNew(
  note: Annotation,
  kept: Annotation | undefined,
  page: ReadPage | undefined,
  asWritten: AsWritten,
): boolean {
  if (kept === undefined || page === undefined) return false;
  if (kept.revisions.some((stamp) => stamp.startsWith(`${note.modified}~`))) return true;
  const written = canonicalJson(asWritten(note, page));
  return versionsOf(kept).some(
    (version) => canonicalJson(asWritten({ ...kept, ...version }, page)) === written,
  );
}

/**
 * What of an import is to be merged into `kept`. A format that cannot hold everything must not make a
 * poorer double of what stands: its notes are compared by what it can tell, and its pages give way.
 */
export function toMerge(imported: Extract<Imported, { ok: true }>, kept: Snapshot): Snapshot {
  const { snapshot, asWritten } = imported;
  if (asWritten === null) return snapshot;
  const pageByIdentity = new Map(
    kept.pages.flatMap((page) => page.identities.map((identity) => [identity, page] as const)),
  );
  const pageById = new Map(kept.pages.map((page) => [page.id, page]));
  const noteById = new Map(kept.annotations.map((note) => [note.id, note]));
  const standsFor = new Map(
    snapshot.pages.flatMap((page) => {
      const same = pageByIdentity.get(page.canonicalUrl);
      return same === undefined ? [] : [[page.id, same.id] as const];
    }),
  );
  const annotations = snapshot.annotations.flatMap((note) => {
    const same = noteById.get(note.id);
    const page = same === undefined ? undefined : pageById.get(same.pageId);
    if (saysNothingNew(note, same, page, asWritten)) return [];
    return [{ ...note, pageId: standsFor.get(note.pageId) ?? note.pageId }];
  });
  return {
    ...snapshot,
    annotations,
    pages: snapshot.pages.filter((page) => !standsFor.has(page.id)),
  };
}

/** What an import would do, before it does it. */
export interface ImportPreview extends MergePreview {
  /** Entries that cannot be kept, each with the reason. */
  readonly left: readonly LeftOut[];
}

/** Compares an import with what is kept; entries that say nothing new count as the same. */
export function previewImport(
  imported: Extract<Imported, { ok: true }>,
  kept: Snapshot,
): ImportPreview {
  const incoming = toMerge(imported, kept);
  const preview = previewMerge(kept, incoming);
  const known = (kind: 'annotations' | 'pages') =>
    imported.snapshot[kind].length - incoming[kind].length;
  return {
    ...preview,
    same: preview.same + known('annotations'),
    pages: { ...preview.pages, same: preview.pages.same + known('pages') },
    left: imported.left,
  };
}

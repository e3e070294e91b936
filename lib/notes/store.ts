/**
 * The reader's notes on disk. Every function that writes resolves only once the browser has flushed
 * the write; every failure is a {@link StoreError} whose message is the reader's sentence. Opened by
 * the background worker and by the extension's own pages: in a content script IndexedDB is the page's.
 */
import { type Change, openChanges } from './changes.ts';
import { connect, type DatabaseOptions } from './database.ts';
import { type AnnotationDraft, newAnnotation } from './draft.ts';
import { fault, StoreError, type StoreFault } from './faults.ts';
import { type MergePreview, previewMerge } from './merge.ts';
import { mergeInto, snapshotIn } from './merging.ts';
import { type Mirror, type MirrorReports, withMirror } from './mirror.ts';
import {
  type Annotation,
  type AnnotationVersion,
  type Dismissal,
  type MutedProposition,
  type ReadPage,
  type RecordKind,
  recordKinds,
  SCHEMA,
  type Snapshot,
  tidyTags,
} from './model.ts';
import { type Reader, reader } from './reading.ts';
import type { AsideRecord } from './rows.ts';
import { type AnnotationChange, edit, savedAgain } from './versions.ts';
import type { PageVisit } from './visit.ts';
import { eraseNotes, existing, type PageReference, pageIdOf, put, putPage } from './writing.ts';

export type { AnnotationDraft } from './draft.ts';

/** What recording a visit touches. */
const PAGES = ['pages', 'aside'] as const;

/** A note that is on disk, and what the reader must be told of it. */
export interface Saved {
  readonly annotation: Annotation;
  /** The version that says what was written: not the one shown where another stands too. */
  readonly version: AnnotationVersion;
  /** Set when the note was also changed elsewhere: both texts are kept (`annotation.others`). */
  readonly conflict: StoreFault | null;
}

/** One change of several that are made together; see {@link Store.editAnnotation}. */
export interface Edit {
  readonly id: string;
  readonly change: AnnotationChange;
  readonly basedOn: string;
}

export interface DismissalDraft {
  readonly quote: string;
  /** The proposition the sentence is not about, or null when it is no claim. */
  readonly proposition: string | null;
}

export interface Store extends Reader {
  /** Records that a page was read. The page is found again under any identity it ever had. */
  savePage(visit: PageVisit): Promise<ReadPage>;
  /** Saves a new note together with its page, in one transaction. */
  saveAnnotation(page: PageReference, draft: AnnotationDraft): Promise<Annotation>;
  /**
   * Changes a note. `basedOn` is the `modified` of the version the reader had before them; with
   * `settle` the reader has also seen `others`, and they give way.
   */
  editAnnotation(
    id: string,
    change: AnnotationChange,
    basedOn: string,
    settle?: boolean,
  ): Promise<Saved>;
  /** Changes several notes in one transaction: all of them, or none where one cannot be changed. */
  editAnnotations(edits: readonly Edit[]): Promise<Saved[]>;
  /** Marks a note as deleted; its words stay until erased, so `restoreAnnotation` brings it back. */
  deleteAnnotation(id: string, basedOn: string): Promise<Saved>;
  restoreAnnotation(id: string, basedOn: string): Promise<Saved>;
  /**
   * Takes those of these notes that are still deleted off the disk for good, with each page on which nothing
   * else is kept; how many notes. A merge with an older backup brings them back.
   */
  eraseDeleted(ids: readonly string[]): Promise<number>;
  dismiss(page: PageReference, draft: DismissalDraft): Promise<Dismissal>;
  /** Takes a dismissal back, or (`undone` false) puts it in force again. */
  undoDismissal(id: string, undone?: boolean): Promise<Dismissal>;
  mute(propositionId: string, muted: boolean): Promise<MutedProposition>;
  /** Adds what `incoming` holds (`previewMerge` tells beforehand what that is): nothing is deleted, the newest stands, what both sides wrote stays twice. */
  merge(incoming: Snapshot): Promise<MergePreview>;
  /** Compares the notes with their second copy, record by record: once a start of the browser. Never rejects. */
  checkSecondCopy(): Promise<void>;
  /** The reader has heard of notes given back: `health` says so no more. */
  heardOfRestored(): Promise<void>;
  /** A change of no kind is one of `health`. */
  onChange(listener: (change: Change) => void): () => void;
  close(): void;
}

export interface StoreOptions extends DatabaseOptions, MirrorReports {
  /** Where the second copy goes: every context that opens the notes should give the same. */
  readonly mirror?: Mirror;
  readonly now?: () => Date;
  /** Told of each record that could not be read and was set aside. */
  readonly onAside?: (record: AsideRecord) => void;
}

/** Opens the notes; connects when first used, so it never fails by itself. */
export function openStore(options: StoreOptions = {}): Store {
  const now = options.now ?? (() => new Date());
  const plain = connect(options);
  const changes = openChanges(options.name ?? 'counterpoint');
  const announce = (kinds: RecordKind[], ids: string[], pageIds: string[]): void =>
    changes.announce({ kinds, ids, pageIds });
  const healthChanged = (): void => announce([], [], []);
  const tell =
    <T>(hear?: (what: T) => void) =>
    (what: T): void => {
      hear?.(what);
      healthChanged();
    };
  const { mirror, onRestored, onMirrorFault } = options;
  const reports = { onRestored: tell(onRestored), onMirrorFault: tell(onMirrorFault) };
  const database = mirror === undefined ? plain : withMirror(plain, mirror, reports);
  const reading = reader(database, now, (record) => options.onAside?.(record));

  async function changeAll(edits: readonly Edit[], settle = false): Promise<Saved[]> {
    const edited = await database.write(['annotations'], async (tx) => {
      const results = [];
      for (const { id, change, basedOn } of edits) {
        const record = await existing(tx, 'annotations', id);
        const tidy =
          change.tags === undefined ? change : { ...change, tags: tidyTags(change.tags) };
        const result = edit(record, tidy, basedOn, now(), settle);
        await put(tx, 'annotations', result.annotation);
        results.push(result);
      }
      return results;
    });
    const pageIds = new Set(edited.map(({ annotation }) => annotation.pageId));
    announce(
      ['annotations'],
      edits.map(({ id }) => id),
      [...pageIds],
    );
    return edited.map(({ annotation, version, conflict }) => ({
      annotation,
      version,
      conflict: conflict ? fault('conflict', annotation.id) : null,
    }));
  }

  async function change(
    id: string,
    wanted: AnnotationChange,
    basedOn: string,
    settle = false,
  ): Promise<Saved> {
    const [saved] = await changeAll([{ id, change: wanted, basedOn }], settle);
    if (saved === undefined) throw new StoreError('missing', id);
    return saved;
  }

  async function mergeIn(incoming: Snapshot): Promise<MergePreview> {
    // Sets aside what cannot be read, so that nothing incoming is written over it.
    await reading.snapshot();
    const done = await database.write(recordKinds, async (tx) => {
      const kept = await snapshotIn(tx);
      return { ...(await mergeInto(tx, kept, incoming)), counts: previewMerge(kept, incoming) };
    });
    // A folder is merged again and again, and most often brings nothing.
    if (done.touched.length > 0) {
      announce(
        [...recordKinds],
        done.touched,
        done.merged.pages.map((page) => page.id),
      );
    }
    return done.counts;
  }

  return {
    ...reading,

    async savePage(visit) {
      const page = await database.write(PAGES, (tx) => putPage(tx, visit, now()));
      announce(['pages'], [page.id], [page.id]);
      return page;
    },

    async saveAnnotation(page, draft) {
      const annotation = await database.write([...PAGES, 'annotations'], async (tx) => {
        const pageId = await pageIdOf(tx, page, now());
        const moment = now();
        const record = newAnnotation(draft, pageId, moment);
        const earlier = (await tx.objectStore('annotations').get(record.id))?.record;
        const saved = earlier === undefined ? record : savedAgain(earlier, record, moment);
        await put(tx, 'annotations', saved);
        return saved;
      });
      announce(['annotations', 'pages'], [annotation.id], [annotation.pageId]);
      return annotation;
    },

    editAnnotation: change,
    editAnnotations: (edits) => changeAll(edits),
    deleteAnnotation: (id, basedOn) => change(id, { deleted: now().toISOString() }, basedOn),
    restoreAnnotation: (id, basedOn) => change(id, { deleted: null }, basedOn),

    async eraseDeleted(ids) {
      const { notes, pages } = await database.write(
        [...PAGES, 'annotations', 'dismissals', 'meta'],
        (tx) => eraseNotes(tx, new Set(ids)),
      );
      if (notes.length > 0) announce(['annotations', 'pages'], notes, pages);
      return notes.length;
    },

    async dismiss(page, draft) {
      const dismissal = await database.write([...PAGES, 'dismissals'], async (tx) => {
        const pageId = await pageIdOf(tx, page, now());
        const moment = now().toISOString();
        const rows = await tx.objectStore('dismissals').index('byPage').getAll(pageId);
        const known = rows.find(
          ({ record }) => record.quote === draft.quote && record.proposition === draft.proposition,
        )?.record;
        const record: Dismissal =
          known === undefined
            ? {
                schema: SCHEMA,
                id: crypto.randomUUID(),
                pageId,
                quote: draft.quote,
                proposition: draft.proposition,
                created: moment,
                modified: moment,
                undone: false,
              }
            : { ...known, modified: moment, undone: false };
        await put(tx, 'dismissals', record);
        return record;
      });
      announce(['dismissals', 'pages'], [dismissal.id], [dismissal.pageId]);
      return dismissal;
    },

    async undoDismissal(id, undone = true) {
      const dismissal = await database.write(['dismissals'], async (tx) => {
        const known = await existing(tx, 'dismissals', id);
        const record = { ...known, undone, modified: now().toISOString() };
        await put(tx, 'dismissals', record);
        return record;
      });
      announce(['dismissals'], [id], [dismissal.pageId]);
      return dismissal;
    },

    async mute(propositionId, muted) {
      const record = {
        schema: SCHEMA,
        id: propositionId,
        muted,
        modified: now().toISOString(),
      } as const;
      await database.write(['muted'], (tx) => put(tx, 'muted', record));
      announce(['muted'], [propositionId], []);
      return record;
    },

    merge: mergeIn,
    checkSecondCopy: async () => database.checkSecondCopy?.(),
    async heardOfRestored() {
      await database.write(['meta'], (tx) => tx.objectStore('meta').delete('restored'));
      healthChanged();
    },

    onChange: changes.onChange,

    close() {
      changes.close();
      database.close();
    },
  };
}

/**
 * The notebook open on the table: what the store holds, kept up to date with every other window, and
 * the reader's actions on it. No view: whoever shows it subscribes.
 */
import type { CardDraft, CardSaved } from '../card-view.ts';
import { inTurn } from '../in-turn.ts';
import type { Change } from '../notes/changes.ts';
import { asStoreError, type StoreFault } from '../notes/faults.ts';
import type { Annotation, AnnotationVersion, ReadPage } from '../notes/model.ts';
import type { Edit, Saved, Store } from '../notes/store.ts';
import type { Outcome } from '../outcome.ts';
import { savedOf } from '../saved-note.ts';
import { answered, failureOf, stored } from '../stored.ts';
import { deletedEntries, type Entry, entriesOf } from './entries.ts';
import { type TagsBefore, tagsBack } from './tags-before.ts';

export type Phase =
  | { readonly kind: 'opening' }
  | { readonly kind: 'ready' }
  | { readonly kind: 'failed'; readonly fault: StoreFault };

export interface BookState {
  readonly phase: Phase;
  /** Living notes, newest first. */
  readonly entries: readonly Entry[];
  readonly pages: readonly ReadPage[];
  /** How many records could not be read and were set aside, with nothing to stand in for them. */
  readonly aside: number;
}

export type BookStore = Pick<
  Store,
  | 'all'
  | 'pages'
  | 'aside'
  | 'deletedAnnotations'
  | 'eraseDeleted'
  | 'annotation'
  | 'page'
  | 'editAnnotation'
  | 'editAnnotations'
  | 'onChange'
>;

export interface Book {
  state(): BookState;
  subscribe(listener: () => void): () => void;
  /** Reads everything (again). Never rejects: a failure becomes the state. */
  load(): Promise<void>;
  save(id: string, draft: CardDraft): Promise<Outcome<CardSaved>>;
  /** The reader looked at every version and chose what stands. */
  settle(id: string, version: AnnotationVersion): Promise<Outcome<null>>;
  /** On several notes at once, in one transaction: all of them, or none. Each answers what undoing it takes. */
  remove(ids: readonly string[]): Promise<Outcome<readonly string[]>>;
  restore(ids: readonly string[]): Promise<Outcome<readonly string[]>>;
  /** Adds tags to notes and takes others off; answers what each note had, for `setTags`. */
  retag(
    ids: readonly string[],
    change: { readonly add: readonly string[]; readonly remove: readonly string[] },
  ): Promise<Outcome<readonly TagsBefore[]>>;
  setTags(notes: readonly TagsBefore[]): Promise<Outcome<readonly TagsBefore[]>>;
  /** Deleted notes that can still be brought back, last deleted first. */
  deleted(): Promise<Outcome<readonly Entry[]>>;
  /** Takes deleted notes off the disk for good, where nobody brought them back meanwhile; how many. */
  erase(ids: readonly string[]): Promise<Outcome<number>>;
  close(): void;
}

/** Above this many changed records everything is read again: one request instead of many. */
const MANY = 100;

const empty: BookState = { phase: { kind: 'opening' }, entries: [], pages: [], aside: 0 };

export function openBook(store: BookStore, now: () => Date = () => new Date()): Book {
  let state = empty;
  const annotations = new Map<string, Annotation>();
  const pages = new Map<string, ReadPage>();
  const listeners = new Set<() => void>();
  const stale = { ids: new Set<string>(), pageIds: new Set<string>(), all: false };
  let refreshing: Promise<void> | null = null;

  function show(phase: Phase, aside = state.aside): void {
    const kept = { annotations: [...annotations.values()], pages: [...pages.values()] };
    state = { phase, entries: entriesOf(kept, state.entries), pages: kept.pages, aside };
    for (const listener of [...listeners]) listener();
  }

  /** The version a deletion made: undoing is based on it. */
  const deletions = new Map<string, string>();

  /** A record that did not change keeps its identity, so that nothing made from it is made again. */
  function replaceAll<T extends { readonly id: string }>(map: Map<string, T>, all: readonly T[]) {
    const before = new Map(map);
    map.clear();
    for (const record of all) {
      const old = before.get(record.id);
      map.set(record.id, old && JSON.stringify(old) === JSON.stringify(record) ? old : record);
    }
  }

  async function readAll(): Promise<void> {
    try {
      const [notes, read] = await Promise.all([store.all(), store.pages()]);
      replaceAll(annotations, notes);
      for (const { id } of notes) deletions.delete(id);
      replaceAll(pages, read);
      const aside = await store.aside();
      show({ kind: 'ready' }, aside.filter(({ mended }) => !mended).length);
    } catch (error) {
      show({ kind: 'failed', fault: asStoreError(error).fault });
    }
  }

  async function readStale(): Promise<void> {
    const ids = [...stale.ids];
    const pageIds = [...stale.pageIds];
    const all = stale.all || ids.length + pageIds.length > MANY;
    stale.ids.clear();
    stale.pageIds.clear();
    stale.all = false;
    if (all || state.phase.kind !== 'ready') return readAll();
    try {
      for (const id of ids) {
        const note = await store.annotation(id);
        if (note === null || note.deleted !== null) annotations.delete(id);
        else {
          annotations.set(id, note);
          // Brought back elsewhere: deleted again, it is another deletion.
          deletions.delete(id);
        }
      }
      for (const id of pageIds) {
        const page = await store.page(id);
        if (page === null) pages.delete(id);
        else pages.set(id, page);
      }
      show({ kind: 'ready' });
    } catch (error) {
      show({ kind: 'failed', fault: asStoreError(error).fault });
    }
  }

  /** Changes that come while one is being read are read together afterwards. */
  function refresh(): Promise<void> {
    refreshing ??= (async () => {
      // Where nothing is stale it would end within this call, and be kept as running for ever.
      await null;
      try {
        while (stale.all || stale.ids.size + stale.pageIds.size > 0) await readStale();
      } finally {
        refreshing = null;
      }
    })();
    return refreshing;
  }

  /** Notes being changed here: their change is shown from the store's answer, and need not be read again. */
  const expected = new Set<string>();

  function changed({ kinds, ids, pageIds }: Change): void {
    const notes = kinds.includes('annotations');
    if (!notes && !kinds.includes('pages')) return;
    // Which ids are whose is not told when several kinds changed at once.
    if (kinds.length > 2) stale.all = true;
    // What is being read now may be older than that change.
    if (notes)
      for (const id of ids) if (!expected.delete(id) || refreshing !== null) stale.ids.add(id);
    if (kinds.includes('pages')) for (const id of pageIds) stale.pageIds.add(id);
    void refresh();
  }

  const stop = store.onChange(changed);

  /** One after the other: each is made upon the version that the one before it left. */
  const next = inTurn();

  /** The version that the reader sees now. */
  const basis = (id: string): string => annotations.get(id)?.modified ?? '';

  /** What the store answered is shown at once, before the change is heard of. */
  function take({ annotation }: Saved): Annotation {
    if (annotation.deleted === null) annotations.set(annotation.id, annotation);
    else annotations.delete(annotation.id);
    return annotation;
  }

  async function together<T>(
    edits: readonly Edit[],
    answer: (saved: readonly Saved[]) => readonly T[],
  ): Promise<Outcome<readonly T[]>> {
    try {
      for (const { id } of edits) expected.add(id);
      const saved = await store.editAnnotations(edits);
      const value = answer(saved);
      for (const each of saved) take(each);
      show(state.phase);
      return { ok: true, value };
    } catch (error) {
      for (const { id } of edits) expected.delete(id);
      return failureOf(error);
    }
  }

  /** What a deletion is undone on: its own version, or what lies on disk where another window deleted. */
  const deletedAs = async (id: string): Promise<string> =>
    deletions.get(id) ?? (await store.annotation(id))?.modified ?? '';

  const tagsOf = (id: string): readonly string[] => annotations.get(id)?.tags ?? [];

  const setTags = (
    notes: readonly Pick<TagsBefore, 'id' | 'tags'>[],
  ): Promise<Outcome<readonly TagsBefore[]>> => {
    const before = new Map(notes.map(({ id }) => [id, tagsOf(id)]));
    return together(
      notes.map(({ id, tags }) => ({ id, change: { tags: [...tags] }, basedOn: basis(id) })),
      (saved) =>
        saved.map(({ annotation: { id, tags: made } }) => ({
          id,
          tags: before.get(id) ?? [],
          made,
        })),
    );
  };

  return {
    state: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async load() {
      stale.all = true;
      await refresh();
    },
    save: (id, { note, tags, verdict, basedOn }) =>
      next(() =>
        stored(async () => {
          const change = { note, tags: [...tags], verdict };
          const saved = await store.editAnnotation(id, change, basedOn ?? basis(id));
          const annotation = take(saved);
          show(state.phase);
          // What is typed next is based on one's own words, whoever else's are shown.
          return savedOf({ ...annotation, ...saved.version });
        }),
      ),
    settle: (id, { modified: _modified, ...version }) =>
      next(() =>
        stored(async () => {
          take(await store.editAnnotation(id, version, basis(id), true));
          show(state.phase);
          return null;
        }),
      ),
    remove: (ids) =>
      next(() => {
        const deleted = now().toISOString();
        return together(
          ids.map((id) => ({ id, change: { deleted }, basedOn: basis(id) })),
          (saved) => {
            for (const { annotation } of saved) deletions.set(annotation.id, annotation.modified);
            return ids;
          },
        );
      }),
    restore: (ids) =>
      next(() =>
        answered(async () => {
          const edits = [];
          for (const id of ids)
            edits.push({ id, change: { deleted: null }, basedOn: await deletedAs(id) });
          return together(edits, () => {
            // Deleted again, in whatever window, it is another deletion.
            for (const id of ids) deletions.delete(id);
            return ids;
          });
        }),
      ),
    retag: (ids, { add, remove }) =>
      next(() => {
        const off = new Set(remove.map((tag) => tag.toLowerCase()));
        const kept = (id: string) => tagsOf(id).filter((tag) => !off.has(tag.toLowerCase()));
        return setTags(ids.map((id) => ({ id, tags: [...kept(id), ...add] })));
      }),
    setTags: (notes) =>
      next(() =>
        setTags(notes.map((each) => ({ id: each.id, tags: tagsBack(tagsOf(each.id), each) }))),
      ),
    deleted: () =>
      stored(async () => deletedEntries(await store.deletedAnnotations(), [...pages.values()])),
    erase: (ids) => stored(() => store.eraseDeleted(ids)),
    close() {
      stop();
      listeners.clear();
    },
  };
}

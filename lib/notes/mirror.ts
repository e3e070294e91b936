/**
 * A second copy of every record, in a store of the browser's that fails apart from IndexedDB. Chromium
 * answers a damaged IndexedDB file by deleting all of the origin's databases without a word; then this
 * copy brings the notes back. Without it, some 720 kills of a browser that was saving ended in two whole
 * losses; the one that was logged said "IndexedDB recovering from a corrupted (and deleted) database",
 * after a checksum mismatch in LevelDB (`tests/bench/kill-saves.ts`).
 *
 * The copy can lose records too: Chromium repairs a damaged `storage.local` without a word, and drops what
 * it cannot read; once in some 400 kills that was so. Both are therefore compared when the browser starts,
 * and each makes up for the other: a loss is to last no longer than till the next start.
 */
import type { Database, Writing } from './database.ts';
import { asStoreError, StoreError, type StoreFaultKind } from './faults.ts';
import { type Journal, journalOf, keyOf, PREFIX } from './journal.ts';
import { mergeInto, snapshotIn } from './merging.ts';
import { flawOf, type RecordKind, recordKinds, type Snapshot } from './model.ts';
import { canonicalJson } from './versions.ts';

/** What is asked of the second store; `browser.storage.local` has it all. Values are plain JSON. */
export interface Mirror {
  /** Everything in it by key, other people's keys too. */
  all(): Promise<Readonly<Record<string, unknown>>>;
  one(key: string): Promise<unknown>;
  set(records: Readonly<Record<string, unknown>>): Promise<void>;
  remove(keys: readonly string[]): Promise<void>;
}

/** The mirror in `browser.storage.local` (with the `unlimitedStorage` permission: about 1 kB a record). */
export const mirrorIn = (area: {
  get(keys: string | null): Promise<Record<string, unknown>>;
  set(items: Record<string, unknown>): Promise<void>;
  remove(keys: string[]): Promise<void>;
}): Mirror => ({
  all: () => area.get(null),
  one: async (key) => (await area.get(key))[key],
  set: (records) => area.set({ ...records }),
  remove: (keys) => area.remove([...keys]),
});

/** What the reader should hear of the mirror. */
export interface MirrorReports {
  /** Notes that IndexedDB had lost and the mirror gave back. */
  readonly onRestored?: (notes: number) => void;
  /** The mirror could not be written or read: what is saved is on disk, but only once. It is brought in step later. */
  readonly onMirrorFault?: (error: unknown) => void;
}

/** What calls fail as while the browser takes a database away that it found damaged. */
const TAKEN_AWAY: ReadonlySet<StoreFaultKind> = new Set(['corrupt', 'closed']);
/** How often a call is made before its failure is the answer. */
const TRIES = 4;

async function reflect(mirror: Mirror, journal: Journal): Promise<void> {
  const written = [...journal].filter(([, record]) => record !== null);
  const erased = [...journal].filter(([, record]) => record === null).map(([key]) => key);
  if (written.length > 0) await mirror.set(Object.fromEntries(written));
  if (erased.length > 0) await mirror.remove(erased);
}

/** Records by the mirror's key, as it has them: whole or not. */
type Held = ReadonlyMap<string, unknown>;

async function held(mirror: Mirror): Promise<Held> {
  const all = Object.entries(await mirror.all());
  return new Map(all.filter(([key]) => key.startsWith(`${PREFIX}:`)));
}

/** The mirror as a snapshot; what is not whole in it is passed over. */
function mirrored(records: Held): Snapshot {
  const list = <K extends RecordKind>(kind: K): Snapshot[K][number][] =>
    [...records].flatMap(([key, record]) =>
      key.startsWith(`${PREFIX}:${kind}:`) && flawOf(kind, record) === null
        ? [record as Snapshot[K][number]]
        : [],
    );
  return {
    annotations: list('annotations'),
    pages: list('pages'),
    dismissals: list('dismissals'),
    muted: list('muted'),
  };
}

/** Makes the mirror hold just what is kept: again while other windows write meanwhile, lest it end older than they left it. */
async function renew(
  mirror: Mirror,
  records: Held,
  snapshot: () => Promise<Snapshot>,
): Promise<void> {
  const texts = new Map([...records].map(([key, record]) => [key, canonicalJson(record)]));
  for (;;) {
    const kept = await snapshot();
    const journal: Journal = new Map([...texts.keys()].map((key) => [key, null]));
    for (const kind of recordKinds) {
      for (const record of kept[kind]) {
        const key = keyOf(kind, record.id);
        const text = canonicalJson(record);
        if (texts.get(key) === text) journal.delete(key);
        else journal.set(key, record);
        texts.set(key, text);
      }
    }
    if (journal.size === 0) return;
    await reflect(mirror, journal);
    for (const [key, record] of journal) if (record === null) texts.delete(key);
  }
}

/** Writes down that the mirror is behind from now on; false where it was so already. */
async function markBehind(tx: Writing): Promise<boolean> {
  const marks = tx.objectStore('meta');
  if ((await marks.get('unmirrored')) !== undefined) return false;
  await marks.put(new Date().toISOString(), 'unmirrored');
  return true;
}

/**
 * A database that keeps its mirror in step, and is made whole from it when it was created anew. A new
 * database has no seal: whatever the mirror holds is then merged into it before anybody reads. A write
 * resolves when both copies have it; one that reached only the database still counts as saved, and the
 * mirror is made anew at the next start.
 */
export function withMirror(database: Database, mirror: Mirror, reports: MirrorReports): Database {
  let healing: Promise<void> | null = null;
  let told = false;

  async function heal(): Promise<void> {
    const { seal, behind } = await database.read(['meta'], async (tx) => ({
      seal: await tx.objectStore('meta').get('seal'),
      behind: await tx.objectStore('meta').get('unmirrored'),
    }));
    if (seal !== undefined && behind === undefined) return;
    const records = seal === undefined ? await held(mirror) : null;
    if (records !== null) await takeBack(mirrored(records));
    // A mirror that cannot be written keeps nobody from the notes; the next start tries again.
    await bringInStep(records).catch((error: unknown) => reports.onMirrorFault?.(error));
  }

  async function takeBack(incoming: Snapshot): Promise<void> {
    const restored = await database.write([...recordKinds, 'meta'], async (tx) => {
      const before = await snapshotIn(tx);
      const { merged } = await mergeInto(tx, before, incoming);
      const back = merged.annotations.length - before.annotations.length;
      const marks = tx.objectStore('meta');
      const at = new Date().toISOString();
      await marks.put(at, 'seal');
      // Taken away once the mirror has everything: a crash in between leaves it to be seen.
      await marks.put(at, 'unmirrored');
      if (back > 0) await marks.put({ notes: back, at }, 'restored');
      return back;
    });
    if (restored > 0) reports.onRestored?.(restored);
  }

  async function bringInStep(records: Held | null): Promise<void> {
    const known = records ?? (await held(mirror));
    await renew(mirror, known, () => database.read(recordKinds, snapshotIn));
    await isInStep();
  }

  const isInStep = (): Promise<void> =>
    database.write(['meta'], (tx) => tx.objectStore('meta').delete('unmirrored'));

  /**
   * Once a connection; a failure is tried again with the next call, which says itself what is wrong. It
   * is told once: whoever hears of it asks for `health`, and would otherwise fail, be told and ask for ever.
   */
  const healed = (): Promise<void> => {
    healing ??= heal().then(
      () => {
        told = false;
      },
      (error: unknown) => {
        healing = null;
        if (told) return;
        told = true;
        reports.onMirrorFault?.(error);
      },
    );
    return healing;
  };

  async function fellBehind(error: unknown): Promise<void> {
    await database.write(['meta'], markBehind).catch(() => {});
    reports.onMirrorFault?.(error);
  }

  /**
   * Runs work on a healed database. Where the browser deletes it while we have it open, a call may fail as
   * unreadable, another as closed (healing among them), and one be asked of the new, unhealed database: it
   * is healed, and what only reads, or failed, is done again.
   */
  async function onHealed<T>(work: () => Promise<T>, isRead: boolean): Promise<T> {
    for (let left = TRIES - 1; ; left -= 1) {
      await healed();
      const before = database.openings?.();
      const tried = await work().then(
        (value) => ({ value }),
        (error: unknown) => ({ error: asStoreError(error) }),
      );
      const isNew = database.openings?.() !== before;
      const error = 'error' in tried ? tried.error : new StoreError('closed');
      if ('error' in tried && !isNew && !TAKEN_AWAY.has(error.fault.kind)) throw error;
      if ('value' in tried && !isNew) return tried.value;
      healing = null;
      if ('value' in tried && !isRead) return tried.value;
      if (left === 0) throw error;
    }
  }

  return {
    read: (stores, work) => onHealed(() => database.read(stores, work), true),
    async write(stores, work) {
      let journal: Journal = new Map();
      let isMarked = false;
      const write = async () =>
        database.write(stores, async (tx) => {
          const done = await work(tx);
          journal = journalOf(tx);
          // Killed before the mirror lets go too, it would bring back at the next start what was erased.
          const erases = stores.includes('meta') && [...journal.values()].includes(null);
          isMarked = erases && (await markBehind(tx));
          return done;
        });
      const result = await onHealed(write, false);
      await reflect(mirror, journal).catch((error: unknown) => {
        isMarked = false;
        return fellBehind(error);
      });
      if (isMarked) await isInStep().catch(() => {});
      return result;
    },
    async checkSecondCopy() {
      await healed();
      try {
        const records = await held(mirror);
        await takeBack(mirrored(records));
        await bringInStep(records);
      } catch (error) {
        reports.onMirrorFault?.(error);
      }
    },
    secondCopy: (kind, id) => mirror.one(keyOf(kind, id)).catch(() => undefined),
    close: () => database.close(),
  };
}

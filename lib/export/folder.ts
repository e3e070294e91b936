/**
 * Notes kept in a folder that the reader chose, and through whatever keeps that folder in step, on a
 * second machine. Each machine writes one file of its own and reads everybody's: no two machines write
 * the same file, so the sync service has nothing to decide. Nothing in the folder is ever deleted.
 */
import { type MergePreview, mergeSnapshots } from '../notes/merge.ts';
import type { Snapshot } from '../notes/model.ts';
import type { Store } from '../notes/store.ts';
import { backupText } from './backup.ts';
import { readNotes } from './read-notes.ts';

/** What is asked of a folder. */
export interface Folder {
  /** Names of the files in it. */
  list(): Promise<readonly string[]>;
  /** Differs whenever the file does: its time and size, or whatever the folder can tell. */
  stamp(name: string): Promise<string>;
  read(name: string): Promise<string>;
  /** Replaces a file as a whole: either the old text or the new one is there, never half. */
  write(name: string, text: string): Promise<void>;
}

/** Ours, and the copies that sync services make of it when they find two. */
const OURS = /^counterpoint-.+\.json$/i;

export const fileOf = (machine: string): string => `counterpoint-${machine}.json`;

/** Files by name with the stamp they had when they were last merged: read again only when it differs. */
export type Seen = Readonly<Record<string, string>>;

export interface FolderReport extends MergePreview {
  /** Files read, and those that were not whole: left as they are, and tried again next time. */
  readonly read: readonly string[];
  readonly refused: readonly { readonly name: string; readonly sentence: string }[];
  /** False where the folder already held just these bytes. */
  readonly written: boolean;
  /** To be given to the next run. */
  readonly seen: Seen;
}

const nothing: Snapshot = { annotations: [], pages: [], dismissals: [], muted: [] };
const none = { new: 0, changed: 0, same: 0 };
const unchanged: MergePreview = { ...none, pages: none, settings: none, conflicts: 0 };

/**
 * Brings store and folder to one state: reads every machine's file that changed since `seen`, merges them
 * into the store, writes this machine's file. `machine`: an id that this browser keeps for itself, letters,
 * digits and hyphens. Rejects when the folder cannot be listed or written, or the store fails; a bad file
 * is only reported.
 */
export async function syncFolder(
  store: Pick<Store, 'snapshot' | 'merge'>,
  folder: Folder,
  machine: string,
  now: Date,
  seen: Seen = {},
): Promise<FolderReport> {
  const read: string[] = [];
  const refused: { name: string; sentence: string }[] = [];
  const merged: Record<string, string> = {};
  let incoming = nothing;
  const names = (await folder.list()).filter((name) => OURS.test(name));
  for (const name of names) {
    // Before the text: a change between the two is read again next time, never passed over.
    const stamp = await folder.stamp(name);
    if (seen[name] === stamp) {
      merged[name] = stamp;
      continue;
    }
    const imported = readNotes(await folder.read(name), now);
    // Only backups: a format that holds less must not travel this way.
    if (imported.ok && imported.asWritten === null) {
      incoming = mergeSnapshots(incoming, imported.snapshot);
      read.push(name);
      merged[name] = stamp;
    } else {
      refused.push({
        name,
        sentence: imported.ok ? 'This file is no Counterpoint backup.' : imported.sentence,
      });
    }
  }
  const counts = read.length === 0 ? unchanged : await store.merge(incoming);
  const text = backupText(await store.snapshot());
  const own = fileOf(machine);
  // Our own file, cut off by a crash or a full disk, is replaced: the store holds what it held.
  const current = names.includes(own) ? await folder.read(own) : null;
  const written = current !== text;
  if (written) {
    await folder.write(own, text);
    merged[own] = await folder.stamp(own);
  }
  return { ...counts, read, refused, written, seen: merged };
}

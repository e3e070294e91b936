/**
 * Keeps the reader's folder in step with the notes: when a page of ours opens, and a few seconds after
 * each change. Any number of windows and the worker may do so; one does it at a time.
 */
import { syncFolder } from '../export/folder.ts';
import { newest } from '../newest.ts';
import { StoreError } from '../notes/faults.ts';
import type { Store } from '../notes/store.ts';
import { askToWrite, folderOf, type LentFolder, mayWrite } from './folder.ts';
import {
  type BackupFault,
  type BackupReport,
  backupReport,
  keepFolder,
  keptFolder,
  machineName,
  noBackup,
} from './kept.ts';

/**
 * How soon after a change it is written, in milliseconds: at least this, ten times as long as the last run
 * took where there are very many notes, and well under the 30 s after which an idle worker ends.
 */
const REST = { least: 5_000, most: 25_000 };

export interface BackupState {
  readonly report: BackupReport;
  readonly busy: boolean;
}

export interface Keeper {
  /** Null until it has been read. */
  state(): BackupState | null;
  /** Brings folder and notes in step now; does nothing where no folder is chosen. Never rejects: failures are in the state. */
  backUp(): Promise<void>;
  /** Takes this folder from now on, and writes there at once. */
  choose(folder: LentFolder): Promise<void>;
  /** Writes to no folder any more; what lies there stays. */
  forget(): Promise<void>;
  /** Asks the browser for its leave again. To be called in a click. */
  allowAgain(): Promise<void>;
}

const faults: ReadonlyMap<string, BackupFault['kind']> = new Map([
  ['NotAllowedError', 'not-allowed'],
  ['SecurityError', 'not-allowed'],
  ['NotFoundError', 'gone'],
  ['QuotaExceededError', 'full'],
]);

function faultOf(error: unknown): BackupFault {
  if (error instanceof StoreError) return { kind: 'failed', sentence: error.message };
  const kind = error instanceof Error ? faults.get(error.name) : undefined;
  if (kind !== undefined && kind !== 'failed') return { kind };
  return { kind: 'failed', sentence: error instanceof Error ? error.message : String(error) };
}

const change = async (to: Partial<BackupReport>): Promise<void> =>
  backupReport.setValue({ ...(await backupReport.getValue()), ...to });

/** One run, under the lock. `changed`: when the last change was heard of that it is for; a run of another window that began later has it. */
async function run(store: Pick<Store, 'snapshot' | 'merge'>, changed: string): Promise<void> {
  const handle = await keptFolder();
  if (handle === null) return;
  const before = await backupReport.getValue();
  // A run that lies ahead was dated by a clock that has been put right since.
  const ahead = before.at !== null && before.at > new Date().toISOString();
  if (before.at !== null && before.at > changed && !ahead && before.fault === null) return;
  try {
    if (!(await mayWrite(handle))) return await change({ fault: { kind: 'not-allowed' } });
    const at = new Date();
    const done = await syncFolder(store, folderOf(handle), await machineName(), at, before.seen);
    const came = done.new + done.changed;
    await change({
      folder: handle.name,
      // Before the notes were read: what changed meanwhile is written by the next run.
      at: at.toISOString(),
      ...(came > 0 ? { came: { notes: came, at: at.toISOString() } } : {}),
      refused: done.refused,
      seen: done.seen,
      fault: null,
    });
  } catch (error) {
    await change({ fault: faultOf(error) });
  }
}

/** `listener` hears of each change of the state. */
export function openKeeper(
  store: Pick<Store, 'snapshot' | 'merge' | 'onChange'>,
  listener: () => void = () => {},
): Keeper {
  let state: BackupState | null = null;
  let scheduled = false;
  let took = 0;
  const show = (part: Partial<BackupState>): void => {
    state = { report: noBackup, busy: false, ...state, ...part };
    listener();
  };

  /** One window at a time. What cannot even be kept of a failure is shown all the same. */
  const locked = (work: () => Promise<void>): Promise<void> =>
    navigator.locks.request('counterpoint-backup', async () => {
      show({ busy: true });
      const start = performance.now();
      try {
        await work();
        took = performance.now() - start;
        show({ busy: false, report: await backupReport.getValue() });
      } catch (error) {
        const report = state?.report ?? noBackup;
        show({ busy: false, report: { ...report, fault: faultOf(error) } });
      }
    });
  const backUp = (): Promise<void> => locked(() => run(store, new Date().toISOString()));

  let changed = '';
  store.onChange(({ kinds }) => {
    if (kinds.length === 0) return;
    changed = new Date().toISOString();
    // The first change sets the clock: writing goes on while notes keep changing.
    if (scheduled) return;
    scheduled = true;
    setTimeout(
      () => {
        scheduled = false;
        void locked(() => run(store, changed));
      },
      Math.min(Math.max(REST.least, 10 * took), REST.most),
    );
  });
  const begin = newest();
  backupReport.watch((report) => {
    begin();
    show({ report });
  });
  const isNewest = begin();
  void backupReport.getValue().then((report) => isNewest() && show({ report }));

  return {
    state: () => state,
    backUp,
    choose: (handle) =>
      locked(async () => {
        await keepFolder(handle);
        await backupReport.setValue({ ...noBackup, folder: handle.name });
        await run(store, new Date().toISOString());
      }),
    forget: () =>
      locked(async () => {
        await keepFolder(null);
        await backupReport.setValue(noBackup);
      }),
    async allowAgain() {
      const handle = await keptFolder();
      if (handle !== null && (await askToWrite(handle))) await backUp();
    },
  };
}

/** How the notes are kept, as the notebook and the options show it: the folder, the second copy, the browser's promise. */
import { browser } from 'wxt/browser';
import { writeBackup } from '../export/backup.ts';
import type { Written } from '../export/types.ts';
import { newest } from '../newest.ts';
import { type Persistence, persist, space } from '../notes/persistence.ts';
import type { Health } from '../notes/rows.ts';
import type { Store } from '../notes/store.ts';
import type { Outcome } from '../outcome.ts';
import { stored } from '../stored.ts';
import { type BackupState, type Keeper, openKeeper } from './keeper.ts';

export interface KeepingState {
  /** Null until it has been read, or where the notes cannot be opened. */
  readonly health: Health | null;
  /** How many damaged records the second copy stood in for. */
  readonly mended: number;
  readonly backup: BackupState | null;
  /**
   * Null until the browser has answered. `exempt`: Chromium promises an extension nothing, but does not
   * evict what one with the permission for unlimited storage keeps.
   */
  readonly persistence: Persistence | 'exempt' | null;
  /** Bytes; null where the browser does not tell. */
  readonly space: { readonly used: number; readonly allowed: number } | null;
}

export interface Keeping extends Omit<Keeper, 'state'> {
  state(): KeepingState;
  /** Reads everything, and brings the folder in step. Never rejects. */
  look(): Promise<void>;
  heardOfRestored(): Promise<void>;
  /** Everything kept, as a file. `made`: ISO 8601 UTC, for its name. */
  file(made: string): Promise<Outcome<Written>>;
}

/** For a page of ours; a worker has only a keeper. `listener` hears of each change of the state. */
export function openKeeping(
  store: Pick<Store, 'snapshot' | 'merge' | 'onChange' | 'health' | 'heardOfRestored' | 'aside'>,
  listener: () => void,
): Keeping {
  let state: Omit<KeepingState, 'backup'> = {
    health: null,
    mended: 0,
    persistence: null,
    space: null,
  };
  const show = (part: Partial<typeof state>): void => {
    state = { ...state, ...part };
    listener();
  };
  const { state: backup, ...keeper } = openKeeper(store, listener);

  /** A store that cannot be opened says so itself, where its notes would be. */
  const begin = newest();
  const lookAtNotes = async (): Promise<void> => {
    const isNewest = begin();
    const [health, aside] = await Promise.all([store.health(), store.aside()]).catch(
      () => [null, []] as const,
    );
    if (isNewest()) show({ health, mended: aside.filter(({ mended }) => mended).length });
  };
  const lookAtBrowser = async (): Promise<void> => {
    const promised = await persist();
    const { permissions = [] } = browser.runtime.getManifest();
    const exempt = promised === 'evictable' && permissions.includes('unlimitedStorage');
    show({ persistence: exempt ? 'exempt' : promised, space: await space() });
  };

  store.onChange(({ kinds }) => {
    if (kinds.length === 0) void lookAtNotes();
  });

  return {
    ...keeper,
    state: () => ({ ...state, backup: backup() }),
    async look() {
      await Promise.all([lookAtNotes(), lookAtBrowser()]);
      await keeper.backUp();
    },
    heardOfRestored: () => store.heardOfRestored().catch(() => {}),
    file: (made) => stored(async () => writeBackup(await store.snapshot(), made)),
  };
}

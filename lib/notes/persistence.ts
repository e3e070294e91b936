/** Whether the browser may throw the notes away when disk space runs low (Storage Standard, section 5). */

/** `kept`: only the reader can delete them. `evictable`: the browser may, so a backup matters more. */
export type Persistence = 'kept' | 'evictable' | 'unknown';

type Manager = Pick<StorageManager, 'persist' | 'persisted' | 'estimate'>;

const manager = (): Manager | undefined => globalThis.navigator?.storage;

/** Asks the browser to keep the notes for good; asks nothing again where it already does. Never throws. */
export async function persist(storage: Manager | undefined = manager()): Promise<Persistence> {
  if (storage === undefined) return 'unknown';
  try {
    if (await storage.persisted()) return 'kept';
    return (await storage.persist()) ? 'kept' : 'evictable';
  } catch {
    return 'unknown';
  }
}

/** Bytes used and allowed, as far as the browser tells; browsers round both. */
export async function space(
  storage: Manager | undefined = manager(),
): Promise<{ readonly used: number; readonly allowed: number } | null> {
  try {
    const { usage, quota } = (await storage?.estimate()) ?? {};
    return usage === undefined || quota === undefined ? null : { used: usage, allowed: quota };
  } catch {
    return null;
  }
}

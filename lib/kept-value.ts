/**
 * One value in `storage.local` that pages of ours change. A page may be closed in the very click that
 * changes it, and what it had begun ends there: so a change is written at once, upon the value as last
 * heard of here, and then looked after, for another window may have written in the same moment.
 */
import { browser } from 'wxt/browser';

export interface KeptValue<T> {
  get(): Promise<T>;
  /** Resolves once the change stands on disk, with the value it made. `change` may be run several times, on newer values. */
  change(change: (now: T) => T): Promise<T>;
  /** Calls `listener` after each change, wherever it was made; answers how to stop. */
  watch(listener: (value: T) => void): () => void;
}

/** `from` makes a value out of whatever lies under the key; undefined at first. */
export function keptValue<T>(key: string, from: (kept: unknown) => T): KeptValue<T> {
  /** The value as last heard of; null before anybody asked. */
  let known: { readonly value: T } | null = null;
  let listens = false;
  let writes = 0;
  let underWay: readonly ((now: T) => T)[] = [];

  const watch = (listener: (value: T) => void): (() => void) => {
    const hear = (changes: Record<string, { newValue?: unknown }>, area: string) => {
      const change = area === 'local' ? changes[key] : undefined;
      if (change) listener(from(change.newValue));
    };
    browser.storage.onChanged.addListener(hear);
    return () => browser.storage.onChanged.removeListener(hear);
  };
  const write = async (value: T): Promise<void> => {
    known = { value };
    writes += 1;
    try {
      await browser.storage.local.set({ [key]: value });
    } catch (error) {
      known = null;
      throw error;
    }
  };
  const get = async (): Promise<T> => {
    if (!listens) {
      watch((value) => {
        known = { value };
        writes += 1;
      });
    }
    listens = true;
    const before = writes;
    const { [key]: kept } = await browser.storage.local.get(key);
    const value = from(kept);
    // What was written since is newer than this answer.
    if (writes === before) known = { value };
    return value;
  };

  return {
    get,
    watch,
    async change(change) {
      underWay = [...underWay, change];
      // Should this fail, the one below does too, and says so.
      if (known) write(change(known.value)).catch(() => undefined);
      try {
        return await navigator.locks.request(`counterpoint-${key}`, async () => {
          const now = await get();
          const next = underWay.reduce<T>((value, each) => each(value), now);
          if (JSON.stringify(next) !== JSON.stringify(now)) await write(next);
          return next;
        });
      } finally {
        underWay = underWay.filter((each) => each !== change);
      }
    },
  };
}

/** The reader's notes as every context of ours opens them: in IndexedDB, with a second copy beside it. */
import { browser } from 'wxt/browser';
import { mirrorIn } from './notes/mirror.ts';
import { openStore, type Store } from './notes/store.ts';

export function openNotes(): Store {
  const { local } = browser.storage;
  return openStore({
    mirror: mirrorIn({
      get: (keys) => local.get(keys),
      set: (items) => local.set(items),
      remove: (keys) => local.remove(keys),
    }),
  });
}

/**
 * Shuts `storage.local`, where the second copy lies, to content scripts: they run in the pages'
 * own processes. Chromium can; Firefox keeps its content scripts apart from pages in other ways.
 */
export async function guardNotes(): Promise<void> {
  const area = browser.storage.local as { setAccessLevel?(level: object): Promise<void> };
  await area.setAccessLevel?.({ accessLevel: 'TRUSTED_CONTEXTS' });
}

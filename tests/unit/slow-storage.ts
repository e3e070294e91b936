/** A storage that answers late. */
import { vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';

/** What the storage is asked next it looks up at once, and answers when this is called: by then it may be old. */
export function slowStorage(): () => void {
  const get = fakeBrowser.storage.local.get.bind(fakeBrowser.storage.local);
  const { promise, resolve } = Promise.withResolvers<void>();
  vi.spyOn(fakeBrowser.storage.local, 'get').mockImplementationOnce(async (keys) => {
    const value = await get(keys);
    await promise;
    return value;
  });
  return resolve;
}

/** Word to every open page that is being read. Tabs without a reader do not answer, which is no fault. */
import { browser } from 'wxt/browser';
import { toReader } from './messages.ts';

export async function tellReaders(what: 'notesChanged' | 'settingsChanged'): Promise<void> {
  const tabs = await browser.tabs.query({});
  await Promise.allSettled(
    tabs.map(({ id }) =>
      id === undefined
        ? undefined
        : toReader.sendMessage(what, undefined, { tabId: id, frameId: 0 }),
    ),
  );
}

/** Word to every open page that is being read. Tabs without a reader do not answer, which is no fault. */
import { browser } from 'wxt/browser';
import { toReader } from './messages.ts';
import type { Store } from './notes/store.ts';

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

/**
 * Tells them of every change of the notes while this page is open: the background does so too, but may
 * be asleep and hear nothing of what is done here.
 */
export const tellOfNotes = (store: Pick<Store, 'onChange'>): (() => void) =>
  store.onChange(({ kinds }) => {
    if (kinds.includes('annotations')) void tellReaders('notesChanged');
  });

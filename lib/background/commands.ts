/** The keyboard commands, passed on to the reader of the tab they were given in. */
import { toReader } from '../messages.ts';

export async function stepBy(command: string, tabId: number | undefined): Promise<void> {
  if (tabId === undefined) return;
  const target = { tabId, frameId: 0 };
  try {
    if (command === 'next-claim') await toReader.sendMessage('step', 'next', target);
    if (command === 'previous-claim') await toReader.sendMessage('step', 'previous', target);
    if (command === 'toggle-reading') await toReader.sendMessage('toggle', undefined, target);
  } catch {
    // No reader in this tab: there is nothing to step through.
  }
}

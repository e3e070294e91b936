/** The keyboard commands: the panel is opened here, the rest passed on to the reader of the tab they were given in. */
import { toReader } from '../messages.ts';
import { openSidePanel } from '../side-panel.ts';
import { annotateIn } from './own-words.ts';

/** A tab as the browser names it with a command. */
export interface CommandTab {
  readonly id?: number | undefined;
  readonly windowId?: number | undefined;
}

export async function obeyCommand(command: string, tab: CommandTab | undefined): Promise<void> {
  if (command === 'open-panel' && tab?.windowId !== undefined) {
    // A browser that takes the key press for no gesture opens nothing; the popup still can.
    await openSidePanel(tab.windowId).catch(() => undefined);
    return;
  }
  const tabId = tab?.id;
  if (tabId === undefined) return;
  if (command === 'annotate') return annotateIn(tabId);
  const target = { tabId, frameId: 0 };
  try {
    if (command === 'next-claim') await toReader.sendMessage('step', 'next', target);
    if (command === 'previous-claim') await toReader.sendMessage('step', 'previous', target);
    if (command === 'toggle-reading') await toReader.sendMessage('toggle', undefined, target);
  } catch {
    // No reader in this tab: there is nothing to step through.
  }
}

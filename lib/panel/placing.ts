/** A note that is being placed again: the panel waits while words are selected on the page. */
import type { PassageSelectors } from '../anchors/types.ts';
import { toPages, toReader } from '../messages.ts';

export interface Placing {
  /** The note, and the words selected for it so far; null while none is being placed. */
  readonly now: () => { readonly id: string; readonly words: string | null } | null;
  /** Waits for words in this tab; a null id ends it. */
  start(id: string | null, tabId: number): Promise<void>;
  /** What is selected in the tab this moment; null when nothing of its text is. */
  selected(): Promise<PassageSelectors | null>;
}

export function openPlacing(listener: () => void): Placing {
  let now: { readonly id: string; readonly words: string | null } | null = null;
  let tab = -1;

  const selected = () =>
    toReader.sendMessage('selection', undefined, { tabId: tab, frameId: 0 }).catch(() => null);
  const look = async () => {
    const asked = now?.id;
    const selectors = await selected();
    if (!now || now.id !== asked) return;
    now = { id: now.id, words: selectors?.quote.exact ?? null };
    listener();
  };
  const wait = (waiting: boolean) =>
    toReader
      .sendMessage('awaitSelection', waiting, { tabId: tab, frameId: 0 })
      .catch(() => undefined);

  toPages.onMessage('selectionChanged', ({ sender }) => {
    if (now && sender.tab?.id === tab) void look();
  });

  return {
    now: () => now,
    async start(id, tabId) {
      if (now) await wait(false);
      now = id === null ? null : { id, words: null };
      tab = tabId;
      listener();
      if (id === null) return;
      await wait(true);
      await look();
    },
    selected,
  };
}

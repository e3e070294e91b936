/** A note that is being placed again: the panel waits while words are selected on the page. */
import type { PassageSelectors } from '../anchors/types.ts';
import { inTurn } from '../in-turn.ts';
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
  const next = inTurn();

  const selected = () =>
    toReader.sendMessage('selection', undefined, { tabId: tab, frameId: 0 }).catch(() => null);
  const look = async () => {
    const asked = now?.id;
    const selectors = await selected();
    if (!now || now.id !== asked) return;
    now = { id: now.id, words: selectors?.quote.exact ?? null };
    listener();
  };
  const wait = (waiting: boolean, tabId: number) =>
    toReader.sendMessage('awaitSelection', waiting, { tabId, frameId: 0 }).catch(() => undefined);

  toPages.onMessage('selectionChanged', ({ sender }) => {
    if (now && sender.tab?.id === tab) void look();
  });

  return {
    now: () => now,
    async start(id, tabId) {
      const left = now && tab;
      now = id === null ? null : { id, words: null };
      tab = tabId;
      listener();
      // Begun and ended at once, the page hears of it in that order, and waits no longer than the panel.
      await next(async () => {
        if (left !== null) await wait(false, left);
        if (id !== null) await wait(true, tabId);
      });
      if (id !== null && now?.id === id) await look();
    },
    selected,
  };
}

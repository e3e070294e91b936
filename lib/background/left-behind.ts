/**
 * What a card leaves behind whose tab is closed: it keeps every key, but saves only once typing rests, and a
 * tab that is closed does not wait for that. The rest is done here.
 */
import { browser } from 'wxt/browser';
import { dropUnsaved, unsavedIn } from '../unsaved.ts';
import { type SaveDeps, saveDraft } from './card-service.ts';
import { cardInTab, forgetTab } from './cards.ts';

/** Registers the listener: as the worker starts, so that the tab that wakes it is heard of. */
export function serveClosedTabs(deps: SaveDeps): void {
  browser.tabs.onRemoved.addListener(
    (tabId) => void saveLeftBehind(deps, tabId).finally(() => forgetTab(tabId)),
  );
}

/** Saves under the card's own id, as its own last save would: should that have come through, it is one note all the same. */
export async function saveLeftBehind(deps: SaveDeps, tabId: number): Promise<void> {
  const card = await cardInTab(tabId);
  if (!card || card.isPrivate) return;
  const { subject, annotationId, ticket } = card;
  for (const { name, draft } of await unsavedIn(ticket)) {
    const outcome = await saveDraft(deps, subject, annotationId, subject.identity, draft, ticket);
    // What cannot be saved waits, and is told of in the notebook.
    if (outcome.ok) await dropUnsaved(name);
  }
}

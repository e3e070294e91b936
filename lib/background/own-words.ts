/** The reader's own highlights: kept from the page, and the menu entry and command that open their card. */
import { browser } from 'wxt/browser';
import { inTurn } from '../in-turn.ts';
import { toBackground, toReader } from '../messages.ts';
import { noteOn } from '../note-draft.ts';
import { canonicalUrl } from '../notes/canonical-url.ts';
import type { Annotation, ReadPage } from '../notes/model.ts';
import type { Store } from '../notes/store.ts';
import type { Outcome } from '../outcome.ts';
import { answered, stored } from '../stored.ts';
import { say } from '../words.ts';
import { visitIn } from './card-service.ts';
import { onItsSite, only } from './senders.ts';
import { readNow } from './sites.ts';

const MENU_ENTRY = 'annotate';

/** A highlight on which nothing has been written: taking it back loses no words. */
const isBare = ({ kind, note, tags, verdict, claim }: Annotation): boolean =>
  kind === 'highlight' && note === '' && tags.length === 0 && verdict === null && claim === null;

/** Whether a page was read on the site of this address. */
function wasReadAt(url: string | undefined, page: ReadPage | null): boolean {
  const host = url === undefined ? null : URL.parse(canonicalUrl(url))?.host;
  return page?.urls.some((each) => URL.parse(each)?.host === host) ?? false;
}

export function serveHighlights(store: Store): void {
  // Of two that ask at once for the same words, the second finds what the first has kept.
  const next = inTurn();
  toBackground.onMessage('keepHighlight', async ({ data: subject, sender }) => {
    const { tabId, incognito } = only(sender, 'reader');
    onItsSite(subject.identity, sender);
    if (incognito) return { ok: false, kind: 'gone', sentence: say('privateWindow') };
    const visit = await visitIn(tabId, subject);
    return next(() =>
      stored(async () => {
        const page = await store.pageAt(subject.identity);
        const known = page && (await noteOn(store, page.id, subject.selectors));
        if (known) return { id: known.id, modified: known.modified };
        const { id, modified } = await store.saveAnnotation(visit, {
          kind: 'highlight',
          selectors: { ...subject.selectors },
          claim: null,
          note: '',
          tags: [],
          verdict: null,
        });
        return { id, modified };
      }),
    );
  });

  toBackground.onMessage('undoHighlight', async ({ data: { id, modified }, sender }) => {
    only(sender, 'reader');
    return answered(async (): Promise<Outcome<null>> => {
      const kept = await store.annotation(id);
      // Of another site's notes a page's process learns not even that they are there.
      const isTheirs = kept && wasReadAt(sender.url, await store.page(kept.pageId));
      if (!isTheirs || !isBare(kept))
        return { ok: false, kind: 'gone', sentence: say('highlightHasNote') };
      await store.deleteAnnotation(id, modified);
      return { ok: true, value: null };
    });
  });
}

/** Puts the entry into the menu of selected words. The browser keeps it; called at each install and update. */
export async function offerMenuEntry(): Promise<void> {
  await browser.contextMenus.removeAll();
  browser.contextMenus.create({
    id: MENU_ENTRY,
    title: say('menuAnnotate'),
    contexts: ['selection'],
    documentUrlPatterns: ['*://*/*', `${browser.runtime.getURL('/')}sample.html`],
  });
}

/** Registers the entry's listener: as the worker starts, so that the click that wakes it is heard. */
export function serveMenuEntry(): void {
  browser.contextMenus.onClicked.addListener(({ menuItemId }, tab) => {
    if (menuItemId === MENU_ENTRY && tab?.id !== undefined) void annotateIn(tab.id);
  });
}

/** Opens the card of what is selected in a tab; reads the tab first where nobody does yet, as the click allows. */
export async function annotateIn(tabId: number): Promise<void> {
  const ask = () => toReader.sendMessage('annotate', undefined, { tabId, frameId: 0 });
  try {
    await ask();
  } catch {
    // A page that is shut to all extensions has no words for us, and no place to say so.
    await readNow(tabId)
      .then(ask)
      .catch(() => undefined);
  }
}

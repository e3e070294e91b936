/** The background's answers to every message, each with who may ask. */
import { browser } from 'wxt/browser';
import type { Knowledge } from '../knowledge/types.ts';
import {
  type PageIdentity,
  type ReadingState,
  type ToBackground,
  toBackground,
  toCard,
  toReader,
} from '../messages.ts';
import { noteOn } from '../note-draft.ts';
import type { Store } from '../notes/store.ts';
import type { Outcome } from '../outcome.ts';
import { savedOf } from '../saved-note.ts';
import { getSettings, onSettingsChange, type Settings } from '../settings.ts';
import { isSiteOff } from '../site.ts';
import { answered, stored } from '../stored.ts';
import { tellReaders } from '../tell-readers.ts';
import { dropSaved } from '../unsaved.ts';
import { say, type WordKey, wordingOf } from '../words.ts';
import { saveDraft, viewOf, visitIn } from './card-service.ts';
import { cardOf, issueTicket, type OpenCard, openCardOf, redeem, setAnnotation } from './cards.ts';
import { serveClosedTabs } from './left-behind.ts';
import { type Dressed, styleMarks } from './mark-sheets.ts';
import { serveHighlights } from './own-words.ts';
import { onItsSite, only, type RawSender } from './senders.ts';
import { attemptReading, bringSurfaces } from './sites.ts';

export interface ServiceDeps {
  readonly knowledge: Knowledge;
  readonly store: Store;
}

type Noted = Pick<ReturnType<ToBackground['pageOpened']>, 'passages' | 'dismissed'>;
const unnoted: Noted = { passages: [], dismissed: [] };

/** What the reader of a page says as soon as it has found something, or can ask nobody for any more. */
const SAID_FIRST: readonly WordKey[] = [
  'reloadAfterUpdate',
  'claimsFoundOne',
  'claimsFoundMany',
  'doorwayOne',
  'doorwayMany',
];

const refused = (sentence: string): Outcome<never> => ({ ok: false, kind: 'gone', sentence });

/** Registers every handler. Called once, as the worker starts: a late listener misses the message that woke it. */
export function serve({ knowledge, store }: ServiceDeps): void {
  serveHighlights(store);
  serveClosedTabs({ knowledge, store });

  toBackground.onMessage('pageOpened', async ({ data: { identity, wears: worn }, sender }) => {
    const { tabId, incognito } = only(sender, 'reader');
    onItsSite(identity, sender);
    // Also the test of whether the tab may still be read: a permission can be taken away at any time.
    // Our own sample page brings its styles along: no extension may put any into it.
    const own = sender.url?.startsWith(browser.runtime.getURL('/'));
    const { documentId } = sender as RawSender;
    const styling = getSettings().then(async (set) => ({
      ...set,
      styled: !own && (await mayStyle({ tabId, documentId, wears: worn }, set.markColours)),
    }));
    // Both at once: a worker that reads a page is free for a moment only now and then.
    const [{ styled, ...set }, noted] = await Promise.all([
      styling,
      // Notes that cannot be opened keep nobody from reading; whoever opens a card hears of it.
      incognito ? unnoted : notedOn(identity).catch(() => unnoted),
    ]);
    const { opensOnHover, printsMarks, offersToolbar, showsAllMarks } = set;
    const settings = { opensOnHover, printsMarks, offersToolbar, showsAllMarks };
    const wears = styled ? set.markColours : null;
    const off = isSiteOff(set, identity.url);
    const wording = wordingOf(SAID_FIRST);
    return { ...noted, allowed: own || styled, off, settings, wears, wording };
  });

  /** What a page's process may know of what is kept on it. */
  const notedOn = async (identity: PageIdentity): Promise<Noted> => {
    const page = await store.pageAt(identity);
    if (!page) return unnoted;
    const [annotations, dismissals] = await Promise.all([
      store.annotationsOfPage(page.id),
      store.dismissalsOfPage(page.id),
    ]);
    return {
      passages: annotations.flatMap(({ id, kind, selectors }) =>
        selectors ? [{ id, selectors, isClaim: kind === 'claim' }] : [],
      ),
      dismissed: dismissals.map(({ quote, proposition }) => ({ quote, proposition })),
    };
  };

  toBackground.onMessage('readingState', async ({ data: state, sender }) => {
    await badge(only(sender, 'reader').tabId, state);
  });

  toBackground.onMessage('bringSurfaces', ({ sender }) =>
    bringSurfaces(only(sender, 'reader').tabId),
  );

  toBackground.onMessage('openCard', async ({ data: subject, sender }) => {
    const reader = only(sender, 'reader');
    onItsSite(subject.identity, sender);
    return { ticket: await issueTicket(subject, reader) };
  });

  toBackground.onMessage('openCardWindow', async ({ data: ticket, sender }) => {
    only(sender, 'reader');
    const url = `${browser.runtime.getURL('/card-window.html')}?ticket=${encodeURIComponent(ticket)}`;
    await browser.windows.create({ url, type: 'popup', width: 440, height: 720 });
  });

  toBackground.onMessage('flushCard', async ({ data: ticket, sender }) => {
    const { tabId } = only(sender, 'reader');
    const frameId = (await openCardOf(ticket))?.frameId;
    // To this card alone: of several that hear, whichever answers first would answer for all.
    if (frameId)
      await toCard.sendMessage('flush', ticket, { tabId, frameId }).catch(() => undefined);
  });

  toBackground.onMessage('card', async ({ data: ticket, sender }) => {
    const card = await redeem(ticket, only(sender, 'card'));
    if (!card) return refused(say('cardGone'));
    return stored(async () => {
      const view = await viewFor(card);
      const noted = view.saved?.id ?? null;
      if (noted !== card.annotationId) await setAnnotation(ticket, noted);
      return view;
    });
  });

  const viewFor = async ({ subject, annotationId, isPrivate }: OpenCard) => {
    const page = isPrivate ? null : await store.pageAt(subject.identity);
    const own = annotationId && !isPrivate ? await store.annotation(annotationId) : null;
    // Deleted elsewhere, its mark may stand here still: what is typed now is a note of its own.
    const saved =
      own?.deleted === null ? own : page && (await noteOn(store, page.id, subject.selectors));
    const dismissals = page ? await store.dismissalsOfPage(page.id) : [];
    const knownTags = isPrivate ? [] : await store.tags();
    const dismissed = dismissals.some(
      ({ quote, proposition }) => proposition === null && quote === subject.claim?.text,
    );
    return viewOf(subject, { saved, dismissed, knownTags, isPrivate }, knowledge);
  };

  /** The card of a message, and what it does there; then the page hears of it. */
  const withCard = async <T>(
    ticket: string,
    sender: Parameters<typeof only>[0],
    work: (card: OpenCard) => Promise<Outcome<T>>,
  ): Promise<Outcome<T>> => {
    const card = await cardOf(ticket, only(sender, 'card'));
    if (!card) return refused(say('cardGone'));
    if (card.isPrivate) return refused(say('privateWindow'));
    return answered(() => work(card));
  };

  toBackground.onMessage('saveNote', ({ data: { ticket, draft, name }, sender }) =>
    withCard(ticket, sender, async ({ subject, annotationId, tabId }) => {
      const visit = await visitIn(tabId, subject);
      const outcome = await saveDraft(
        { store, knowledge },
        subject,
        annotationId,
        visit,
        draft,
        ticket,
      );
      if (outcome.ok) {
        await setAnnotation(ticket, outcome.value.id);
        if (name !== null) await dropSaved(name, draft);
      }
      return outcome;
    }),
  );

  toBackground.onMessage('deleteNote', ({ data: { ticket, saved }, sender }) =>
    withCard(ticket, sender, async () => {
      const { annotation } = await store.deleteAnnotation(saved.id, saved.modified);
      return { ok: true, value: savedOf(annotation) };
    }),
  );

  toBackground.onMessage('restoreNote', ({ data: { ticket, saved }, sender }) =>
    withCard(ticket, sender, async () => {
      const { annotation } = await store.restoreAnnotation(saved.id, saved.modified);
      await setAnnotation(ticket, annotation.id);
      return { ok: true, value: savedOf(annotation) };
    }),
  );

  toBackground.onMessage('dismissClaim', ({ data, sender }) =>
    withCard(data.ticket, sender, async ({ subject }) => {
      const quote = subject.claim?.text;
      const { proposition } = data;
      if (!quote) return { ok: true, value: null };
      if (data.dismissed) {
        await store.dismiss(subject.identity, { quote, proposition });
      } else {
        const page = await store.pageAt(subject.identity);
        const held = page ? await store.dismissalsOfPage(page.id) : [];
        for (const each of held) {
          if (each.quote === quote && each.proposition === proposition)
            await store.undoDismissal(each.id);
        }
      }
      return { ok: true, value: null };
    }),
  );

  toBackground.onMessage('muteProposition', ({ data: { ticket, proposition, muted }, sender }) =>
    withCard(ticket, sender, async () => {
      await store.mute(proposition, muted);
      return { ok: true, value: null };
    }),
  );

  toBackground.onMessage('cardHeight', async ({ data, sender }) => {
    const frame = only(sender, 'card');
    // Its first word comes before its ticket is redeemed, by which the page hears that its frame runs at all.
    const card = (await cardOf(data.ticket, frame)) ?? (await redeem(data.ticket, frame));
    if (card) await toReader.sendMessage('cardHeight', data, { tabId: card.tabId, frameId: 0 });
  });

  toBackground.onMessage('showAllMarks', async ({ data: ticket, sender }) => {
    const card = await cardOf(ticket, only(sender, 'card'));
    if (card)
      await toReader.sendMessage('showAllMarks', undefined, { tabId: card.tabId, frameId: 0 });
  });

  toBackground.onMessage('closeCard', async ({ data: ticket, sender }) => {
    const card = await cardOf(ticket, only(sender, 'card'));
    if (card) await toReader.sendMessage('closeCard', ticket, { tabId: card.tabId, frameId: 0 });
  });

  toBackground.onMessage('openPage', async ({ data: path, sender }) => {
    only(sender, 'card', 'page');
    if (!/^(?:source|knowledge|notebook|options|welcome|sample)\.html(?:#[\w:-]*)?$/.test(path))
      return;
    await browser.tabs.create({ url: browser.runtime.getURL(`/${path}` as never) });
  });

  toBackground.onMessage('readTab', async ({ data: tabId, sender }) => {
    only(sender, 'page');
    return attemptReading(tabId);
  });

  // Muting changes what is marked, not only what is kept.
  store.onChange(
    ({ kinds }) => void tellReaders(kinds.includes('muted') ? 'settingsChanged' : 'notesChanged'),
  );
  onSettingsChange(() => void tellReaders('settingsChanged'));
}

/** Puts the marks' styles into a tab; false where the browser no longer lets us in. */
const mayStyle = (dressed: Dressed, colours: Settings['markColours']): Promise<boolean> =>
  styleMarks(dressed, colours).then(
    () => true,
    () => false,
  );

async function badge(tabId: number, state: ReadingState): Promise<void> {
  const found = state.kind === 'read' || state.kind === 'reading' ? state.found : 0;
  await browser.action.setBadgeText({ tabId, text: found > 0 ? String(found) : '' });
}

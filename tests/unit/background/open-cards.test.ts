/** Cards that are open, as the background knows them: who has one, whose page is private, and what is left of them. */
import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { browser } from 'wxt/browser';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { RawSender } from '../../../lib/background/senders.ts';
import { serve } from '../../../lib/background/service.ts';
import { type CardSubject, type KeptHighlight, toBackground } from '../../../lib/messages.ts';
import { openStore, type Store } from '../../../lib/notes/store.ts';
import { loadSeeds } from '../../../scripts/load-knowledge.ts';
import { eventually } from '../eventually.ts';
import { draftOf, selectorsOf, visitOf } from '../notes/samples.ts';
import { ask } from './ask.ts';

const news = 'https://news.example/story';
const secret = 'Words of a page that nobody is to know of.';
const subject: CardSubject = {
  identity: {
    url: news,
    ...{ title: 'A story', canonicalLink: null, ogUrl: null, ampLink: null, site: null },
    ...{ author: null, published: null, language: 'en' },
  },
  selectors: selectorsOf(secret),
  claim: null,
  annotationId: null,
  faint: 0,
};
const draft = { note: 'typed in the card', tags: [], verdict: null, basedOn: null };

const reader = (incognito: boolean, url = news): RawSender => ({
  id: browser.runtime.id,
  url,
  frameId: 0,
  tab: { id: 7, incognito },
});
/** A window of our own is no private one, whatever the page it is about. */
const cardIn = (tabId: number, frameId: number): RawSender => ({
  id: browser.runtime.id,
  url: browser.runtime.getURL(`/card${frameId === 0 ? '-window' : ''}.html` as never),
  frameId,
  tab: { id: tabId, incognito: false },
});

let store: Store;
beforeEach(() => {
  fakeBrowser.reset();
  globalThis.indexedDB = new IDBFactory();
  store = openStore();
  serve({ knowledge: loadSeeds().knowledge, store });
});
afterEach(() => {
  toBackground.removeAllListeners();
  store.close();
});

const asked = async (type: string, data: unknown, sender: RawSender) =>
  (await ask(type, data, sender))?.res as { ok: boolean; value?: unknown };
const opened = async (incognito: boolean): Promise<string> => {
  const answer = await ask('openCard', subject, reader(incognito));
  return (answer?.res as { ticket?: string } | undefined)?.ticket ?? 'refused';
};
const inMemory = async () => JSON.stringify(await browser.storage.session.get(null));
const closeTab = (id: number) =>
  fakeBrowser.tabs.onRemoved.trigger(id, { windowId: 1, isWindowClosing: false });

test('a card in a window of its own keeps nothing of a private window’s page', async () => {
  await store.saveAnnotation(visitOf(news), draftOf('known', { selectors: selectorsOf(secret) }));
  const before = await store.snapshot();
  const ticket = await opened(true);
  const card = await asked('card', ticket, cardIn(9, 0));
  expect(card).toMatchObject({ ok: true, value: { isPrivate: true, saved: null, knownTags: [] } });
  for (const [type, data] of [
    ['saveNote', { draft, name: null }],
    ['dismissClaim', { proposition: null, dismissed: true }],
    ['muteProposition', { proposition: 'attainment', muted: true }],
  ] as const)
    expect(await asked(type, { ticket, ...data }, cardIn(9, 0)), type).toMatchObject({ ok: false });
  expect(await store.snapshot()).toEqual(before);
});

test('a card in a window of its own keeps what is typed about a usual window’s page', async () => {
  const ticket = await opened(false);
  const card = await asked('card', ticket, cardIn(9, 0));
  expect(card).toMatchObject({ ok: true, value: { isPrivate: false } });
  expect(await asked('saveNote', { ticket, draft, name: null }, cardIn(9, 0))).toMatchObject({
    ok: true,
  });
  expect((await store.all()).map(({ note }) => note)).toEqual(['typed in the card']);
});

test('of two frames that ask at once one has the card', async () => {
  const ticket = await opened(false);
  const both = await Promise.all([3, 4].map((frame) => asked('card', ticket, cardIn(7, frame))));
  expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  const other = await opened(false);
  const windows = await Promise.all([8, 9].map((tab) => asked('card', other, cardIn(tab, 0))));
  expect(windows.filter(({ ok }) => ok)).toHaveLength(1);
});

test('nothing is left of a card once its tab is closed', async () => {
  const ticket = await opened(true);
  await asked('card', ticket, cardIn(7, 4));
  expect(await inMemory()).toContain(secret);
  await closeTab(7);
  await eventually(async () => expect(await inMemory()).toBe('{}'));
});

test('a card in a window of its own outlives the tab of its page, and goes with its own', async () => {
  const ticket = await opened(false);
  await asked('card', ticket, cardIn(9, 0));
  await closeTab(7);
  await eventually(async () => expect(await inMemory()).not.toContain('card-of-tab:7'));
  expect(await asked('saveNote', { ticket, draft, name: null }, cardIn(9, 0))).toMatchObject({
    ok: true,
  });
  await closeTab(9);
  await eventually(async () => expect(await inMemory()).toBe('{}'));
});

test('a highlight is taken back by its own site alone', async () => {
  const kept = await asked('keepHighlight', subject, reader(false));
  const highlight = kept.value as KeptHighlight;
  const elsewhere = reader(false, 'https://evil.example/story');
  expect(await asked('undoHighlight', highlight, elsewhere)).toMatchObject({ ok: false });
  expect(await store.all()).toHaveLength(1);
  expect(await asked('undoHighlight', highlight, reader(false))).toMatchObject({ ok: true });
  expect(await store.all()).toEqual([]);
});

/** What is typed and not saved yet: where it waits, what of it is told, and what becomes of it. */
import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { CardDraft, NoteSubject, Waits } from '../../../lib/card-view.ts';
import { nameUuid } from '../../../lib/export/name-uuid.ts';
import { canonicalUrl } from '../../../lib/notes/canonical-url.ts';
import { openStore, type Store } from '../../../lib/notes/store.ts';
import {
  allUnsaved,
  dropSaved,
  dropUnsaved,
  keepUnsaved,
  nameInForm,
  unsavedOn,
  waitsOf,
} from '../../../lib/unsaved.ts';
import { openWaiting, REST, type Waiting } from '../../../lib/waiting.ts';
import { loadSeeds } from '../../../scripts/load-knowledge.ts';
import { draftOf, SENTENCE, selectorsOf, visitOf } from '../notes/samples.ts';

const { knowledge } = loadSeeds();
const ADDRESS = 'https://schoolsweek.co.uk/mats-share-teachers';
const page = visitOf(ADDRESS);

/** A sentence of the page, by the words before it: the same sentence stands there more than once. */
function subjectOf(prefix = 'she said. ', kind: NoteSubject['kind'] = 'highlight'): NoteSubject {
  const selectors = selectorsOf(SENTENCE);
  return {
    page,
    kind,
    selectors: { ...selectors, quote: { ...selectors.quote, prefix } },
    claim: null,
  };
}
const waitsFor = (subject: NoteSubject) => waitsOf(canonicalUrl(ADDRESS), subject, null);
/** As a form keeps what is typed in it; answers the name that it has there. */
function keep(waits: Waits, draft: CardDraft, noteId: string | null, name = nameInForm(waits)) {
  keepUnsaved(name, waits.subject, draft, noteId);
  return name;
}
const lastOn = async (waits: Waits) => (await unsavedOn(waits))?.draft.note ?? null;
const typed = (note: string, more: Partial<CardDraft> = {}): CardDraft => ({
  note,
  tags: [],
  verdict: null,
  basedOn: null,
  ...more,
});

let store: Store;
let waiting: Waiting | undefined;
let shown = 0;
/** As Chromium and newer Firefoxes have it; the fake knows of none. */
const getKeys = async () => Object.keys(await fakeBrowser.storage.local.get(null));
beforeEach(() => {
  fakeBrowser.reset();
  Object.assign(fakeBrowser.storage.local, { getKeys });
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-03-28T14:05:00Z') });
  globalThis.indexedDB = new IDBFactory();
  store = openStore();
  shown = 0;
});
afterEach(() => {
  waiting?.close();
  waiting = undefined;
  store.close();
  vi.useRealTimers();
});

/** The list as it is told of once typing has rested. */
async function listed(): Promise<Waiting> {
  vi.setSystemTime(Date.now() + REST);
  waiting = openWaiting({ store, knowledge }, () => {
    shown += 1;
  });
  return waiting;
}
const notes = async () => (await store.all()).map(({ note }) => note);

describe('what is typed', () => {
  it('waits under its passage: of two like sentences on one page each has its own', async () => {
    const [first, second] = [waitsFor(subjectOf('One. ')), waitsFor(subjectOf('Two. '))];
    const name = keep(first, typed('on the first'), null);
    keep(second, typed('on the second'), null);
    expect(await lastOn(first)).toBe('on the first');
    expect(await lastOn(second)).toBe('on the second');
    await dropUnsaved(name);
    expect(await lastOn(first)).toBeNull();
    expect(await lastOn(second)).toBe('on the second');
  });

  it('in two windows on one passage waits twice: neither overwrites the other', async () => {
    const waits = waitsFor(subjectOf());
    const left = keep(waits, typed('in the left window'), null);
    vi.setSystemTime(Date.now() + 1_000);
    const right = keep(waits, typed('in the right window'), null);
    expect(await lastOn(waits)).toBe('in the right window');
    await dropUnsaved(right);
    expect(await unsavedOn(waits)).toMatchObject({ name: left });
  });

  it('waits apart also where all around two passages is alike, and becomes a note on its own one', async () => {
    const { selectors, ...rest } = subjectOf();
    const [first, second] = [0, 1].map((nth) => {
      const quote = {
        ...selectorsOf(SENTENCE).quote,
        copies: { of: 2, nth, alike: true as const },
      };
      return waitsFor({ ...rest, selectors: selectors && { ...selectors, quote } });
    });
    if (!first || !second) never();
    keep(first, typed('on the first'), null);
    keep(second, typed('on the second'), null);
    const desk = await listed();
    await vi.waitFor(() => expect(desk.list()).toHaveLength(2));
    for (const each of desk.list()) await desk.save(each);
    const kept = (await store.all()).map(({ note, selectors: at }) => [
      note,
      at?.quote.copies?.nth,
    ]);
    expect(kept.sort()).toEqual([
      ['on the first', 0],
      ['on the second', 1],
    ]);
  });

  it('by an older version is read under its old name', async () => {
    const former = nameUuid(`${canonicalUrl(ADDRESS)} ${SENTENCE}`);
    await fakeBrowser.storage.local.set({ [`unsaved:${former}`]: typed('from before') });
    const waits = waitsFor(subjectOf());
    expect(await unsavedOn(waits)).toMatchObject({ name: former, subject: null });
    expect(await lastOn(waits)).toBe('from before');
  });

  it('on a note of a whole page waits under that note', async () => {
    const subject = { ...subjectOf(), selectors: null };
    const [a, b] = ['a', 'b'].map((id) => waitsOf(canonicalUrl(ADDRESS), subject, id));
    expect(a?.passage).not.toBe(b?.passage);
    expect(a?.former).toBeNull();
  });

  it('is dropped by whoever saves it, upon whatever version; not what was typed since', async () => {
    const waits = waitsFor(subjectOf());
    const name = keep(waits, typed('all of it'), null);
    await dropSaved(name, typed('all of it', { basedOn: '2026-03-28T14:00:00.000Z' }));
    expect(await lastOn(waits)).toBeNull();
    keep(waits, typed('all of it, and more'), null, name);
    await dropSaved(name, typed('all of it'));
    expect(await lastOn(waits)).toBe('all of it, and more');
  });
});

describe('the list of what waits', () => {
  it('tells of it once typing has rested, last typed first, and of nothing that is none of it', async () => {
    await fakeBrowser.storage.local.set({ settings: {}, 'unsaved:strange': { note: 3 } });
    keep(waitsFor(subjectOf('One. ')), typed('first'), null);
    waiting = openWaiting({ store, knowledge }, () => undefined);
    await vi.waitFor(async () => expect(await allUnsaved()).toHaveLength(1));
    expect(waiting.list()).toEqual([]);
    waiting.close();
    vi.setSystemTime(Date.now() + 60_000);
    keep(waitsFor(subjectOf('Two. ')), typed('second'), null);
    const desk = await listed();
    await vi.waitFor(() =>
      expect(desk.list().map(({ draft }) => draft.note)).toEqual(['second', 'first']),
    );
    expect(desk.list()[1]).toMatchObject({
      at: '2026-03-28T14:05:00.000Z',
      subject: { page: { title: page.title }, selectors: { quote: { exact: SENTENCE } } },
    });
    expect(await fakeBrowser.storage.local.get('unsaved:strange')).not.toEqual({});
  });

  it('is whole also where the browser cannot name its keys', async () => {
    Object.assign(fakeBrowser.storage.local, { getKeys: undefined });
    keep(waitsFor(subjectOf()), typed('first'), null);
    const desk = await listed();
    await vi.waitFor(() => expect(desk.list()).toHaveLength(1));
  });

  it('makes a note of it, on the page as it was, and no other words wait', async () => {
    const chosen = { proposition: 'attainment', stance: 'disputes' } as const;
    const draft = typed('waited', { tags: ['later'], verdict: 'check', chosen });
    keep(waitsFor(subjectOf()), draft, null);
    const desk = await listed();
    await vi.waitFor(() => expect(desk.list()).toHaveLength(1));
    for (const each of desk.list()) expect((await desk.save(each)).ok).toBe(true);
    const [note] = await store.all();
    expect(note).toMatchObject({
      note: 'waited',
      tags: ['later'],
      verdict: 'check',
      kind: 'highlight',
      claim: { propositions: [{ id: 'attainment', stance: 'disputes' }] },
      selectors: { quote: { exact: SENTENCE } },
    });
    expect(await store.page(note?.pageId ?? '')).toMatchObject({ address: ADDRESS });
    expect(await allUnsaved()).toEqual([]);
    await vi.waitFor(() => expect(desk.list()).toEqual([]));
    expect(shown).toBe(2);
  });

  it('lets stand what was known of the page', async () => {
    const claims = [{ quote: SENTENCE, ...(draftOf('').claim ?? never()) }];
    const known = await store.savePage({ ...page, claims });
    keep(waitsFor(subjectOf()), typed('waited'), null);
    const desk = await listed();
    await vi.waitFor(() => expect(desk.list()).toHaveLength(1));
    for (const each of desk.list()) await desk.save(each);
    expect(await store.page(known.id)).toEqual(known);
  });

  it('writes nothing over a note that was changed meanwhile: both texts stand, and it is said', async () => {
    const note = await store.saveAnnotation(page, draftOf('as it was', { kind: 'highlight' }));
    const basedOn = note.modified;
    keep(waitsFor(subjectOf()), typed('typed and waiting', { basedOn }), note.id);
    await store.editAnnotation(note.id, { note: 'newer, from elsewhere' }, basedOn);
    const desk = await listed();
    await vi.waitFor(() => expect(desk.list()).toHaveLength(1));
    const outcome = await desk.save(desk.list()[0] ?? never());
    expect(outcome.ok && outcome.value.conflict?.kind).toBe('conflict');
    const now = await store.annotation(note.id);
    expect([now?.note, ...(now?.others ?? []).map((other) => other.note)].sort()).toEqual([
      'newer, from elsewhere',
      'typed and waiting',
    ]);
  });

  it('replaces the version that it was typed upon, where that still stands', async () => {
    const note = await store.saveAnnotation(page, draftOf('as it was'));
    const draft = typed('typed and waiting', { basedOn: note.modified });
    keep(waitsFor(subjectOf()), draft, note.id);
    const desk = await listed();
    await vi.waitFor(() => expect(desk.list()).toHaveLength(1));
    const outcome = await desk.save(desk.list()[0] ?? never());
    expect(outcome).toMatchObject({ ok: true, value: { conflict: null } });
    expect(await notes()).toEqual(['typed and waiting']);
  });

  it.each([
    ['deleted', (id: string, modified: string) => store.deleteAnnotation(id, modified)],
    ['erased', async (id: string) => store.erasePage((await store.annotation(id))?.pageId ?? '')],
  ])('keeps words on a note that was %s meanwhile', async (_how, goes) => {
    const note = await store.saveAnnotation(page, draftOf('as it was'));
    const draft = typed('typed and waiting', { basedOn: note.modified });
    keep(waitsFor(subjectOf()), draft, note.id);
    await goes(note.id, note.modified);
    const desk = await listed();
    await vi.waitFor(() => expect(desk.list()).toHaveLength(1));
    expect((await desk.save(desk.list()[0] ?? never())).ok).toBe(true);
    expect(await notes()).toEqual(['typed and waiting']);
  });

  it('is silent about what was written though nobody was there to hear of it', async () => {
    const note = await store.saveAnnotation(
      page,
      draftOf('the same words', { verdict: null, tags: [] }),
    );
    keep(waitsFor(subjectOf()), typed('the same words'), null);
    keep(waitsFor(subjectOf('Elsewhere. ')), typed('other words'), null);
    const desk = await listed();
    await vi.waitFor(() =>
      expect(desk.list().map(({ draft }) => draft.note)).toEqual(['other words']),
    );
    await vi.waitFor(async () => expect(await allUnsaved()).toHaveLength(1));
    expect(await store.annotation(note.id)).toEqual(note);
  });

  it('gives back what was thrown away, as it was', async () => {
    keep(waitsFor(subjectOf()), typed('hasty'), null);
    const desk = await listed();
    await vi.waitFor(() => expect(desk.list()).toHaveLength(1));
    const before = desk.list()[0] ?? never();
    await desk.throwAway(before);
    await vi.waitFor(() => expect(desk.list()).toEqual([]));
    await desk.bringBack(before);
    await vi.waitFor(() => expect(desk.list()).toEqual([before]));
  });

  it('keeps what cannot be saved, and says why', async () => {
    keep(waitsFor(subjectOf()), typed('stays'), null);
    const desk = await listed();
    await vi.waitFor(() => expect(desk.list()).toHaveLength(1));
    const full = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('no room', 'QuotaExceededError');
    });
    const outcome = await desk.save(desk.list()[0] ?? never());
    full.mockRestore();
    expect(outcome).toMatchObject({ ok: false, kind: 'quota' });
    expect(desk.list()).toHaveLength(1);
    expect(await allUnsaved()).toHaveLength(1);
  });

  it('shows words of an older version, of which nobody knows the place', async () => {
    await fakeBrowser.storage.local.set({ 'unsaved:somewhere': typed('from before') });
    const desk = await listed();
    await vi.waitFor(() => expect(desk.list()).toMatchObject([{ subject: null, at: null }]));
    const before = desk.list()[0] ?? never();
    expect((await desk.save(before)).ok).toBe(false);
    await desk.throwAway(before);
    await desk.bringBack(before);
    expect(await allUnsaved()).toEqual([before]);
  });
});

function never(): never {
  throw new Error('nothing is there');
}

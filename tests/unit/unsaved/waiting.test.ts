/** The list of what was typed and never became a note, and what the reader does with it. */
import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { Store } from '../../../lib/notes/store.ts';
import { allUnsaved } from '../../../lib/unsaved.ts';
import { openWaiting, REST, type Waiting } from '../../../lib/waiting.ts';
import { eventually } from '../eventually.ts';
import { draftOf, SENTENCE } from '../notes/samples.ts';

import {
  ADDRESS,
  begin,
  keep,
  knowledge,
  listed as list,
  never,
  page,
  subjectOf,
  typed,
  waitsFor,
} from './typed.ts';

let store: Store;
let waiting: Waiting | undefined;
let shown = 0;
beforeEach(() => {
  store = begin();
  shown = 0;
});
afterEach(() => {
  waiting?.close();
  waiting = undefined;
  store.close();
  vi.useRealTimers();
});
const listed = async () => {
  waiting = list(store, () => {
    shown += 1;
  });
  return waiting;
};

const notes = async () => (await store.all()).map(({ note }) => note);

describe('the list of what waits', () => {
  it('tells of it once typing has rested, last typed first, and of nothing that is none of it', async () => {
    await fakeBrowser.storage.local.set({ settings: {}, 'unsaved:strange': { note: 3 } });
    keep(waitsFor(subjectOf('Before. ')), typed('rested'), null);
    vi.setSystemTime(Date.now() + REST);
    keep(waitsFor(subjectOf('One. ')), typed('first'), null);
    await eventually(async () => expect(await allUnsaved()).toHaveLength(2));
    waiting = openWaiting({ store, knowledge }, () => undefined);
    const told = () => waiting?.list().map(({ draft }) => draft.note);
    // The one tells that it has looked, and so that it passes the other over.
    await eventually(() => expect(told()).not.toEqual([]));
    expect(told()).toEqual(['rested']);
    waiting.close();
    vi.setSystemTime(Date.now() + 60_000);
    keep(waitsFor(subjectOf('Two. ')), typed('second'), null);
    const desk = await listed();
    await eventually(() =>
      expect(desk.list().map(({ draft }) => draft.note)).toEqual(['second', 'first', 'rested']),
    );
    expect(desk.list()[1]).toMatchObject({
      at: '2026-03-28T14:05:05.000Z',
      subject: { page: { title: page.title }, selectors: { quote: { exact: SENTENCE } } },
    });
    expect(await fakeBrowser.storage.local.get('unsaved:strange')).not.toEqual({});
  });

  it('is whole also where the browser cannot name its keys', async () => {
    Object.assign(fakeBrowser.storage.local, { getKeys: undefined });
    keep(waitsFor(subjectOf()), typed('first'), null);
    const desk = await listed();
    await eventually(() => expect(desk.list()).toHaveLength(1));
  });

  it('makes a note of it, on the page as it was, and no other words wait', async () => {
    const chosen = { proposition: 'attainment', stance: 'disputes' } as const;
    const draft = typed('waited', { tags: ['later'], verdict: 'check', chosen });
    keep(waitsFor(subjectOf()), draft, null);
    const desk = await listed();
    await eventually(() => expect(desk.list()).toHaveLength(1));
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
    await eventually(() => expect(desk.list()).toEqual([]));
    expect(shown).toBe(2);
  });

  it('lets stand what was known of the page', async () => {
    const claims = [{ quote: SENTENCE, ...(draftOf('').claim ?? never()) }];
    const known = await store.savePage({ ...page, claims });
    keep(waitsFor(subjectOf()), typed('waited'), null);
    const desk = await listed();
    await eventually(() => expect(desk.list()).toHaveLength(1));
    for (const each of desk.list()) await desk.save(each);
    expect(await store.page(known.id)).toEqual(known);
  });

  it('writes nothing over a note that was changed meanwhile: both texts stand, and it is said', async () => {
    const note = await store.saveAnnotation(page, draftOf('as it was', { kind: 'highlight' }));
    const basedOn = note.modified;
    keep(waitsFor(subjectOf()), typed('typed and waiting', { basedOn }), note.id);
    await store.editAnnotation(note.id, { note: 'newer, from elsewhere' }, basedOn);
    const desk = await listed();
    await eventually(() => expect(desk.list()).toHaveLength(1));
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
    await eventually(() => expect(desk.list()).toHaveLength(1));
    const outcome = await desk.save(desk.list()[0] ?? never());
    expect(outcome).toMatchObject({ ok: true, value: { conflict: null } });
    expect(await notes()).toEqual(['typed and waiting']);
  });

  it.each([
    ['deleted', (id: string, modified: string) => store.deleteAnnotation(id, modified)],
    [
      'erased',
      async (id: string, modified: string) => {
        await store.deleteAnnotation(id, modified);
        await store.eraseDeleted([id]);
      },
    ],
  ])('keeps words on a note that was %s meanwhile', async (_how, goes) => {
    const note = await store.saveAnnotation(page, draftOf('as it was'));
    const draft = typed('typed and waiting', { basedOn: note.modified });
    keep(waitsFor(subjectOf()), draft, note.id);
    await goes(note.id, note.modified);
    const desk = await listed();
    await eventually(() => expect(desk.list()).toHaveLength(1));
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
    await eventually(() =>
      expect(desk.list().map(({ draft }) => draft.note)).toEqual(['other words']),
    );
    await eventually(async () => expect(await allUnsaved()).toHaveLength(1));
    expect(await store.annotation(note.id)).toEqual(note);
  });

  it('gives back what was thrown away, as it was', async () => {
    keep(waitsFor(subjectOf()), typed('hasty'), null);
    const desk = await listed();
    await eventually(() => expect(desk.list()).toHaveLength(1));
    const before = desk.list()[0] ?? never();
    await desk.throwAway(before);
    await eventually(() => expect(desk.list()).toEqual([]));
    await desk.bringBack(before);
    await eventually(() => expect(desk.list()).toEqual([before]));
  });

  it('keeps what cannot be saved, and says why', async () => {
    keep(waitsFor(subjectOf()), typed('stays'), null);
    const desk = await listed();
    await eventually(() => expect(desk.list()).toHaveLength(1));
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
    await eventually(() => expect(desk.list()).toMatchObject([{ subject: null, at: null }]));
    const before = desk.list()[0] ?? never();
    expect((await desk.save(before)).ok).toBe(false);
    await desk.throwAway(before);
    await desk.bringBack(before);
    expect(await allUnsaved()).toEqual([before]);
  });
});

/** What is typed and not saved yet: where it waits, and who may take it away. */
import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { nameUuid } from '../../../lib/export/name-uuid.ts';
import { canonicalUrl } from '../../../lib/notes/canonical-url.ts';
import type { Store } from '../../../lib/notes/store.ts';
import { dropSaved, dropUnsaved, unsavedOn, waitsOf } from '../../../lib/unsaved.ts';
import type { Waiting } from '../../../lib/waiting.ts';
import { eventually } from '../eventually.ts';
import { SENTENCE, selectorsOf } from '../notes/samples.ts';

import {
  ADDRESS,
  begin,
  keep,
  lastOn,
  listed as list,
  never,
  subjectOf,
  typed,
  waitsFor,
} from './typed.ts';

let store: Store;
let waiting: Waiting | undefined;
beforeEach(() => {
  store = begin();
});
afterEach(() => {
  waiting?.close();
  waiting = undefined;
  store.close();
  vi.useRealTimers();
});
const listed = async () => {
  waiting = list(store);
  return waiting;
};

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
    await eventually(() => expect(desk.list()).toHaveLength(2));
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

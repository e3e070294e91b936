import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Change } from '../../../lib/notes/changes.ts';
import { previewMerge } from '../../../lib/notes/merge.ts';
import { openStore, type Store, type StoreOptions } from '../../../lib/notes/store.ts';
import { versionsOf } from '../../../lib/notes/versions.ts';
import { draftOf, SENTENCE, selectorsOf, visitOf } from './samples.ts';

const PAGE = 'https://schoolsweek.co.uk/mats-share-teachers';
let open: Store[] = [];
let clock = Date.parse('2026-11-21T09:00:00.000Z');
const tick = (): Date => {
  clock += 1000;
  return new Date(clock);
};

/** A window on the notes; each has its own connection. The clock goes on by a second a look. */
function window(options: StoreOptions = {}): Store {
  const store = openStore({ now: tick, ...options });
  open.push(store);
  return store;
}

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
});
afterEach(() => {
  for (const store of open) store.close();
  open = [];
});

describe('pages', () => {
  it('one article under two addresses is one page, and shares its notes', async () => {
    const store = window();
    const first = await store.savePage(visitOf(`${PAGE}?utm_source=mail`));
    await store.saveAnnotation({ pageId: first.id }, draftOf('seen'));
    const second = await store.savePage(
      visitOf(`http://www.schoolsweek.co.uk/mats-share-teachers/amp/#top`),
    );
    expect(second.id).toBe(first.id);
    expect(await store.annotationsOfPage(second.id)).toHaveLength(1);
    expect(await store.pages()).toHaveLength(1);
  });

  it('is found again when the page names its canonical address only later', async () => {
    const store = window();
    const first = await store.savePage(visitOf('https://schoolsweek.co.uk/?p=4711'));
    const second = await store.savePage(
      visitOf('https://schoolsweek.co.uk/?p=4711', { canonicalLink: PAGE }),
    );
    expect(second.id).toBe(first.id);
    expect(second.canonicalUrl).toBe(PAGE);
    expect((await store.pageAt(visitOf('https://schoolsweek.co.uk/?p=4711')))?.id).toBe(first.id);
    expect((await store.pageAt(visitOf(PAGE)))?.id).toBe(first.id);
  });

  it('keeps two stories that once stood at one address apart', async () => {
    const store = window();
    const latest = 'https://x.org/latest';
    const one = await store.savePage(visitOf(latest, { canonicalLink: 'https://x.org/one-1' }));
    const two = await store.savePage(visitOf(latest, { canonicalLink: 'https://x.org/two-2' }));
    expect(two.id).not.toBe(one.id);
  });

  it('notices a changed title and keeps the old one', async () => {
    const store = window();
    await store.savePage(visitOf(PAGE, { title: 'Collaboration works' }));
    const page = await store.savePage(visitOf(PAGE, { title: 'Collaboration may work' }));
    expect(page.titles.map((entry) => entry.title)).toEqual([
      'Collaboration works',
      'Collaboration may work',
    ]);
  });

  it('keeps what a later visit did not tell', async () => {
    const store = window();
    const claim = { ...draftOf('').claim, quote: SENTENCE };
    await store.savePage(visitOf(PAGE, { claims: [claim as never] }));
    const page = await store.savePage(visitOf(PAGE, { author: null }));
    expect(page.author).toBe('A. Reporter');
    expect(page.claims).toHaveLength(1);
  });

  it('clips a title of a megabyte without cutting a character', async () => {
    const page = await window().savePage(visitOf(PAGE, { title: '😀'.repeat(500_000) }));
    expect(page.titles[0]?.title).toMatch(/^(?:😀)+…$/u);
    expect(page.titles[0]?.title.length).toBeLessThanOrEqual(5_000);
  });
});

describe('annotations', () => {
  it('are answered by page, proposition and tag', async () => {
    const store = window();
    const late = await store.saveAnnotation(
      visitOf(PAGE),
      draftOf('late', { selectors: selectorsOf('Later.', 900) }),
    );
    const early = await store.saveAnnotation(
      visitOf(PAGE),
      draftOf('early', { tags: ['Trusts', '#trusts '] }),
    );
    const whole = await store.saveAnnotation(
      visitOf(PAGE),
      draftOf('on the page', { kind: 'note', selectors: null, claim: null, tags: [] }),
    );
    const ids = async (list: Promise<{ id: string }[]>) => (await list).map((note) => note.id);
    expect(await ids(store.annotationsOfPage(late.pageId))).toEqual([whole.id, early.id, late.id]);
    expect(await ids(store.byProposition('attainment'))).toEqual([early.id, late.id]);
    expect(await ids(store.byProposition('cost'))).toEqual([]);
    expect(await ids(store.byTag('TRUSTS'))).toEqual([early.id]);
    expect(early.tags).toEqual(['Trusts']);
    expect(await ids(store.all())).toEqual([whole.id, early.id, late.id]);
  });

  it('a save sent twice is one note', async () => {
    const store = window();
    const draft = draftOf('once', { id: crypto.randomUUID() });
    const first = await store.saveAnnotation(visitOf(PAGE), draft);
    const second = await store.saveAnnotation(visitOf(PAGE), draft);
    expect(second).toEqual(first);
    expect(await store.all()).toEqual([first]);
  });

  it('a save sent again with more in it replaces its first, unless somebody changed that', async () => {
    const store = window();
    const id = crypto.randomUUID();
    await store.saveAnnotation(visitOf(PAGE), draftOf('typed', { id }));
    const second = await store.saveAnnotation(visitOf(PAGE), draftOf('typed on', { id }));
    expect(second).toMatchObject({ note: 'typed on', others: [] });
    expect(await store.all()).toHaveLength(1);
    await store.editAnnotation(id, { note: 'edited elsewhere' }, second.modified);
    const third = await store.saveAnnotation(visitOf(PAGE), draftOf('typed further', { id }));
    expect(
      versionsOf(third)
        .map(({ note }) => note)
        .sort(),
    ).toEqual(['edited elsewhere', 'typed further']);
  });

  it('two who changed it each learn which version is their own, and go on from that', async () => {
    const store = window();
    const note = await store.saveAnnotation(visitOf(PAGE), draftOf('common'));
    const left = await store.editAnnotation(note.id, { note: 'left' }, note.modified);
    const right = await store.editAnnotation(note.id, { note: 'right' }, note.modified);
    expect(right.conflict).not.toBeNull();
    const more = await store.editAnnotation(note.id, { note: 'left 2' }, left.version.modified);
    expect(more.version.note).toBe('left 2');
    const last = await store.editAnnotation(note.id, { note: 'right 2' }, right.version.modified);
    expect(
      versionsOf(last.annotation)
        .map((version) => version.note)
        .sort(),
    ).toEqual(['left 2', 'right 2']);
  });

  it('is deleted with undo, and the deletion leaves no view behind', async () => {
    const store = window();
    const note = await store.saveAnnotation(visitOf(PAGE), draftOf('kept'));
    const { annotation: gone } = await store.deleteAnnotation(note.id, note.modified);
    expect(await store.all()).toEqual([]);
    expect(await store.annotationsOfPage(note.pageId)).toEqual([]);
    expect(await store.byTag('MATs')).toEqual([]);
    expect((await store.deletedAnnotations()).map((deleted) => deleted.id)).toEqual([note.id]);
    const { annotation: back, conflict } = await store.restoreAnnotation(note.id, gone.modified);
    expect(conflict).toBeNull();
    expect(back.note).toBe('kept');
    expect(await store.byTag('mats')).toHaveLength(1);
  });

  it('erases for good only what was deleted before', async () => {
    const store = window();
    const a = await store.saveAnnotation(visitOf(PAGE), draftOf('a'));
    const b = await store.saveAnnotation(visitOf(PAGE), draftOf('b'));
    const { annotation } = await store.deleteAnnotation(a.id, a.modified);
    expect(await store.eraseDeleted(annotation.deleted ?? '')).toBe(0);
    expect(await store.eraseDeleted('9999-01-01T00:00:00.000Z')).toBe(1);
    expect((await store.snapshot()).annotations.map((note) => note.id)).toEqual([b.id]);
  });

  it('refuses what is no whole note, and writes nothing', async () => {
    const store = window();
    const bad = draftOf('x', { selectors: selectorsOf('') });
    await expect(store.saveAnnotation(visitOf(PAGE), bad)).rejects.toMatchObject({
      fault: { kind: 'invalid', detail: expect.stringContaining('selectors.quote.exact') },
    });
    expect(await store.pages()).toEqual([]);
  });

  it('takes a page and all that hangs on it off the disk', async () => {
    const store = window();
    const note = await store.saveAnnotation(visitOf(PAGE), draftOf('a'));
    const other = await store.saveAnnotation(visitOf('https://x.org/b'), draftOf('b'));
    await store.dismiss({ pageId: note.pageId }, { quote: SENTENCE, proposition: null });
    await store.erasePage(note.pageId);
    const left = await store.snapshot();
    expect(left.annotations.map(({ id }) => id)).toEqual([other.id]);
    expect(left.pages.map(({ id }) => id)).toEqual([other.pageId]);
    expect(left.dismissals).toEqual([]);
  });
});

describe('two windows', () => {
  it('that edit the same note keep both texts and say so', async () => {
    const [left, right] = [window(), window()];
    const note = await left.saveAnnotation(visitOf(PAGE), draftOf('first'));
    const one = await left.editAnnotation(note.id, { note: 'from the left' }, note.modified);
    const two = await right.editAnnotation(note.id, { note: 'from the right' }, note.modified);
    expect(one.conflict).toBeNull();
    expect(two.conflict).toMatchObject({ kind: 'conflict' });
    expect(two.annotation.note).toBe('from the right');
    expect(two.annotation.others.map((version) => version.note)).toEqual(['from the left']);

    const settled = await left.editAnnotation(
      note.id,
      { note: 'both' },
      two.annotation.modified,
      true,
    );
    expect(settled.conflict).toBeNull();
    expect(settled.annotation).toMatchObject({ note: 'both', others: [] });
  });

  it('that save at the same moment make one page and lose neither note', async () => {
    const [left, right] = [window(), window()];
    const saved = await Promise.all(
      Array.from({ length: 20 }, (_, i) =>
        (i % 2 === 0 ? left : right).saveAnnotation(visitOf(PAGE), draftOf(`note ${i}`)),
      ),
    );
    expect(new Set(saved.map((note) => note.pageId)).size).toBe(1);
    expect(await left.all()).toHaveLength(20);
  });

  it('an edit outlives a deletion that had not seen it', async () => {
    const [left, right] = [window(), window()];
    const note = await left.saveAnnotation(visitOf(PAGE), draftOf('first'));
    await left.editAnnotation(note.id, { note: 'more' }, note.modified);
    const { annotation, conflict } = await right.deleteAnnotation(note.id, note.modified);
    expect(conflict).not.toBeNull();
    expect(annotation).toMatchObject({ note: 'more', deleted: null });
  });

  it('hear of each other', async () => {
    const [left, right] = [window(), window()];
    const heard = new Promise<Change>((resolve) => right.onChange(resolve));
    const note = await left.saveAnnotation(visitOf(PAGE), draftOf('first'));
    expect(await heard).toEqual({
      kinds: ['annotations', 'pages'],
      ids: [note.id],
      pageIds: [note.pageId],
    });
  });

  it('the same edit sent again after a lost answer is no conflict', async () => {
    const store = window();
    const note = await store.saveAnnotation(visitOf(PAGE), draftOf('first'));
    const once = await store.editAnnotation(note.id, { note: 'second' }, note.modified);
    const twice = await store.editAnnotation(note.id, { note: 'second' }, note.modified);
    expect(twice).toEqual(once);
  });

  it('a clock that runs behind does not undo an edit', async () => {
    const note = await window().saveAnnotation(visitOf(PAGE), draftOf('first'));
    const behind = window({ now: () => new Date('2001-01-01T00:00:00.000Z') });
    const { annotation } = await behind.editAnnotation(note.id, { note: 'second' }, note.modified);
    expect(annotation.note).toBe('second');
    expect(annotation.modified > note.modified).toBe(true);
  });
});

describe('dismissals and muted propositions', () => {
  it('stay once, are taken back, and count for their page only', async () => {
    const store = window();
    const page = await store.savePage(visitOf(PAGE));
    const first = await store.dismiss({ pageId: page.id }, { quote: SENTENCE, proposition: null });
    const again = await store.dismiss(visitOf(PAGE), { quote: SENTENCE, proposition: null });
    expect(again.id).toBe(first.id);
    expect(await store.dismissalsOfPage(page.id)).toHaveLength(1);
    await store.undoDismissal(first.id);
    expect(await store.dismissalsOfPage(page.id)).toEqual([]);
    await store.dismiss({ pageId: page.id }, { quote: SENTENCE, proposition: null });
    expect(await store.dismissalsOfPage(page.id)).toHaveLength(1);
    await store.mute('cost', true);
    await store.mute('attainment', true);
    await store.mute('cost', false);
    expect(await store.mutedPropositions()).toEqual(['attainment']);
  });
});

describe('merging', () => {
  it('brings everything to an empty store, and again changes nothing', async () => {
    const here = window();
    await here.saveAnnotation(visitOf(PAGE), draftOf('a'));
    const gone = await here.saveAnnotation(visitOf('https://x.org/b'), draftOf('b'));
    await here.deleteAnnotation(gone.id, gone.modified);
    await here.mute('cost', true);
    const kept = await here.snapshot();
    const there = window({ name: 'elsewhere' });
    expect(previewMerge(await there.snapshot(), kept)).toEqual({
      new: 2,
      changed: 0,
      same: 0,
      pages: { new: 2, changed: 0, same: 0 },
      settings: { new: 1, changed: 0, same: 0 },
      conflicts: 0,
    });
    await there.merge(kept);
    expect(await there.snapshot()).toEqual(kept);
    expect(await there.merge(kept)).toEqual({
      new: 0,
      changed: 0,
      same: 2,
      pages: { new: 0, changed: 0, same: 2 },
      settings: { new: 0, changed: 0, same: 1 },
      conflicts: 0,
    });
  });

  it('unites a page that two machines met by themselves, with its notes', async () => {
    const [here, there] = [window(), window({ name: 'elsewhere' })];
    await here.saveAnnotation(visitOf(PAGE), draftOf('here'));
    await there.saveAnnotation(visitOf(`${PAGE}/amp`), draftOf('there'));
    await here.merge(await there.snapshot());
    await there.merge(await here.snapshot());
    const [page, ...more] = await here.pages();
    expect(more).toEqual([]);
    expect(await here.annotationsOfPage(page?.id ?? '')).toHaveLength(2);
    expect(await here.snapshot()).toEqual(await there.snapshot());
  });
});

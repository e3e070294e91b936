/** Two windows or two machines on the same notes: both texts stand, and nothing is made twice. */
import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Change } from '../../../lib/notes/changes.ts';
import { previewMerge } from '../../../lib/notes/merge.ts';
import { draftOf, visitOf } from './samples.ts';
import { afresh, PAGE, window } from './windows.ts';

beforeEach(afresh);
afterEach(afresh);

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

  it('an edit that comes after a deletion that it had not seen brings the note back', async () => {
    const [left, right] = [window(), window()];
    const note = await left.saveAnnotation(visitOf(PAGE), draftOf('first'));
    await left.deleteAnnotation(note.id, note.modified);
    const edited = await right.editAnnotation(note.id, { note: 'more' }, note.modified);
    expect(edited.conflict).not.toBeNull();
    expect(edited.annotation).toMatchObject({ note: 'more', deleted: null });
    expect(await left.all()).toEqual([edited.annotation]);
    expect(edited.annotation.others.map(({ deleted }) => deleted)).not.toContain(null);
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

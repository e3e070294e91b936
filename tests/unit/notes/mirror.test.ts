import 'fake-indexeddb/auto';
import { openDB } from 'idb';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStore } from '../../../lib/notes/store.ts';
import { forget, lose, memoryMirror, PAGE, start } from './mirrors.ts';
import { draftOf, SENTENCE, visitOf } from './samples.ts';

beforeEach(forget);
afterEach(lose);

describe('the second copy', () => {
  it('brings everything back when the browser has deleted the database, and says how much', async () => {
    const mirror = memoryMirror();
    const store = start(mirror);
    const kept = await store.saveAnnotation(visitOf(PAGE), draftOf('kept'));
    await store.editAnnotation(kept.id, { note: 'kept and edited' }, kept.modified);
    const gone = await store.saveAnnotation(visitOf(PAGE), draftOf('deleted'));
    await store.deleteAnnotation(gone.id, gone.modified);
    await store.dismiss(visitOf(PAGE), { quote: SENTENCE, proposition: null });
    await store.mute('cost', true);
    const before = await store.snapshot();
    lose();
    const restored: number[] = [];
    const again = start(mirror, { onRestored: (notes) => restored.push(notes) });
    expect(await again.snapshot()).toEqual(before);
    expect(restored).toEqual([2]);
    expect(mirror.kept.get('settings')).toEqual({ sensitivity: 'more' });
  });

  it('is read for a new database, not at every start', async () => {
    const mirror = memoryMirror();
    await start(mirror).savePage(visitOf(PAGE));
    const { reads } = mirror;
    await start(mirror).pages();
    await start(mirror).pages();
    expect(reads).toBeGreaterThan(0);
    expect(mirror.reads).toBe(reads);
  });

  it('is there before the first question is answered, whoever asks first', async () => {
    const mirror = memoryMirror();
    await start(mirror).saveAnnotation(visitOf(PAGE), draftOf('kept'));
    lose();
    const [left, right] = [start(mirror), start(mirror)];
    const [a, b] = await Promise.all([
      left.all(),
      right.saveAnnotation(visitOf(PAGE), draftOf('new')),
    ]);
    expect(a.map((note) => note.note)).toContain('kept');
    expect((await right.annotationsOfPage(b.pageId)).map((note) => note.note).sort()).toEqual([
      'kept',
      'new',
    ]);
  });

  it('keeps nothing of what was erased', async () => {
    const mirror = memoryMirror();
    const store = start(mirror);
    const a = await store.saveAnnotation(visitOf(PAGE), draftOf('a'));
    const b = await store.saveAnnotation(visitOf('https://x.org/b'), draftOf('b'));
    await store.deleteAnnotation(a.id, a.modified);
    await store.deleteAnnotation(b.id, b.modified);
    await store.eraseDeleted([a.id, b.id]);
    expect([...mirror.kept.keys()]).toEqual(['settings']);
    lose();
    expect((await start(mirror).snapshot()).annotations).toEqual([]);
  });

  it('brings nothing back that was erased as the browser was killed before it let go', async () => {
    const mirror = memoryMirror();
    const store = start(mirror);
    const note = await store.saveAnnotation(visitOf(PAGE), draftOf('erased'));
    await store.deleteAnnotation(note.id, note.modified);
    const remove = mirror.remove;
    const reached = Promise.withResolvers<void>();
    mirror.remove = () => {
      reached.resolve();
      return new Promise(() => {});
    };
    void store.eraseDeleted([note.id]);
    await reached.promise;
    store.close();
    mirror.remove = remove;
    const next = start(mirror);
    await next.checkSecondCopy();
    expect((await next.snapshot()).annotations).toEqual([]);
    expect([...mirror.kept.keys()]).toEqual(['settings']);
    expect(await next.health()).toEqual({ restored: null, unmirrored: null });
  });

  it('that cannot be written does not stop a save, and is told of', async () => {
    const mirror = memoryMirror();
    const faults: unknown[] = [];
    const store = start(mirror, { onMirrorFault: (error) => faults.push(error) });
    await store.savePage(visitOf(PAGE));
    mirror.broken = true;
    await store.saveAnnotation(visitOf(PAGE), draftOf('saved all the same'));
    expect(await store.all()).toHaveLength(1);
    expect(faults).toHaveLength(1);
  });

  it('that cannot be read is tried again, and not taken for an empty one', async () => {
    const mirror = memoryMirror();
    await start(mirror).saveAnnotation(visitOf(PAGE), draftOf('kept'));
    lose();
    mirror.broken = true;
    const faults: unknown[] = [];
    const store = start(mirror, { onMirrorFault: (error) => faults.push(error) });
    expect(await store.all()).toEqual([]);
    expect(faults).toHaveLength(1);
    mirror.broken = false;
    expect((await store.all()).map((note) => note.note)).toEqual(['kept']);
  });

  it('that fell behind is told of until the next start brings it in step', async () => {
    const mirror = memoryMirror();
    const store = start(mirror);
    const gone = await store.saveAnnotation(visitOf('https://x.org/b'), draftOf('erased'));
    expect(await store.health()).toEqual({ restored: null, unmirrored: null });
    mirror.broken = true;
    const heard: string[][] = [];
    store.onChange(({ kinds }) => heard.push([...kinds]));
    const note = await store.saveAnnotation(visitOf(PAGE), draftOf('only once on disk'));
    await store.deleteAnnotation(gone.id, gone.modified);
    await store.eraseDeleted([gone.id]);
    expect((await store.health()).unmirrored).toMatch(/^\d{4}-.*Z$/);
    expect(heard).toContainEqual([]);
    // A second window starts while it still cannot be written: everything works, and it is still told.
    const second = start(mirror);
    expect((await second.all()).map(({ id }) => id)).toEqual([note.id]);
    expect((await second.health()).unmirrored).not.toBeNull();
    mirror.broken = false;
    expect((await start(mirror).health()).unmirrored).toBeNull();
    lose();
    expect((await start(mirror).all()).map(({ id }) => id)).toEqual([note.id]);
  });

  it('tells of what it gave back until the reader has heard', async () => {
    const mirror = memoryMirror();
    await start(mirror).saveAnnotation(visitOf(PAGE), draftOf('kept'));
    lose();
    await start(mirror).all();
    const store = start(mirror);
    expect((await store.health()).restored).toMatchObject({ notes: 1 });
    await store.heardOfRestored();
    expect((await start(mirror).health()).restored).toBeNull();
  });

  it('stands in for a record that was damaged, which is kept aside as it was found', async () => {
    const mirror = memoryMirror();
    const note = await start(mirror).saveAnnotation(visitOf(PAGE), draftOf('whole'));
    const other = await start(mirror).saveAnnotation(visitOf(PAGE), draftOf('in neither'));
    mirror.kept.delete(`notes:annotations:${other.id}`);
    const db = await openDB('counterpoint');
    for (const { id } of [note, other])
      await db.put('annotations', { id, pageId: note.pageId, record: { id, note: 'half' } });
    db.close();
    const store = start(mirror);
    expect(await store.all()).toEqual([note]);
    expect(await store.annotation(note.id)).toEqual(note);
    const aside = new Map((await store.aside()).map((record) => [record.mended, record.row]));
    expect(aside.get(true)).toMatchObject({ id: note.id, record: { note: 'half' } });
    expect(aside.get(undefined)).toMatchObject({ id: other.id });
  });

  it('and the first make up for each other when they are compared', async () => {
    const mirror = memoryMirror();
    const store = start(mirror);
    const [a, b, c] = [
      await store.saveAnnotation(visitOf(PAGE), draftOf('gone from the copy')),
      await store.saveAnnotation(visitOf(PAGE), draftOf('gone from the database')),
      await store.saveAnnotation(visitOf(PAGE), draftOf('older in the copy')),
    ] as const;
    const older = mirror.kept.get(`notes:annotations:${c.id}`);
    await store.editAnnotation(c.id, { note: 'edited' }, c.modified);
    const before = await store.snapshot();
    // What a repair of the browser's does, and a record that the database lost.
    mirror.kept.delete(`notes:annotations:${a.id}`);
    mirror.kept.set(`notes:annotations:${c.id}`, older);
    mirror.kept.set('notes:annotations:torn', { note: 'ha' });
    const db = await openDB('counterpoint');
    await db.delete('annotations', b.id);
    db.close();
    const restored: number[] = [];
    const next = start(mirror, { onRestored: (notes) => restored.push(notes) });
    await next.checkSecondCopy();
    expect(await next.snapshot()).toEqual(before);
    expect(restored).toEqual([1]);
    expect(await next.health()).toMatchObject({ restored: { notes: 1 }, unmirrored: null });
    expect(mirror.kept.has('notes:annotations:torn')).toBe(false);
    lose();
    expect(await start(mirror).snapshot()).toEqual(before);
  });

  it('that cannot be read when they are compared is told of, and nothing is changed', async () => {
    const mirror = memoryMirror();
    const faults: unknown[] = [];
    const store = start(mirror, { onMirrorFault: (error) => faults.push(error) });
    const note = await store.saveAnnotation(visitOf(PAGE), draftOf('kept'));
    mirror.broken = true;
    await store.checkSecondCopy();
    expect(faults).toHaveLength(1);
    expect(await store.all()).toEqual([note]);
  });

  it('passes over what is not whole in it', async () => {
    const mirror = memoryMirror();
    const note = await start(mirror).saveAnnotation(visitOf(PAGE), draftOf('kept'));
    mirror.kept.set('notes:annotations:00000000-0000-4000-8000-000000000000', {
      schema: 1,
      note: 'half',
    });
    lose();
    expect((await start(mirror).all()).map(({ id }) => id)).toEqual([note.id]);
  });

  it('takes over what was kept before there was a mirror', async () => {
    const plain = openStore();
    const note = await plain.saveAnnotation(visitOf(PAGE), draftOf('older'));
    plain.close();
    const mirror = memoryMirror();
    await start(mirror).all();
    expect([...mirror.kept.keys()]).toContain(`notes:annotations:${note.id}`);
  });

  it('out of reach, it is told once, so that whoever asks how it stands then asks once', async () => {
    const mirror = memoryMirror();
    mirror.broken = true;
    let faults = 0;
    const store = start(mirror, { onMirrorFault: () => (faults += 1) });
    const asked: Promise<unknown>[] = [];
    store.onChange(({ kinds }) => {
      if (kinds.length === 0 && asked.length < 50) asked.push(store.health());
    });
    await store.all();
    for (const each of asked) await each;
    expect(asked).toHaveLength(1);
    expect(faults).toBe(1);
  });
});

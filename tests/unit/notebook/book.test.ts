import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { backupText } from '../../../lib/export/backup.ts';
import { formats } from '../../../lib/export/formats.ts';
import { templateFaults } from '../../../lib/export/template.ts';
import { type Book, openBook } from '../../../lib/notebook/book.ts';
import { previewOf } from '../../../lib/notebook/bring-in.ts';
import { menu } from '../../../lib/notebook/menu.ts';
import { sampleOf, scopedSet, takeOut } from '../../../lib/notebook/take-out.ts';
import { StoreError } from '../../../lib/notes/faults.ts';
import { openStore, type Store } from '../../../lib/notes/store.ts';
import { loadKnowledge } from '../../../scripts/load-knowledge.ts';
import { eventually } from '../eventually.ts';
import { at, listedIn, note, noteId, page, pageId, snapshot } from './samples.ts';

let store: Store;
let book: Book;

beforeEach(async () => {
  globalThis.indexedDB = new IDBFactory();
  store = openStore();
  await store.merge(
    snapshot([note(1, { note: 'one' }), note(2, { tags: ['kept'] }), note(3)], [page(1), page(2)]),
  );
  book = openBook(store);
  await book.load();
});
afterEach(() => {
  book.close();
  store.close();
});

const shown = () => listedIn(book);
const entryOf = (number: number) => {
  const entry = book.state().entries.find(({ id }) => id === noteId(number));
  if (entry === undefined) throw new Error(`note ${number} is not in the book`);
  return entry;
};
const draft = (text: string, basedOn: string | null = null) => ({
  note: text,
  tags: [],
  verdict: null,
  basedOn,
});

describe('the open notebook', () => {
  it('holds what is kept', () => {
    expect(book.state().phase).toEqual({ kind: 'ready' });
    expect(shown()).toEqual([1, 2, 3].map(noteId));
    expect(
      book
        .state()
        .pages.map(({ id }) => id)
        .sort(),
    ).toEqual([pageId(1), pageId(2)]);
  });

  it('shows an edit at once, and keeps it', async () => {
    const saved = await book.save(noteId(1), draft('edited'));
    expect(saved).toMatchObject({ ok: true, value: { note: 'edited' } });
    expect(entryOf(1).note.note).toBe('edited');
    expect((await store.annotation(noteId(1)))?.note).toBe('edited');
  });

  it('hears of what another window does', async () => {
    const other = openStore();
    try {
      await other.deleteAnnotation(noteId(3), entryOf(3).note.modified);
      await eventually(() => expect(shown()).toEqual([1, 2].map(noteId)));
      await other.editAnnotation(noteId(1), { note: 'from there' }, entryOf(1).note.modified);
      await eventually(() => expect(entryOf(1).note.note).toBe('from there'));
      await other.merge(snapshot([note(7)]));
      await eventually(() => expect(shown()).toContain(noteId(7)));
    } finally {
      other.close();
    }
  });

  it('still hears of another window after deleting here', async () => {
    expect(await book.remove([noteId(1)])).toMatchObject({ ok: true });
    const other = openStore();
    try {
      await other.merge(snapshot([note(7)]));
      await eventually(() => expect(shown()).toEqual([2, 3, 7].map(noteId)));
    } finally {
      other.close();
    }
  });

  it('erases deleted notes for good, and lets go of their pages', async () => {
    await book.remove([noteId(1), noteId(2)]);
    expect(await book.erase([noteId(1), noteId(3)])).toEqual({ ok: true, value: 1 });
    const outcome = await book.deleted();
    expect(outcome.ok && outcome.value.map(({ id }) => id)).toEqual([noteId(2)]);
    expect(await book.restore([noteId(1)])).toMatchObject({ ok: false, kind: 'missing' });
    const other = openStore();
    other.close();
    expect(await openBook({ ...store, eraseDeleted: other.eraseDeleted }).erase([])).toMatchObject({
      ok: false,
      kind: 'closed',
    });
  });

  it('keeps both texts of an edit that had not seen another, until the reader settles it', async () => {
    const before = entryOf(1).note.modified;
    await store.editAnnotation(noteId(1), { note: 'there' }, before);
    await book.save(noteId(1), draft('here', before));
    const texts = [entryOf(1).note, ...entryOf(1).note.others].map((version) => version.note);
    expect(texts.sort()).toEqual(['here', 'there']);
    const [other] = entryOf(1).note.others;
    if (other === undefined) throw new Error('no second version');
    expect(await book.settle(noteId(1), { ...other, note: 'both' })).toEqual({
      ok: true,
      value: null,
    });
    expect(entryOf(1).note).toMatchObject({ note: 'both', others: [] });
  });

  it('deletes and brings back', async () => {
    const done = await book.remove([noteId(1), noteId(2)]);
    expect(done).toEqual({ ok: true, value: [noteId(1), noteId(2)] });
    expect(shown()).toEqual([noteId(3)]);
    const deleted = await book.deleted();
    expect(deleted.ok && deleted.value.map(({ id, title }) => [id, title]).sort()).toEqual([
      [noteId(1), 'Story 1'],
      [noteId(2), 'Story 1'],
    ]);
    expect(await book.restore([noteId(1), noteId(2)])).toMatchObject({ ok: true });
    expect(shown()).toEqual([1, 2, 3].map(noteId));
    expect(entryOf(1).note).toMatchObject({ note: 'one', others: [] });
  });

  it('tags many at once and gives back what they had', async () => {
    const ids = [noteId(2), noteId(3)];
    const outcome = await book.retag(ids, { add: ['new', 'Kept'], remove: ['KEPT'] });
    expect(ids.map((_, n) => entryOf(n + 2).note.tags)).toEqual([
      ['new', 'Kept'],
      ['new', 'Kept'],
    ]);
    await book.setTags(outcome.ok ? outcome.value : []);
    expect(ids.map((_, n) => entryOf(n + 2).note.tags)).toEqual([['kept'], []]);
  });

  it('changes all of several notes or none, in one transaction', async () => {
    const heard: number[] = [];
    const stop = store.onChange(({ ids }) => heard.push(ids.length));
    const missing = { ok: false, sentence: new StoreError('missing').message };
    expect(await book.remove([noteId(1), noteId(9), noteId(2)])).toMatchObject(missing);
    expect(await book.retag([noteId(1), noteId(9)], { add: ['x'], remove: [] })).toMatchObject(
      missing,
    );
    expect(shown()).toEqual([1, 2, 3].map(noteId));
    expect((await store.all()).filter(({ tags }) => tags.includes('x'))).toEqual([]);
    expect(heard).toEqual([]);
    const reads = vi.spyOn(store, 'annotation');
    await book.remove([1, 2, 3].map(noteId));
    expect(heard).toEqual([3]);
    expect(reads, 'its own change is not read again').not.toHaveBeenCalled();
    stop();
  });

  it('says what is wrong with the store, and recovers', async () => {
    vi.spyOn(store, 'all').mockRejectedValueOnce(new StoreError('migration'));
    await book.load();
    const { phase } = book.state();
    expect(phase.kind === 'failed' && phase.fault.kind).toBe('migration');
    await book.load();
    expect(book.state().phase).toEqual({ kind: 'ready' });
  });

  it('answers a failed save with the sentence, and shows nothing as saved', async () => {
    vi.spyOn(store, 'editAnnotation').mockRejectedValueOnce(new StoreError('quota'));
    const outcome = await book.save(noteId(1), draft('lost?'));
    expect(outcome).toMatchObject({ ok: false, kind: 'quota' });
    expect(entryOf(1).note.note).toBe('one');
  });
});

describe('taking out and bringing in', () => {
  const made = at('2026-11-21');
  const knowledge = loadKnowledge();
  const sources = (templates = {}) => ({
    store,
    book: book.state(),
    formats,
    templates,
    knowledge,
  });

  it('takes what is chosen with its pages, or everything with the pages only read', () => {
    const scope = { notes: new Set([noteId(2)]), pages: new Set([pageId(1)]) };
    const [only, ...more] = scopedSet(book.state(), scope, made).pages;
    expect(more).toEqual([]);
    expect(only?.annotations.map(({ id }) => id)).toEqual([noteId(2)]);
    expect(
      scopedSet(book.state(), null, made)
        .pages.map((exported) => exported.page.id)
        .sort(),
    ).toEqual([pageId(1), pageId(2)]);
  });

  it.each(Object.keys(formats))('writes %s', async (format) => {
    const outcome = await takeOut(sources(), format, null, made);
    if (!outcome.ok) throw new Error(outcome.sentence);
    const { fileName, ...file } = outcome.value;
    expect(fileName).toMatch(/^2026-11-21/);
    expect('text' in file ? file.text.length : file.bytes.length).toBeGreaterThan(100);
  });

  it('writes by the reader’s own template, and says what is wrong with one', async () => {
    const own = await takeOut(sources({ markdown: 'Only {{title}}' }), 'markdown', null, made);
    expect(own.ok && 'text' in own.value && own.value.text).toContain('Only Story 1');
    const wrong = await takeOut(sources({ markdown: '{{nothing}}' }), 'markdown', null, made);
    expect(wrong).toMatchObject({ ok: false, sentence: 'Line 1: There is no field “nothing”.' });
  });

  it('previews one page of a choice', () => {
    expect(
      sampleOf(book.state(), { notes: new Set([noteId(2)]), pages: new Set([pageId(1)]) }),
    ).toEqual({
      notes: new Set([noteId(2)]),
      pages: new Set([pageId(1)]),
    });
    expect(sampleOf({ entries: [], pages: [page(2)] }, null)).toEqual({
      notes: new Set(),
      pages: new Set([pageId(2)]),
    });
    expect(sampleOf({ entries: [], pages: [] }, null)?.pages.size).toBe(0);
  });

  it('a backup of everything holds what the notebook does not list', async () => {
    await book.remove([noteId(1)]);
    const outcome = await takeOut(sources(), 'backup', null, made);
    expect(outcome.ok && 'text' in outcome.value && outcome.value.text).toBe(
      backupText(await store.snapshot()),
    );
  });

  it('says so when there is no such format', async () => {
    const outcome = await takeOut(sources(), 'scroll', null, made);
    expect(outcome).toMatchObject({ ok: false, sentence: 'There is no format “scroll”.' });
  });

  it('previews without writing, then brings in, and the book hears of it', async () => {
    const text = backupText(snapshot([note(1, { note: 'one' }), note(8)]));
    const outcome = await previewOf(store, text, new Date(made));
    if (!outcome.ok) throw new Error(outcome.sentence);
    expect(outcome.value.counts.notes).toEqual({ new: 1, changed: 0, same: 1 });
    expect(shown()).not.toContain(noteId(8));
    expect(await outcome.value.bringIn()).toEqual({ ok: true, value: null });
    await eventually(() => expect(shown()).toContain(noteId(8)));
    const again = await previewOf(store, text, new Date(made));
    expect(again.ok && again.value.counts.notes).toEqual({ new: 0, changed: 0, same: 2 });
  });

  it.each(['', '{"a":', '{"a": 1}', '{"format": "counterpoint-backup", "schema": 99}'])(
    'refuses %j whole, with a sentence',
    async (text) => {
      const outcome = await previewOf(store, text, new Date(made));
      expect(outcome).toMatchObject({ ok: false });
      expect(outcome.ok || outcome.sentence.length).toBeGreaterThan(20);
    },
  );
});

describe('the export menu', () => {
  it.each(menu.map((choice) => [choice.id, choice] as const))(
    'says of %s whether it can be copied, and has a template that can be used',
    async (id, { isText, template }) => {
      const sources = {
        store,
        book: book.state(),
        formats,
        templates: {},
        knowledge: loadKnowledge(),
      };
      const outcome = await takeOut(sources, id, null, at('2026-11-21'));
      expect(outcome.ok && 'text' in outcome.value).toBe(isText);
      expect(template === null ? [] : templateFaults(template)).toEqual([]);
    },
  );
});

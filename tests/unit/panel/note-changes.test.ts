import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { openStore } from '../../../lib/notes/store.ts';
import { keepOnPage, placeAgain, removeNote } from '../../../lib/panel/note-changes.ts';
import { pageNotes } from '../../../lib/panel/page-notes.ts';

const visit = {
  url: 'https://paper.example/a',
  title: 'A page',
  canonicalLink: null,
  ogUrl: null,
  ampLink: null,
  site: null,
  author: null,
  published: null,
  language: null,
};
const selectors = (exact: string, start: number) => ({
  quote: { type: 'TextQuoteSelector' as const, exact, prefix: 'before ', suffix: ' after' },
  position: { type: 'TextPositionSelector' as const, start, end: start + exact.length },
});

let made = 0;
async function noted() {
  made += 1;
  const store = openStore({ name: `panel-${made}` });
  const note = await store.saveAnnotation(visit, {
    kind: 'highlight',
    selectors: selectors('the old words', 40),
    claim: null,
    note: 'what I wrote',
    tags: ['size'],
    verdict: null,
  });
  return { store, note };
}

describe('a note without a place', () => {
  it('is tied to other words, and untied again', async () => {
    const { store, note } = await noted();
    const copies = { of: 2, nth: 1 };
    const chosen = {
      ...selectors('the new words', 90),
      // A page may send more than a note keeps.
      quote: { ...selectors('the new words', 90).quote, copies: { ...copies, strange: true } },
      strange: true,
    };
    const outcome = await placeAgain(store, note, chosen);
    if (!outcome.ok) throw new Error(outcome.sentence);
    const placed = await store.annotation(note.id);
    const { quote, position } = selectors('the new words', 90);
    expect(placed?.selectors).toEqual({ quote: { ...quote, copies }, position });
    expect(placed?.note).toBe('what I wrote');
    expect(await outcome.value()).toEqual({ ok: true, value: null });
    expect((await store.annotation(note.id))?.selectors).toEqual(note.selectors);
  });

  it('becomes a note on the page without losing its words, and goes back', async () => {
    const { store, note } = await noted();
    const outcome = await keepOnPage(store, note);
    if (!outcome.ok) throw new Error(outcome.sentence);
    const kept = await store.annotation(note.id);
    expect(kept).toMatchObject({ kind: 'note', selectors: null });
    expect(kept?.note).toBe('“the old words”\n\nwhat I wrote');
    await outcome.value();
    expect(await store.annotation(note.id)).toMatchObject({
      kind: 'highlight',
      note: 'what I wrote',
      selectors: note.selectors,
    });
  });

  it('is deleted and brought back', async () => {
    const { store, note } = await noted();
    const outcome = await removeNote(store, note, new Date('2026-11-22T10:00:00Z'));
    if (!outcome.ok) throw new Error(outcome.sentence);
    expect(await store.all()).toEqual([]);
    await outcome.value();
    expect(await store.all()).toHaveLength(1);
  });

  it('is not placed over a change made elsewhere: both are kept, and the reader is told', async () => {
    const { store, note } = await noted();
    await store.editAnnotation(note.id, { note: 'changed in the notebook' }, note.modified);
    const outcome = await placeAgain(store, note, selectors('the new words', 90));
    expect(outcome).toMatchObject({ ok: false, kind: 'conflict' });
    expect((await store.annotation(note.id))?.others).toHaveLength(1);
  });

  it('that was erased is reported', async () => {
    const { store, note } = await noted();
    await store.deleteAnnotation(note.id, note.modified);
    await store.eraseDeleted([note.id]);
    expect(await keepOnPage(store, note)).toMatchObject({ ok: false, kind: 'missing' });
  });
});

describe('the notes of a page', () => {
  it('stand in the order of the text, the whole page’s first and the lost ones last', async () => {
    const { store, note } = await noted();
    const save = (exact: string | null) =>
      store.saveAnnotation(visit, {
        kind: exact === null ? 'note' : 'highlight',
        selectors: exact === null ? null : selectors(exact, 1),
        claim: null,
        note: '',
        tags: [],
        verdict: null,
      });
    const [whole, late, new_] = [await save(null), await save('late'), await save('not read yet')];
    const notes = await store.annotationsOfPage(note.pageId);
    const listed = pageNotes(notes, {
      passages: [{ id: late.id, start: 700 }],
      orphans: [{ id: note.id, reason: 'ambiguous' }],
    });
    expect(listed.slice(0, 2).map(({ note: each, place }) => [each.id, place])).toEqual([
      [whole.id, { kind: 'page' }],
      [late.id, { kind: 'placed', start: 700 }],
    ]);
    expect(new Map(listed.map((each) => [each.note.id, each.place.kind]))).toEqual(
      new Map([
        [whole.id, 'page'],
        [late.id, 'placed'],
        [note.id, 'orphan'],
        [new_.id, 'waiting'],
      ]),
    );
  });
});

import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { versionsOf } from '../../../lib/notes/versions.ts';
import { draftOf, SENTENCE, selectorsOf, visitOf } from './samples.ts';
import { afresh, PAGE, window } from './windows.ts';

const never = (): never => {
  throw new Error('missing');
};

beforeEach(afresh);
afterEach(afresh);

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
    expect(await store.tags()).toEqual([]);
    expect((await store.deletedAnnotations()).map((deleted) => deleted.id)).toEqual([note.id]);
    const { annotation: back, conflict } = await store.restoreAnnotation(note.id, gone.modified);
    expect(conflict).toBeNull();
    expect(back.note).toBe('kept');
    expect(await store.tags()).toEqual(note.tags);
  });

  it('has tags that are told each once, as somebody wrote them', async () => {
    const store = window();
    for (const tags of [['Trusts', 'Élan'], ['trusts', 'MATs'], ['élan'], []])
      await store.saveAnnotation(visitOf(PAGE), draftOf(tags.join(' '), { tags }));
    const tags = await store.tags();
    expect(tags.map((tag) => tag.toLowerCase())).toEqual(['mats', 'trusts', 'élan']);
    expect(tags).toContain('MATs');
  });

  it('erases for good only what was asked for and is still deleted', async () => {
    const store = window();
    const saved = await Promise.all(
      ['asked', 'brought back', 'not asked'].map((words) =>
        store.saveAnnotation(visitOf(PAGE), draftOf(words)),
      ),
    );
    const [asked = never(), back = never(), other = never()] = saved;
    for (const { id, modified } of saved) await store.deleteAnnotation(id, modified);
    const gone = await store.annotation(back.id);
    await store.restoreAnnotation(back.id, gone?.modified ?? '');
    expect(await store.eraseDeleted([asked.id, back.id])).toBe(1);
    const left = await store.snapshot();
    expect(left.annotations.map(({ id }) => id).sort()).toEqual([back.id, other.id].sort());
    expect(left.pages.map(({ id }) => id)).toEqual([asked.pageId]);
  });

  it('refuses what is no whole note, and writes nothing', async () => {
    const store = window();
    const bad = draftOf('x', { selectors: selectorsOf('') });
    await expect(store.saveAnnotation(visitOf(PAGE), bad)).rejects.toMatchObject({
      fault: { kind: 'invalid', detail: expect.stringContaining('selectors.quote.exact') },
    });
    expect(await store.pages()).toEqual([]);
  });

  it('erases the page with its last note, unless something else is kept on it', async () => {
    const store = window();
    const note = await store.saveAnnotation(visitOf(PAGE), draftOf('a'));
    const other = await store.saveAnnotation(visitOf('https://x.org/b'), draftOf('b'));
    const dismissals = [];
    for (const pageId of [note.pageId, other.pageId])
      dismissals.push(await store.dismiss({ pageId }, { quote: SENTENCE, proposition: null }));
    const [undone = never(), stands = never()] = dismissals;
    await store.undoDismissal(undone.id);
    const heard: unknown[] = [];
    for (const { id, modified } of [note, other]) await store.deleteAnnotation(id, modified);
    store.onChange((change) => heard.push(change));
    await store.eraseDeleted([note.id, other.id]);
    const left = await store.snapshot();
    expect(left.annotations).toEqual([]);
    expect(left.pages.map(({ id }) => id)).toEqual([other.pageId]);
    expect(left.dismissals.map(({ id }) => id)).toEqual([stands.id]);
    const ids = expect.arrayContaining([note.id, other.id]);
    expect(heard).toEqual([{ kinds: ['annotations', 'pages'], ids, pageIds: [note.pageId] }]);
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

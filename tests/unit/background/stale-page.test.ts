/** A page that does not know yet what became of a note: the background answers by what lies on the disk. */
import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { browser } from 'wxt/browser';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { RawSender } from '../../../lib/background/senders.ts';
import { serve } from '../../../lib/background/service.ts';
import type { CardDraft, CardSaved, CardView } from '../../../lib/card-view.ts';
import { type CardSubject, type KeptHighlight, toBackground } from '../../../lib/messages.ts';
import { openStore, type Store } from '../../../lib/notes/store.ts';
import type { Outcome } from '../../../lib/outcome.ts';
import { loadSeeds } from '../../../scripts/load-knowledge.ts';
import { draftOf, selectorsOf, visitOf } from '../notes/samples.ts';
import { ask } from './ask.ts';

const { knowledge } = loadSeeds();
const url = 'https://news.example/story';
const selectors = selectorsOf('Words of the page.');
const subject: CardSubject = {
  identity: visitOf(url),
  selectors,
  claim: null,
  annotationId: null,
  faint: 0,
};
const highlight = draftOf('as it was', { kind: 'highlight', claim: null, selectors });

let store: Store;
let page: RawSender;
let card: RawSender;
beforeEach(() => {
  fakeBrowser.reset();
  globalThis.indexedDB = new IDBFactory();
  store = openStore();
  serve({ knowledge, store });
  const tab = { id: 7, incognito: false };
  page = { id: browser.runtime.id, url, frameId: 0, tab };
  card = { ...page, url: browser.runtime.getURL('/card.html' as never), frameId: 4 };
});
afterEach(() => {
  toBackground.removeAllListeners();
  store.close();
});

const asked = async <T>(type: string, data: unknown, sender: RawSender): Promise<T> =>
  (await ask(type, data, sender))?.res as T;
const given = <T>(outcome: Outcome<T>): T => {
  if (!outcome.ok) throw new Error(outcome.sentence);
  return outcome.value;
};
/** Opens the card of a mark, and answers what it shows and how it saves. */
async function opened(annotationId: string | null) {
  const about = { ...subject, annotationId };
  const { ticket } = await asked<{ ticket: string }>('openCard', about, page);
  const view = given(await asked<Outcome<CardView>>('card', ticket, card));
  const save = async (typed: Pick<CardDraft, 'note' | 'basedOn'>): Promise<CardSaved> => {
    const draft: CardDraft = { tags: [], verdict: null, ...typed };
    return given(await asked('saveNote', { ticket, draft, name: null }, card));
  };
  return { view, save };
}
const living = async () => (await store.all()).map(({ note }) => note);

test('the card of a note that was deleted elsewhere takes what is typed for a new note', async () => {
  const note = await store.saveAnnotation(visitOf(url), highlight);
  await store.deleteAnnotation(note.id, note.modified);
  const { view, save } = await opened(note.id);
  expect(view.saved).toBeNull();
  await save({ note: 'an hour of thought', basedOn: null });
  expect(await living()).toEqual(['an hour of thought']);
  const deleted = await store.deletedAnnotations();
  expect(deleted.map(({ note: words }) => words)).toEqual(['as it was']);
});

test('the card of a note that was deleted, where another stands on its words, shows that one', async () => {
  const gone = await store.saveAnnotation(visitOf(url), highlight);
  await store.deleteAnnotation(gone.id, gone.modified);
  const other = await store.saveAnnotation(visitOf(url), { ...highlight, note: 'written anew' });
  const { view, save } = await opened(gone.id);
  expect(view.saved).toMatchObject({ id: other.id, note: 'written anew' });
  await save({ note: 'and more', basedOn: other.modified });
  expect(await living()).toEqual(['and more']);
});

test('the card of a note that stands shows it', async () => {
  const note = await store.saveAnnotation(visitOf(url), highlight);
  const { view, save } = await opened(note.id);
  expect(view.saved).toMatchObject({ id: note.id, note: 'as it was' });
  await save({ note: 'changed', basedOn: note.modified });
  expect(await living()).toEqual(['changed']);
});

test('words highlighted twice at once are one highlight, which both are told of', async () => {
  const kept = await Promise.all(
    [1, 2].map(() => asked<Outcome<KeptHighlight>>('keepHighlight', subject, page)),
  );
  const [note, ...more] = await store.all();
  expect(more).toEqual([]);
  expect(kept.map(given).map(({ id }) => id)).toEqual([note?.id, note?.id]);
});

test('other words highlighted at once are another highlight', async () => {
  const others = { ...subject, selectors: selectorsOf('Other words.', 90) };
  await Promise.all([subject, others].map((each) => asked('keepHighlight', each, page)));
  const quotes = (await store.all()).map((note) => note.selectors?.quote.exact);
  expect(quotes.sort()).toEqual(['Other words.', 'Words of the page.']);
});

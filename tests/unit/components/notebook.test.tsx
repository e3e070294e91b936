// @vitest-environment jsdom
/** The notebook, whose reader goes on while the disk is still at work. */
import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Notebook } from '../../../components/notebook/Notebook.tsx';
import { type Book, openBook } from '../../../lib/notebook/book.ts';
import type { NotebookActions } from '../../../lib/notebook/contract.ts';
import { type Route, start } from '../../../lib/notebook/route.ts';
import { openStore, type Store } from '../../../lib/notes/store.ts';
import type { Waiting } from '../../../lib/waiting.ts';
import { loadSeeds } from '../../../scripts/load-knowledge.ts';
import { eventually } from '../eventually.ts';
import { note, noteId, page, pageId, snapshot } from '../notebook/samples.ts';
import { keepingOf } from './keeping.ts';
import { begin, buttons, found, press, said, settle, show, type } from './reader.ts';

const { knowledge } = loadSeeds();
const waiting: Waiting = {
  list: () => [],
  save: vi.fn(),
  throwAway: vi.fn(),
  bringBack: vi.fn(),
  close: vi.fn(),
};
/** What no test here asks for. */
const unasked = {
  reload: vi.fn(),
  openAddress: vi.fn(),
  openPath: vi.fn(),
  write: vi.fn(),
  keepTemplate: vi.fn(),
  preview: vi.fn(),
  rescue: vi.fn(),
};

let store: Store;
let book: Book;
let went: Route[];
let actions: NotebookActions;
beforeEach(async () => {
  begin();
  globalThis.indexedDB = new IDBFactory();
  store = openStore();
  await store.merge(
    snapshot(
      [1, 2, 3].map((n) => note(n, { note: `text ${n}` })),
      [page(1)],
    ),
  );
  book = openBook(store);
  await book.load();
  actions = { ...unasked, ...book };
  went = [];
  book.subscribe(() => void draw());
  await draw();
});
afterEach(() => {
  book.close();
  store.close();
  vi.unstubAllGlobals();
});

const go = (to: Route) => {
  went.push(to);
  return draw();
};
const draw = () =>
  show(
    <Notebook
      book={book.state()}
      knowledge={knowledge}
      formats={[]}
      ownTemplates={{}}
      route={went.at(-1) ?? start}
      go={(to) => void go(to)}
      actions={actions}
      keeping={keepingOf()}
      waiting={waiting}
    />,
  );
/** From now on a deletion waits until the answer of this is called. */
async function slowDeletions(): Promise<() => void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  actions = {
    ...actions,
    remove: async (ids) => {
      await promise;
      return book.remove(ids);
    },
  };
  await draw();
  return resolve;
}
/** What the list or a form shows of a note, by its words. */
const article = (words: string) => {
  const element = [...document.querySelectorAll('article')].find(({ textContent }) =>
    textContent.includes(words),
  );
  if (element === undefined) throw new Error(`“${words}” is not listed`);
  return element;
};
const form = () => found('.note-edit');
const field = () => found<HTMLTextAreaElement>('textarea', form());
/** Waits until the notice below the list says this. */
const hears = (words: string) =>
  eventually(async () => {
    await settle();
    expect(said(found('.notice'))).toBe(words);
  });
const living = async () => (await store.all()).map(({ note: words }) => words).sort();

describe('a deletion', () => {
  it('that ends while another note is being edited leaves its form and its words alone', async () => {
    const deleted = await slowDeletions();
    await press('deleteNote', article('text 1'));
    await press('notebookEdit', article('text 3'));
    const editing = field();
    expect(document.activeElement).toBe(editing);
    await type('half a sen', editing);
    deleted();
    await hears('notebookDeletedOne');
    expect(field()).toBe(editing);
    expect(editing.value).toBe('half a sen');
    expect(document.activeElement).toBe(editing);
    await press('notebookDone');
    await eventually(async () => expect(await living()).toEqual(['half a sen', 'text 2']));
  });

  it('lands a reader who stayed on the next note', async () => {
    buttons('deleteNote', article('text 1'))[0]?.focus();
    await press('deleteNote', article('text 1'));
    await eventually(() => expect(document.activeElement).toBe(article('text 2')));
  });

  it('of a note that is being edited is said where it can be undone, once it is done', async () => {
    const deleted = await slowDeletions();
    await press('notebookEdit', article('text 1'));
    await press('deleteNote', form());
    expect(said(form())).not.toContain('noteDeleted');
    expect(buttons('undo', form())).toEqual([]);
    expect(field().value).toBe('text 1');
    deleted();
    await hears('notebookDeletedOne');
    expect(document.querySelector('.note-edit')).toBeNull();
    expect(await living()).toEqual(['text 2', 'text 3']);
    await press('undo', found('.notice'));
    await hears('notebookRestoredOne');
    expect(await living()).toEqual(['text 1', 'text 2', 'text 3']);
  });

  it('that fails in a form leaves the note there to be typed on', async () => {
    await press('notebookEdit', article('text 1'));
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementationOnce(() => {
      throw new DOMException('no room', 'QuotaExceededError');
    });
    await press('deleteNote', form());
    await eventually(async () => {
      await settle();
      expect(found('.notice [role=status]').className).toBe('fault');
    });
    expect(said(form())).not.toContain('noteDeleted');
    expect(field().value).toBe('text 1');
    await type('typed on', field());
    await press('notebookDone');
    await eventually(async () => expect(await living()).toEqual(['text 2', 'text 3', 'typed on']));
    expect(await store.annotation(noteId(1))).toMatchObject({ note: 'typed on', others: [] });
  });
});

it('goes to a note that was brought back', async () => {
  await book.remove([noteId(1)]);
  await go({ ...start, view: 'deleted' });
  await eventually(() => expect(buttons('notebookBringBack')).toHaveLength(1));
  went.length = 0;
  await press('notebookBringBack');
  await eventually(() => expect(went).toHaveLength(1));
  expect(went[0]).toMatchObject({ view: 'page', filter: { page: pageId(1) }, note: noteId(1) });
});

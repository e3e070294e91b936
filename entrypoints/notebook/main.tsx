import '../../components/tokens.css';
import knowledge from 'virtual:knowledge';
import { render } from 'preact';
import { browser } from 'wxt/browser';
import { Notebook } from '../../components/notebook/Notebook.tsx';
import { formats } from '../../lib/export/formats.ts';
import { openBook } from '../../lib/notebook/book.ts';
import { previewOf } from '../../lib/notebook/bring-in.ts';
import type { NotebookActions } from '../../lib/notebook/contract.ts';
import { formatRoute, parseRoute, type Route } from '../../lib/notebook/route.ts';
import { outcomeOf, rescued, takeOut } from '../../lib/notebook/take-out.ts';
import { openStore } from '../../lib/notes/store.ts';

const root = document.getElementById('notebook') as HTMLElement;
const store = openStore();
const book = openBook(store);

const choices = Object.entries(formats).map(([id, { label, extension }]) => ({
  id,
  label,
  extension,
  isText: extension !== 'docx',
}));

const actions: NotebookActions = {
  reload: () => void book.load(),
  save: book.save,
  settle: book.settle,
  remove: book.remove,
  restore: book.restore,
  retag: book.retag,
  setTags: book.setTags,
  openAddress: (url) => void browser.tabs.create({ url }),
  openPath: (path) =>
    void browser.tabs.create({ url: browser.runtime.getURL(`/${path}` as never) }),
  write: (formatId, scope) =>
    takeOut(store, book.state(), formats, formatId, scope, knowledge, new Date().toISOString()),
  preview: async (file) => {
    const text = await outcomeOf(() => file.text());
    return text.ok ? previewOf(store, text.value, new Date()) : text;
  },
  rescue: () => rescued(new Date().toISOString()),
};

function go(route: Route, quietly = false): void {
  const address = formatRoute(route) || location.pathname;
  if (quietly) history.replaceState(null, '', address);
  else history.pushState(null, '', address);
  show();
}

function show(): void {
  const route = parseRoute(location.hash);
  const props = { book: book.state(), knowledge, formats: choices, actions, route, go };
  render(<Notebook {...props} />, root);
}

book.subscribe(show);
addEventListener('popstate', show);
show();
void book.load();

import '../../components/tokens.css';
import knowledge from 'virtual:knowledge';
import { render } from 'preact';
import { browser } from 'wxt/browser';
import { Notebook } from '../../components/notebook/Notebook.tsx';
import { openKeeping } from '../../lib/backup/keeping.ts';
import { formats } from '../../lib/export/formats.ts';
import { openBook } from '../../lib/notebook/book.ts';
import { previewOfFile } from '../../lib/notebook/bring-in.ts';
import type { NotebookActions } from '../../lib/notebook/contract.ts';
import { menu } from '../../lib/notebook/menu.ts';
import { formatRoute, parseRoute, type Route } from '../../lib/notebook/route.ts';
import { rescued, takeOut } from '../../lib/notebook/take-out.ts';
import { openNotes } from '../../lib/open-notes.ts';
import { openPage } from '../../lib/open-page.ts';
import { followTemplates, keepTemplate } from '../../lib/own-templates.ts';
import { followDateLanguage } from '../../lib/settings.ts';
import { inOwnWords } from '../../lib/stored.ts';
import { tellOfNotes } from '../../lib/tell-readers.ts';
import { openWaiting } from '../../lib/waiting.ts';

const root = document.getElementById('notebook') as HTMLElement;
const templates = await followTemplates(show);
const store = openNotes();
const book = openBook(store);
const keeping = openKeeping(store, show);
const waiting = openWaiting({ store, knowledge }, show);
const now = () => new Date().toISOString();

const actions: NotebookActions = {
  ...book,
  reload: () => void book.load(),
  openAddress: (url) => void browser.tabs.create({ url }),
  openPath: openPage,
  write: (formatId, scope) =>
    takeOut(
      { store, book: book.state(), formats, templates: templates(), knowledge },
      formatId,
      scope,
      now(),
    ),
  keepTemplate: (formatId, template) => inOwnWords(() => keepTemplate(formatId, template)),
  preview: (file) => previewOfFile(store, file, new Date()),
  rescue: () => rescued(now()),
};

function go(route: Route, quietly = false): void {
  const address = formatRoute(route) || location.pathname;
  if (quietly) history.replaceState(null, '', address);
  else history.pushState(null, '', address);
  show();
}

function show(): void {
  const route = parseRoute(location.hash);
  const props = { book: book.state(), knowledge, formats: menu, keeping, waiting };
  render(<Notebook {...props} ownTemplates={templates()} {...{ actions, route, go }} />, root);
}

book.subscribe(show);
tellOfNotes(store);
followDateLanguage(show);
addEventListener('popstate', show);
show();
void book.load().then(keeping.look);

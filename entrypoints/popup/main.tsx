import '../../components/tokens.css';
import knowledge from 'virtual:knowledge';
import { render } from 'preact';
import { browser } from 'wxt/browser';
import { PagePopup, type PopupActions } from '../../components/PagePopup.tsx';
import { saveFile } from '../../components/save-file.ts';
import { formats } from '../../lib/export/formats.ts';
import { type PageReading, toBackground, toReader } from '../../lib/messages.ts';
import { openNotes } from '../../lib/open-notes.ts';
import { exportOfPage } from '../../lib/page-export.ts';
import { say } from '../../lib/words.ts';

const root = document.getElementById('popup') as HTMLElement;
const store = openNotes();
const target = { tabId: await tabAsked(), frameId: 0 };
let reading: PageReading | null = null;
let fault: string | null = null;

/** The tab under the popup; `?tab=` names another, for a popup that is opened as a page. */
async function tabAsked(): Promise<number> {
  const named = Number(new URLSearchParams(location.search).get('tab'));
  if (named > 0) return named;
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
  return tab?.id ?? -1;
}

const look = async () => {
  reading = await toReader.sendMessage('pageReading', undefined, target).catch(() => null);
  const labelOf = (id: string) =>
    knowledge.propositions.find((proposition) => proposition.id === id)?.label ?? id;
  render(<PagePopup reading={reading} labelOf={labelOf} fault={fault} actions={actions} />, root);
  if (reading?.state.kind === 'reading') setTimeout(look, 200);
};

const open = (path: string) => () => void toBackground.sendMessage('openPage', path);

const actions: PopupActions = {
  read: async () => {
    try {
      await toBackground.sendMessage('readTab', target.tabId);
      fault = null;
    } catch {
      fault = say('stateNotAllowed');
    }
    await look();
  },
  toggle: async () => {
    await toReader.sendMessage('toggle', undefined, target);
    await look();
  },
  show: async ({ start }) => {
    await toReader.sendMessage('showClaim', start, target);
    window.close();
  },
  exportNotes: async () => {
    if (!reading) return;
    saveFile(await formats.markdown.write(await exportOfPage(store, reading), knowledge));
  },
  openNotebook: open('notebook.html'),
  openKnowledge: open('knowledge.html'),
};

await look();

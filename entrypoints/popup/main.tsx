import '../../components/tokens.css';
import knowledge from 'virtual:knowledge';
import { render } from 'preact';
import { PagePopup, type PopupActions } from '../../components/PagePopup.tsx';
import { saveFile } from '../../components/save-file.ts';
import { alone } from '../../lib/alone.ts';
import { openNotes } from '../../lib/open-notes.ts';
import { openPage } from '../../lib/open-page.ts';
import { followAsked } from '../../lib/panel/follow-tab.ts';
import { openPanel } from '../../lib/panel/panel-state.ts';
import { siteBeside } from '../../lib/panel/site-beside.ts';
import { takePageLater } from '../../lib/panel/take-page-later.ts';
import { openSidePanel } from '../../lib/side-panel.ts';
import type { SiteState } from '../../lib/site.ts';
import { openWaiting } from '../../lib/waiting.ts';
import { say } from '../../lib/words.ts';

const store = openNotes();
const unsaved = openWaiting({ store, knowledge }, look);
const asked = followAsked(location.search);
const page = openPanel(store, asked, look);
const site = siteBeside(page.state, show);
let tried = asked.tabId !== undefined;
let fault: string | null = null;

function look(): Promise<void> | void {
  const { phase, reading } = page.state();
  if (phase === 'looking') return;
  // The click that opened this popup let us into the page, and is the wish to have it read.
  if (!tried && !reading) void page.read();
  tried = true;
  return site.look();
}

function show(site: SiteState | null): void {
  const { reading, attempt } = page.state();
  const { length: waiting } = unsaved.list();
  const props = { reading, attempt, fault, actions, site, knowledge, waiting };
  render(<PagePopup {...props} />, document.getElementById('popup') as HTMLElement);
}

const tell = (sentence: string | null) => {
  fault = sentence;
  return look();
};

const actions: PopupActions = {
  read: () => void page.read(),
  toggle: alone(async () => void (await page.tell('toggle'))),
  show: async ({ start }) => {
    if ((await page.tell('showClaim', start)) !== null) window.close();
  },
  exportNotes: alone(async () => {
    const outcome = await takePageLater(store, knowledge, page.state().reading, 'markdown');
    if (outcome?.ok) saveFile(outcome.value);
    await tell(outcome?.ok === false ? outcome.sentence : null);
  }),
  openPanel: () =>
    void openSidePanel(page.state().tab?.windowId ?? -1)
      .then(() => window.close())
      .catch((error) => tell(say('popupNoSidePanel', String(error)))),
  openPage,
  setAlways: async (wanted) => void (await tell(await site.setAlways(wanted))),
  setSiteOff: (off) => void site.setOff(off),
};

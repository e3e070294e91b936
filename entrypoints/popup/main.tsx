import '../../components/tokens.css';
import knowledge from 'virtual:knowledge';
import { render } from 'preact';
import { PagePopup, type PopupActions } from '../../components/PagePopup.tsx';
import { saveFile } from '../../components/save-file.ts';
import { openNotes } from '../../lib/open-notes.ts';
import { openPage } from '../../lib/open-page.ts';
import { followAsked } from '../../lib/panel/follow-tab.ts';
import { openPanel } from '../../lib/panel/panel-state.ts';
import { takePageLater } from '../../lib/panel/take-page-later.ts';
import { openSidePanel } from '../../lib/side-panel.ts';
import { hostOf, onSiteChange, setAlways, setSiteOff, siteStateOf } from '../../lib/site.ts';
import { openWaiting } from '../../lib/waiting.ts';
import { say } from '../../lib/words.ts';

const store = openNotes();
const unsaved = openWaiting({ store, knowledge }, () => void show());
const asked = followAsked(location.search);
const page = openPanel(store, asked, () => void show());
let tried = asked.tabId !== undefined;
let fault: string | null = null;
const pageHost = () => hostOf(page.state().tab?.url ?? page.state().reading?.identity.url);

async function show(): Promise<void> {
  const { phase, reading, attempt } = page.state();
  if (phase === 'looking') return;
  // The click that opened this popup let us into the page, and is the wish to have it read.
  if (!tried && !reading) void page.read();
  tried = true;
  const site = await siteStateOf(pageHost());
  const { length: waiting } = unsaved.list();
  const props = { reading, attempt, fault, actions, site, knowledge, waiting };
  render(<PagePopup {...props} />, document.getElementById('popup') as HTMLElement);
}

const tell = (sentence: string | null): Promise<void> => {
  fault = sentence;
  return show();
};

const actions: PopupActions = {
  read: () => void page.read(),
  toggle: () => void page.tell('toggle'),
  show: async ({ start }) => {
    if ((await page.tell('showClaim', start)) !== null) window.close();
  },
  exportNotes: async () => {
    const outcome = await takePageLater(store, knowledge, page.state().reading, 'markdown');
    if (outcome?.ok) saveFile(outcome.value);
    await tell(outcome?.ok === false ? outcome.sentence : null);
  },
  openPanel: () =>
    void openSidePanel(page.state().tab?.windowId ?? -1)
      .then(() => window.close())
      .catch((error) => tell(say('popupNoSidePanel', String(error)))),
  openPage,
  setAlways: async (wanted) => {
    // The browser's own question may close the popup; the background hears the answer.
    const done = await setAlways(pageHost() ?? '', wanted);
    await tell(done ? null : say(wanted ? 'popupNotGranted' : 'popupNotTaken'));
  },
  setSiteOff: (off) => void setSiteOff(pageHost() ?? '', off),
};

onSiteChange(() => void show());

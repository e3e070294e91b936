import '../../components/tokens.css';
import knowledge from 'virtual:knowledge';
import { render } from 'preact';
import { PagePopup, type PopupActions } from '../../components/PagePopup.tsx';
import { saveFile } from '../../components/save-file.ts';
import { toBackground, toReader } from '../../lib/messages.ts';
import { openNotes } from '../../lib/open-notes.ts';
import { openPanel } from '../../lib/panel/panel-state.ts';
import { takePageLater } from '../../lib/panel/take-page-later.ts';
import { openSidePanel } from '../../lib/side-panel.ts';
import { hostOf, onSiteChange, setAlways, setSiteOff, siteStateOf } from '../../lib/site.ts';
import { openWaiting } from '../../lib/waiting.ts';
import { say } from '../../lib/words.ts';

const store = openNotes();
const unsaved = openWaiting({ store, knowledge }, () => void show());
/** `?tab=` names another tab than the one under the popup, for a popup that is opened as a page. */
const asked = new URLSearchParams(location.search).get('tab');
const page = openPanel(store, asked === null ? {} : { tabId: Number(asked) }, () => void show());
let tried = asked !== null;
let fault: string | null = null;

const pageHost = () => hostOf(page.state().tab?.url ?? page.state().reading?.identity.url);
const target = () => ({ tabId: page.state().tab?.id ?? -1, frameId: 0 });

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

/** The browser's own question may close the popup; the background hears the answer. */
const always = async (site: string, wanted: boolean) => {
  fault = (await setAlways(site, wanted))
    ? null
    : say(wanted ? 'popupNotGranted' : 'popupNotTaken');
  await show();
};

const actions: PopupActions = {
  read: () => void page.read(),
  toggle: () => void toReader.sendMessage('toggle', undefined, target()),
  show: async ({ start }) => {
    await toReader.sendMessage('showClaim', start, target());
    window.close();
  },
  exportNotes: async () => {
    const outcome = await takePageLater(store, knowledge, page.state().reading, 'markdown');
    if (outcome?.ok) saveFile(outcome.value);
    fault = outcome?.ok === false ? outcome.sentence : null;
    await show();
  },
  openPanel: () => void openSidePanel(page.state().tab?.windowId ?? -1).then(() => window.close()),
  openPage: (path) => void toBackground.sendMessage('openPage', path),
  setAlways: (wanted) => void always(pageHost() ?? '', wanted),
  setSiteOff: (off) => void setSiteOff(pageHost() ?? '', off),
};

onSiteChange(() => void show());

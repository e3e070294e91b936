import '../../components/tokens.css';
import knowledge from 'virtual:knowledge';
import { render } from 'preact';
import { Panel, type PanelActions } from '../../components/panel/Panel.tsx';
import { openKeeper } from '../../lib/backup/keeper.ts';
import { toBackground, toReader } from '../../lib/messages.ts';
import { openNotes } from '../../lib/open-notes.ts';
import { noteWork, type Said } from '../../lib/panel/note-work.ts';
import { pageNotes } from '../../lib/panel/page-notes.ts';
import { openPanel } from '../../lib/panel/panel-state.ts';
import { openPlacing } from '../../lib/panel/placing.ts';
import { takePageLater } from '../../lib/panel/take-page-later.ts';
import { hostOf, setSiteOff } from '../../lib/site.ts';

const root = document.getElementById('panel') as HTMLElement;
const store = openNotes();
openKeeper(store);
const asked = new URLSearchParams(location.search);
/** `?tab=` stays with a tab, `?window=` follows a window: for a panel that is opened as a page. */
const named = (key: string) => (asked.has(key) ? Number(asked.get(key)) : undefined);
const [tabId, windowId] = [named('tab'), named('window')];
let notice: Said | null = null;

const panel = openPanel(
  store,
  { ...(tabId === undefined ? {} : { tabId }), ...(windowId === undefined ? {} : { windowId }) },
  show,
);
const placing = openPlacing(show);
const target = () => ({ tabId: panel.state().tab?.id ?? -1, frameId: 0 });
const tell = (said: Said | null) => {
  notice = said;
  show();
};
const work = noteWork(store, () => panel.state().tab?.id, tell);

const actions: PanelActions = {
  read: () => void panel.read(),
  readAnyway: () => void toReader.sendMessage('readAnyway', undefined, target()),
  turnOn: (site) => {
    const host = hostOf(panel.state().reading?.identity.url);
    if (site && host) void setSiteOff(host, false);
    else void toReader.sendMessage('toggle', undefined, target());
  },
  takeAway: (formatId) => takePageLater(store, knowledge, panel.state().reading, formatId),
  openPath: (path) => void toBackground.sendMessage('openPage', path),
  showClaim: (start) => toReader.sendMessage('showClaim', start, target()).catch(() => false),
  showAllMarks: () => void toReader.sendMessage('showAllMarks', undefined, target()),
  showPassage: (id) => void toReader.sendMessage('showPassage', id, target()),
  remove: work.remove,
  keepOnPage: work.keepOnPage,
  place: (note) => void placing.start(note?.id ?? null, target().tabId),
  placeHere: async (note) => {
    const selectors = await placing.selected();
    await placing.start(null, target().tabId);
    if (selectors) work.placeAgain(note, selectors);
  },
};

function show(): void {
  const state = panel.state();
  const notes = state.reading && state.annotations && pageNotes(state.annotations, state.reading);
  const props = { state, notes, placing: placing.now(), notice, knowledge, actions };
  render(<Panel {...props} onDismissNotice={() => tell(null)} />, root);
}

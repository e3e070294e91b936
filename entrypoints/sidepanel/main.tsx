import '../../components/tokens.css';
import knowledge from 'virtual:knowledge';
import { render } from 'preact';
import { Panel, type PanelActions } from '../../components/panel/Panel.tsx';
import { alone } from '../../lib/alone.ts';
import { openKeeper } from '../../lib/backup/keeper.ts';
import { openNotes } from '../../lib/open-notes.ts';
import { openPage } from '../../lib/open-page.ts';
import type { Said } from '../../lib/outcome.ts';
import { followAsked } from '../../lib/panel/follow-tab.ts';
import { noteWork } from '../../lib/panel/note-work.ts';
import { pageNotes } from '../../lib/panel/page-notes.ts';
import { openPanel } from '../../lib/panel/panel-state.ts';
import { openPlacing } from '../../lib/panel/placing.ts';
import { takePageLater } from '../../lib/panel/take-page-later.ts';
import { hostOf, setSiteOff } from '../../lib/site.ts';

const root = document.getElementById('panel') as HTMLElement;
const store = openNotes();
openKeeper(store);
let notice: Said | null = null;

const panel = openPanel(store, followAsked(location.search), show);
const placing = openPlacing(show);
const tabNow = () => panel.state().tab?.id ?? -1;
const tell = (said: Said | null) => {
  notice = said;
  show();
};
const work = noteWork(store, () => panel.state().tab?.id, tell);

// Pressed twice, it would turn the marks off again.
const toggle = alone(async () => void (await panel.tell('toggle')));

const actions: PanelActions = {
  read: () => void panel.read(),
  readAnyway: () => void panel.tell('readAnyway'),
  turnOn: (site) => {
    const host = hostOf(panel.state().reading?.identity.url);
    if (site && host) void setSiteOff(host, false);
    else void toggle();
  },
  takeAway: (formatId) => takePageLater(store, knowledge, panel.state().reading, formatId),
  openPath: openPage,
  showClaim: async (start) => (await panel.tell('showClaim', start)) ?? false,
  showAllMarks: () => void panel.tell('showAllMarks'),
  showPassage: (id) => void panel.tell('showPassage', id),
  remove: work.remove,
  keepOnPage: work.keepOnPage,
  place: (note) => void placing.start(note?.id ?? null, tabNow()),
  placeHere: async (note) => {
    const selectors = await placing.selected();
    await placing.start(null, tabNow());
    if (selectors) work.placeAgain(note, selectors);
  },
};

function show(): void {
  const state = panel.state();
  const notes = state.reading && state.annotations && pageNotes(state.annotations, state.reading);
  const props = { state, notes, placing: placing.now(), notice, knowledge, actions };
  render(<Panel {...props} onDismissNotice={() => tell(null)} />, root);
}

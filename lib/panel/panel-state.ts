/**
 * What a panel knows of the page beside it, kept up as the reader goes from tab to tab and as the
 * page changes. One question to the page at a time: changes that come meanwhile are asked about together afterwards.
 */
import {
  type PageReading,
  type ReadAttempt,
  type ToReader,
  toBackground,
  toPages,
  toReader,
} from '../messages.ts';
import { asStoreError } from '../notes/faults.ts';
import type { Annotation } from '../notes/model.ts';
import type { Store } from '../notes/store.ts';
import { type FollowedTab, type FollowOptions, followTab } from './follow-tab.ts';

export interface PanelState {
  /** Null before it is known, and in a window without a tab. */
  readonly tab: FollowedTab | null;
  /** `looking` until the page has answered or is known not to. */
  readonly phase: 'looking' | 'here';
  /** Null where no reader runs in the tab. */
  readonly reading: PageReading | null;
  /** What came of the wish to read the tab; null before it was asked. */
  readonly attempt: ReadAttempt | null;
  /** Saved on this page; null while it is not known. */
  readonly annotations: readonly Annotation[] | null;
  /** Why the notes cannot be shown. */
  readonly fault: string | null;
}

export interface Panel {
  state(): PanelState;
  /** Asks the browser to let us read the tab. */
  read(): Promise<void>;
  /**
   * Word to the page's reader, with its answer. Null where nobody hears it (the page was left, or an update
   * of ours cut its reader off): then the page is looked at again.
   */
  tell<Word extends keyof ToReader>(
    word: Word,
    ...data: Parameters<ToReader[Word]>
  ): Promise<ReturnType<ToReader[Word]> | null>;
  /** Looks at page and notes again. */
  refresh(): void;
}

/** How long claims wait for the notes on them, in ms: no line changes under the eye, and no slow disk holds up the list. */
const PATIENCE = 25;

const rest = (): Promise<null> =>
  new Promise((resolve) => setTimeout(() => resolve(null), PATIENCE));

const nothing: Omit<PanelState, 'tab'> = {
  phase: 'looking',
  reading: null,
  attempt: null,
  annotations: null,
  fault: null,
};

export function openPanel(
  store: Pick<Store, 'pageAt' | 'annotationsOfPage' | 'onChange'>,
  options: FollowOptions,
  listener: () => void,
): Panel {
  let state: PanelState = { tab: null, ...nothing };
  let asking = false;
  let again = false;
  let notesStale = true;
  /** Counts the pages: what one that is left answers late is shown of no other. */
  let turn = 0;

  const show = (change: Partial<PanelState>) => {
    state = { ...state, ...change };
    listener();
  };

  /** The notes of the page that is shown; the same list where nothing changed. */
  async function notesOf(reading: PageReading): Promise<Partial<PanelState>> {
    try {
      const page = await store.pageAt(reading.identity);
      return { annotations: page ? await store.annotationsOfPage(page.id) : [], fault: null };
    } catch (error) {
      return { annotations: [], fault: asStoreError(error).fault.sentence };
    }
  }

  async function lookOnce(): Promise<void> {
    const { tab } = state;
    if (!tab) return;
    const mine = turn;
    const target = { tabId: tab.id, frameId: 0 };
    const reading = await toReader.sendMessage('pageReading', undefined, target).catch(() => null);
    const moved = reading?.identity.url !== state.reading?.identity.url;
    const stale = notesStale || moved;
    notesStale = false;
    const notes = reading && stale && !tab.incognito ? notesOf(reading) : Promise.resolve({});
    const early = await Promise.race([notes, rest()]);
    // The reader may have gone to another tab or page meanwhile.
    if (mine !== turn) return;
    show({
      phase: 'here',
      reading,
      ...(reading ? { attempt: null } : {}),
      ...(reading && !moved ? {} : { annotations: null }),
      ...early,
    });
    if (early) return;
    const late = await notes;
    if (mine === turn) show(late);
  }

  async function look(): Promise<void> {
    again = true;
    if (asking) return;
    asking = true;
    try {
      while (again) {
        again = false;
        await lookOnce();
      }
    } finally {
      // Whatever went wrong in one look, the next change is looked at.
      asking = false;
    }
  }

  toPages.onMessage('pageChanged', ({ sender }) => {
    if (sender.tab?.id !== undefined && sender.tab.id === state.tab?.id) void look();
  });
  store.onChange(() => {
    notesStale = true;
    void look();
  });
  void followTab(
    options,
    (tab) => {
      notesStale = true;
      turn += 1;
      show({ tab, ...nothing, ...(tab ? {} : { phase: 'here' }) });
      void look();
    },
    (loaded, url) => {
      if (state.tab) state = { ...state, tab: { ...state.tab, url } };
      // The old page is gone; the new one speaks up by itself if it is read.
      if (loaded) return void look();
      turn += 1;
      show({ ...nothing });
    },
  );

  return {
    state: () => state,
    async read() {
      const { tab } = state;
      if (!tab) return;
      const mine = turn;
      const attempt = await toBackground.sendMessage('readTab', tab.id).catch(() => null);
      if (mine === turn) show({ attempt });
      await look();
    },
    async tell(word, ...[data]) {
      const target = { tabId: state.tab?.id ?? -1, frameId: 0 };
      try {
        return (await toReader.sendMessage(word, data as never, target)) as never;
      } catch {
        void look();
        return null;
      }
    },
    refresh() {
      notesStale = true;
      void look();
    },
  };
}

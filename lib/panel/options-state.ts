/** What the options show, read from where each part is kept, and brought up to date when any of it changes anywhere. */
import { browser } from 'wxt/browser';
import { newest } from '../newest.ts';
import { asStoreError } from '../notes/faults.ts';
import { type Dismissal, titleOf } from '../notes/model.ts';
import type { Store } from '../notes/store.ts';
import { getSettings, onSettingsChange } from '../settings.ts';
import type { Settings } from '../settings-schema.ts';
import { allowedOrigins } from '../site.ts';

/** A sentence that the reader said is no claim, with the page it stood on. */
export interface Dismissed {
  readonly dismissal: Dismissal;
  readonly title: string;
}

export interface OptionsState {
  readonly settings: Settings;
  /** Match patterns that the browser lets us read by ourselves. */
  readonly origins: readonly string[];
  /** Ids of the propositions that are not marked. */
  readonly muted: ReadonlySet<string>;
  /** Last dismissed first. */
  readonly dismissed: readonly Dismissed[];
  /** Why muted propositions and dismissed sentences cannot be shown. */
  readonly fault: string | null;
}

/** A proposition, and whether it is muted. */
export interface MutedOrNot {
  readonly id: string;
  readonly muted: boolean;
}

export interface Options {
  /** Null until it has been read. */
  state(): OptionsState | null;
  /** Reads everything again. */
  look(): Promise<void>;
  /**
   * Shows what is on its way to disk: a box must not jump back under the pointer because something else is
   * drawn first. What is muted is shown so until everything is read again.
   */
  expect(change: { readonly settings: Partial<Settings> } | { readonly muted: MutedOrNot }): void;
}

type Kept = Pick<Store, 'mutedPropositions' | 'snapshot' | 'onChange'>;

async function keptIn(store: Kept): Promise<Pick<OptionsState, 'muted' | 'dismissed' | 'fault'>> {
  try {
    const [muted, { dismissals, pages }] = await Promise.all([
      store.mutedPropositions(),
      store.snapshot(),
    ]);
    const titles = new Map(pages.map((page) => [page.id, titleOf(page)]));
    const dismissed = dismissals
      .filter(({ undone }) => !undone)
      .sort((a, b) => (a.modified < b.modified ? 1 : -1))
      .map((dismissal) => ({ dismissal, title: titles.get(dismissal.pageId) ?? '' }));
    return { muted: new Set(muted), dismissed, fault: null };
  } catch (error) {
    return { muted: new Set(), dismissed: [], fault: asStoreError(error).fault.sentence };
  }
}

export function openOptions(store: Kept, listener: () => void): Options {
  let state: OptionsState | null = null;
  let known: Partial<OptionsState> = {};
  /** Nothing is shown before all of it is known: half a state would show nothing muted, and nothing allowed. */
  const show = (change: Partial<OptionsState>) => {
    known = { ...known, ...change };
    const { settings, origins, muted } = known;
    if (!settings || !origins || !muted) return;
    state = { dismissed: [], fault: null, ...known, settings, origins, muted };
    listener();
  };
  const [settingsBegin, sitesBegin, notesBegin] = [newest(), newest(), newest()];
  /** Propositions that are on their way to be muted, or not to be. */
  const wishes = new Map<string, boolean>();
  const asWished = (kept: ReadonlySet<string>): ReadonlySet<string> => {
    const muted = new Set(kept);
    for (const [id, wished] of wishes) wished ? muted.add(id) : muted.delete(id);
    return muted;
  };
  const lookAtSettings = async () => {
    const isNewest = settingsBegin();
    const settings = await getSettings();
    if (isNewest()) show({ settings });
  };
  const lookAtSites = async () => {
    const isNewest = sitesBegin();
    const origins = await allowedOrigins();
    if (isNewest()) show({ origins });
  };
  const lookAtNotes = async () => {
    const isNewest = notesBegin();
    const kept = await keptIn(store);
    if (!isNewest()) return;
    show({ ...kept, muted: asWished(kept.muted) });
  };

  onSettingsChange((settings) => {
    settingsBegin();
    show({ settings });
  });
  browser.permissions.onAdded.addListener(() => void lookAtSites());
  browser.permissions.onRemoved.addListener(() => void lookAtSites());
  store.onChange(({ kinds }) => {
    if (kinds.includes('muted') || kinds.includes('dismissals')) void lookAtNotes();
  });

  return {
    state: () => state,
    async look() {
      wishes.clear();
      await Promise.all([lookAtSettings(), lookAtSites(), lookAtNotes()]);
    },
    expect(change) {
      if (!state) return;
      if ('settings' in change)
        return show({ settings: { ...state.settings, ...change.settings } });
      wishes.set(change.muted.id, change.muted.muted);
      show({ muted: asWished(state.muted) });
    },
  };
}

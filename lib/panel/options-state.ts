/** What the options show, read from where each part is kept, and brought up to date when any of it changes anywhere. */
import { browser } from 'wxt/browser';
import { asStoreError } from '../notes/faults.ts';
import { type Dismissal, titleOf } from '../notes/model.ts';
import type { Store } from '../notes/store.ts';
import { getSettings, onSettingsChange } from '../settings.ts';
import { defaultSettings, type Settings } from '../settings-schema.ts';
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

export interface Options {
  /** Null until it has been read. */
  state(): OptionsState | null;
  /** Reads everything again. */
  look(): Promise<void>;
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
  const show = (change: Partial<OptionsState>) => {
    const before = state ?? {
      settings: defaultSettings,
      origins: [],
      muted: new Set(),
      dismissed: [],
      fault: null,
    };
    state = { ...before, ...change };
    listener();
  };
  const lookAtSites = async () => show({ origins: await allowedOrigins() });
  const lookAtNotes = async () => show(await keptIn(store));

  onSettingsChange((settings) => show({ settings }));
  browser.permissions.onAdded.addListener(() => void lookAtSites());
  browser.permissions.onRemoved.addListener(() => void lookAtSites());
  store.onChange(({ kinds }) => {
    if (kinds.includes('muted') || kinds.includes('dismissals')) void lookAtNotes();
  });

  return {
    state: () => state,
    async look() {
      const [settings, origins, kept] = await Promise.all([
        getSettings(),
        allowedOrigins(),
        keptIn(store),
      ]);
      show({ settings, origins, ...kept });
    },
  };
}

/** Which tab a panel is about: the active one of its window, as the reader goes from tab to tab. */
import { type Browser, browser } from 'wxt/browser';
import { newest } from '../newest.ts';

export interface FollowedTab {
  readonly id: number;
  readonly windowId: number;
  readonly incognito: boolean;
  /** Where the browser tells: on sites that may be read, and after a click on the toolbar button. */
  readonly url: string | null;
}

export interface FollowOptions {
  /** Stay with this tab, for a panel that is opened as a page. */
  readonly tabId?: number;
  /** Follow this window instead of the panel's own. */
  readonly windowId?: number;
}

/** What a panel that is opened as a page is asked to follow: `?tab=` or `?window=` in its address. */
export function followAsked(search: string): FollowOptions {
  const asked = new URLSearchParams(search);
  const [tab, window] = [asked.get('tab'), asked.get('window')];
  return {
    ...(tab === null ? {} : { tabId: Number(tab) }),
    ...(window === null ? {} : { windowId: Number(window) }),
  };
}

/**
 * Calls `onTab` with the tab at once and whenever another takes its place, and `onLoad` when the page
 * in it begins or ends to load, with the address it has by then. `onTab(null)` where there is none.
 */
export async function followTab(
  options: FollowOptions,
  onTab: (tab: FollowedTab | null) => void,
  onLoad: (done: boolean, url: string | null) => void,
): Promise<void> {
  let current = -1;
  const take = (tab: Browser.tabs.Tab | undefined) => {
    const { id = -1, windowId = -1, incognito = false, url = null } = tab ?? {};
    current = id;
    onTab(id < 0 ? null : { id, windowId, incognito, url });
  };
  browser.tabs.onUpdated.addListener((id, { status }, tab) => {
    if (id === current && status !== undefined) onLoad(status === 'complete', tab?.url ?? null);
  });
  if (options.tabId !== undefined) {
    const pinned = options.tabId;
    browser.tabs.onRemoved.addListener((id) => {
      if (id === pinned) take(undefined);
    });
    take(await browser.tabs.get(pinned).catch(() => undefined));
    return;
  }
  const windowId = options.windowId ?? (await browser.windows.getCurrent()).id;
  const begin = newest();
  const look = async () => {
    const isNewest = begin();
    const [tab] = await browser.tabs.query({
      active: true,
      ...(windowId === undefined ? {} : { windowId }),
    });
    if (isNewest()) take(tab);
  };
  browser.tabs.onActivated.addListener((active) => {
    if (active.windowId === windowId) void look();
  });
  browser.tabs.onReplaced?.addListener(() => void look());
  await look();
}

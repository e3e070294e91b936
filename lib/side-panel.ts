/** Opens the panel beside the page, in each browser's own way. */
import { browser } from 'wxt/browser';

/** Firefox's sidebar, which the types of Chromium's API do not know. */
interface Sidebar {
  open(): Promise<void>;
}

/**
 * Opens the panel in this window. To be called in the gesture itself, before anything is waited for:
 * both browsers refuse otherwise.
 */
export function openSidePanel(windowId: number): Promise<void> {
  const { sidebarAction } = browser as unknown as { readonly sidebarAction?: Sidebar };
  return sidebarAction ? sidebarAction.open() : browser.sidePanel.open({ windowId });
}

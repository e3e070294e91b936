/** What the browser's own window has, as far as a test asks; Firefox publishes no types of it. */
interface BrowserTab extends Element {
  readonly linkedBrowser: Element & { readonly currentURI: { readonly spec: string } };
}

declare const Services: {
  readonly io: { newURI(address: string): object };
  readonly scriptSecurityManager: { getSystemPrincipal(): object };
};
declare const gBrowser: {
  selectedTab: BrowserTab;
  addTab(address: string, by: { triggeringPrincipal: object }): BrowserTab;
  readonly selectedBrowser: HTMLElement & {
    loadURI(address: object, by: { triggeringPrincipal: object }): void;
  };
  readonly tabs: readonly BrowserTab[];
  removeTab(tab: BrowserTab): void;
};
declare const WebExtensionPolicy: {
  getByID(id: string): {
    readonly extension: {
      readonly version: string;
      readonly backgroundState: string;
      readonly backgroundContext?: { readonly pendingRunListenerPromisesCount: number };
      terminateBackground(how: { disableResetIdleForTest: boolean }): Promise<void>;
    };
  };
};
declare const ChromeUtils: {
  importESModule(address: 'resource://gre/modules/AddonManager.sys.mjs'): {
    readonly AddonManager: {
      getAddonByID(id: string): Promise<{ enable(): Promise<void>; disable(): Promise<void> }>;
    };
  };
  requestProcInfo(): Promise<{ children: readonly { pid: number; type: string }[] }>;
};
declare const SidebarController: {
  readonly isOpen: boolean;
  readonly currentID: string;
  readonly browser: HTMLIFrameElement;
  hide(): void;
  show(id: string): Promise<void>;
};
interface XULMenu extends HTMLElement {
  readonly state: string;
  activateItem(item: HTMLElement): void;
}
interface TextInputProcessor {
  beginInputTransactionForTests(window: Window): boolean;
  keydown(event: KeyboardEvent): void;
  keyup(event: KeyboardEvent): void;
}
declare const Cc: Record<string, { createInstance(of: unknown): TextInputProcessor }>;
declare const Ci: { readonly nsITextInputProcessor: unknown };

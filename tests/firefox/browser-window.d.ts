/** What the browser's own window has, as far as a test asks; Firefox publishes no types of it. */
interface BrowserTab {
  readonly linkedBrowser: Element;
}

declare const Services: {
  readonly scriptSecurityManager: { getSystemPrincipal(): object };
};
declare const gBrowser: {
  selectedTab: BrowserTab;
  addTab(address: string, by: { triggeringPrincipal: object }): BrowserTab;
};
declare const WebExtensionPolicy: {
  getByID(id: string): {
    readonly extension: {
      readonly version: string;
      readonly backgroundState: string;
      terminateBackground(how: { disableResetIdleForTest: boolean }): Promise<void>;
    };
  };
};
declare const ChromeUtils: {
  requestProcInfo(): Promise<{ children: readonly { pid: number; type: string }[] }>;
};

/** The browser's own keyboard, whose keys reach its shortcuts and its sidebar. */

/** `KeyboardEvent.code` and the legacy number of each (UI Events, section 6.3). */
const numbers = {
  Tab: 9,
  Enter: 13,
  ShiftLeft: 16,
  AltLeft: 18,
  KeyC: 67,
  KeyJ: 74,
  KeyK: 75,
  KeyR: 82,
  KeyU: 85,
};

export type KeyName = keyof typeof numbers;

export interface Key {
  readonly key: string;
  readonly code: string;
  readonly keyCode: number;
}

export const keyOf = (code: KeyName): Key => ({
  key: code.replace(/^Key|Left$/, ''),
  code,
  keyCode: numbers[code],
});

/** Runs in the browser's window. */
export function pressKeys({
  into,
  keys,
}: {
  into: 'page' | 'sidebar';
  keys: readonly Key[];
}): void {
  const outer = into === 'page' ? gBrowser.selectedBrowser : SidebarController.browser;
  const inner = SidebarController.browser.contentDocument?.getElementById('webext-panels-browser');
  // Focused anew, the sidebar's page would begin at its first stop again.
  if (document.activeElement !== outer) (into === 'page' ? outer : inner)?.focus();
  const keyboard = Cc['@mozilla.org/text-input-processor;1']?.createInstance(
    Ci.nsITextInputProcessor,
  );
  keyboard?.beginInputTransactionForTests(window);
  const events = keys.map((key) => new KeyboardEvent('', key));
  for (const event of events) keyboard?.keydown(event);
  for (const event of events.reverse()) keyboard?.keyup(event);
}

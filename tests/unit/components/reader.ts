/** A reader before what is drawn in a test: they see it, press and type. Messages are said by their keys. */
import { setTimeout } from 'node:timers/promises';
import { type ComponentChild, render } from 'preact';
import { act } from 'preact/test-utils';
import { vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';

/** As Chromium and newer Firefoxes have it; the fake knows of none. */
const getKeys = async () => Object.keys(await fakeBrowser.storage.local.get(null));

/** A browser that has kept nothing yet, with nothing drawn in it, and all that jsdom has not. */
export function begin(): void {
  render(null, document.body);
  document.body.replaceChildren();
  fakeBrowser.reset();
  Object.assign(fakeBrowser.storage.local, { getKeys });
  Object.assign(fakeBrowser.runtime, { id: 'counterpoint' });
  Element.prototype.scrollIntoView = vi.fn();
  HTMLDialogElement.prototype.showModal = vi.fn();
  HTMLDialogElement.prototype.close = vi.fn();
  vi.stubGlobal('matchMedia', () => Object.assign(new EventTarget(), { matches: false }));
}

/** Does something, and lets all come about that waits for nothing but its turn; also under fake timers. */
export const settle = (does: () => void = () => {}): Promise<void> =>
  act(async () => {
    does();
    await setTimeout();
  });

/** Under fake timers: lets `ms` go by, and all that comes about in them. */
export const pass = (ms: number): Promise<void> =>
  act(async () => {
    await vi.advanceTimersByTimeAsync(ms);
  });

export const show = (view: ComponentChild): Promise<void> =>
  settle(() => render(view, document.body));

export function found<E extends Element>(selector: string, within: ParentNode = document): E {
  const [element] = within.querySelectorAll<E>(selector);
  if (element === undefined) throw new Error(`nothing is there for ${selector}`);
  return element;
}
export const buttons = (name: string, within: ParentNode = document): HTMLButtonElement[] =>
  [...within.querySelectorAll('button')].filter(({ textContent }) => textContent.includes(name));

/** Presses the button of this name, the first where several have it. */
export function press(name: string, within: ParentNode = document): Promise<void> {
  const [button] = buttons(name, within);
  if (button === undefined) throw new Error(`there is no button “${name}”`);
  return settle(() => button.click());
}

export const type = (
  words: string,
  field: HTMLTextAreaElement | HTMLInputElement = found('textarea'),
): Promise<void> =>
  settle(() => {
    field.value = words;
    field.dispatchEvent(new Event('input', { bubbles: true }));
  });

/** What is said, as a screen reader hears it. */
export const said = (within: ParentNode = document): string =>
  found('[role=status]', within).textContent;

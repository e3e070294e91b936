/** The extension's controls by the names that people hear and see, in a card's frame or a tab of its own. */
import type { Frame, Page } from 'puppeteer-core';
import { until } from './firefox.ts';

type Where = Page | Frame;

/** Presses the button of this name. */
export function press(where: Where, name: string): Promise<void> {
  return where.locator(`::-p-aria([role="button"][name="${name}"])`).click();
}

/** Types a field anew, key by key, and waits until it holds the words. */
export async function fill(where: Where, field: 'note' | 'tags', words: string): Promise<void> {
  await where.locator(`[name="${field}"]`).fill(words);
  await until(`“${words}” to be typed`, async () => (await fields(where))[field] === words);
}

/** What stands in the card's or the edited note's fields. */
export function fields(where: Where): Promise<{ note: string; tags: string }> {
  return where.evaluate(() => ({
    note: document.querySelector<HTMLTextAreaElement>('[name="note"]')?.value ?? '',
    tags: document.querySelector<HTMLInputElement>('[name="tags"]')?.value ?? '',
  }));
}

/** Waits until what is typed is on disk, by the form's own word. */
export async function saved(where: Where): Promise<void> {
  await until('the form to say “Saved”', () =>
    where.evaluate(() => document.querySelector('.save-state')?.textContent === 'Saved'),
  );
}

/** The texts of all elements that match, as they are read. */
export function texts(where: Where, selector: string): Promise<string[]> {
  return where.evaluate(
    (wanted) =>
      [...document.querySelectorAll<HTMLElement>(wanted)].map((element) => element.innerText),
    selector,
  );
}

/** Waits until the page shows this text. */
export async function shows(where: Where, text: string): Promise<void> {
  await until(`“${text}” to be shown`, () =>
    where.evaluate((wanted) => document.body.innerText.includes(wanted), text),
  );
}

/** Brings a backup into the notebook that is open, as a file chosen there. */
export async function bringIn(notebook: Page, backup: string): Promise<void> {
  await press(notebook, 'Import …');
  await notebook.waitForSelector('input[type=file]');
  await notebook.evaluate((text) => {
    const input = document.querySelector<HTMLInputElement>('input[type=file]');
    const files = new DataTransfer();
    files.items.add(new File([text], 'backup.json', { type: 'application/json' }));
    if (!input) return;
    input.files = files.files;
    input.dispatchEvent(new Event('change', { bubbles: true }));
  }, backup);
  await press(notebook, 'Bring it in');
  await press(notebook, 'Done');
}

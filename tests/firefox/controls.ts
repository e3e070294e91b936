/** The extension's controls by the names that people hear and see, in a card's frame or a tab of its own. */
import type { Frame, Page } from 'puppeteer-core';
import { until } from './firefox.ts';

type Where = Page | Frame;

/** Presses the button of this name. */
export function press(where: Where, name: string): Promise<void> {
  return where.locator(`::-p-aria([role="button"][name="${name}"])`).click();
}

/**
 * Types a field anew, key by key, and waits until it holds the words. As people do it, over what is
 * selected: emptied without a key, a field is filled again with what it held when its form is drawn
 * anew. Words that come back from elsewhere meanwhile are typed over.
 */
export async function fill(where: Where, field: 'note' | 'tags', words: string): Promise<void> {
  const at = await where.locator(`[name="${field}"]`).waitHandle();
  await until(`“${words}” to be typed`, async () => {
    const holds = async () => (await fields(where))[field] === words;
    if (await holds()) return true;
    await at.evaluate((element) => {
      const input = element as HTMLInputElement;
      input.focus();
      input.select();
    });
    if (words === '') await at.press('Delete');
    else await at.type(words);
    return holds();
  });
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

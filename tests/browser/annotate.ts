/** A note written in the card of a claim, as readers do it. */
import type { Frame, Page } from '@playwright/test';
import { cardFrame, clickMark, expect } from './extension.ts';

/** Opens the card of a claim, and writes and saves this note in it. */
export async function annotate(page: Page, text: string, note: string): Promise<Frame> {
  await clickMark(page, text);
  const card = await cardFrame(page);
  const field = card.getByLabel('Note', { exact: true });
  // Clicked rather than focused from outside: a frame that has the page's focus gets every key.
  await field.click();
  await field.pressSequentially(note);
  await expect(field).toHaveValue(note);
  await card.getByRole('button', { name: 'Save' }).click();
  await expect(card.getByText('Saved', { exact: true })).toBeVisible();
  return card;
}

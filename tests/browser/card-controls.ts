/** What a reader does with an open card, by the names on it. */
import type { Frame, Page } from '@playwright/test';
import { expect } from './extension.ts';

/** Presses one of the buttons that stand behind “More”. A card that still grows may move away from under the pointer. */
export async function pressMore(card: Frame, name: string): Promise<void> {
  const more = card.getByRole('button', { name: 'More', exact: true });
  const wanted = card.getByRole('button', { name, exact: true });
  await expect(async () => {
    if ((await more.getAttribute('aria-expanded')) !== 'true') await more.click();
    await expect(wanted).toBeVisible({ timeout: 2000 });
  }).toPass();
  await wanted.click();
}

/**
 * Leaves the card by Escape. The press is not waited for: the frame that gets the key goes with it,
 * and Chromium then sometimes never acknowledges the key.
 */
export async function leaveCard(page: Page): Promise<void> {
  page.keyboard.press('Escape').catch(() => undefined);
  await expect.poll(() => page.frames().length).toBe(1);
}

/** What a reader does with an open card, by the names on it. */
import type { Frame, Page } from '@playwright/test';
import { type Extension, expect } from './extension.ts';

/**
 * Presses one of the buttons that stand behind “More”, and waits until the card has said what came of it.
 * A card that still grows may move away from under the pointer: the button itself tells whether it was hit.
 */
export async function pressMore(card: Frame, name: string): Promise<void> {
  const more = card.getByRole('button', { name: 'More', exact: true });
  const wanted = card.getByRole('button', { name, exact: true });
  const hit = await card
    .getByRole('button', { name, exact: true, includeHidden: true })
    .evaluateHandle((button) => {
      const heard = { click: false };
      button.addEventListener('click', () => Object.assign(heard, { click: true }), { once: true });
      return heard;
    });
  const wasHit = () => hit.evaluate(({ click }) => click);
  await expect(async () => {
    if (await wasHit()) return;
    if ((await more.getAttribute('aria-expanded')) !== 'true') await more.click({ timeout: 2000 });
    await wanted.click({ timeout: 2000 });
    expect(await wasHit(), `“${name}” was pressed`).toBe(true);
  }).toPass();
  // It folds up when that is done.
  await expect(more).toHaveAttribute('aria-expanded', 'false');
  await expect(card.locator('.card-foot > [role=status]')).not.toBeEmpty();
}

/** The card that a page bars from its frames, in the window that it has for itself. */
export async function cardWindow({ context }: Extension): Promise<Page> {
  let window: Page | undefined;
  await expect
    .poll(() => {
      window = context.pages().find((page) => page.url().includes('/card-window.html?'));
      return window !== undefined;
    })
    .toBe(true);
  if (!window) throw new Error('no window');
  await expect(window.getByRole('dialog')).toBeVisible();
  return window;
}

/**
 * Leaves the card by Escape. The press is not waited for: the frame that gets the key goes with it,
 * and Chromium then sometimes never acknowledges the key.
 */
export async function leaveCard(page: Page): Promise<void> {
  page.keyboard.press('Escape').catch(() => undefined);
  await expect.poll(() => page.frames().length).toBe(1);
}

/** What a reader does with an open card, by the names on it. */
import type { Frame } from '@playwright/test';

/** Presses one of the buttons that stand behind “More”. */
export async function pressMore(card: Frame, name: string): Promise<void> {
  await card.getByRole('button', { name: 'More', exact: true }).click();
  await card.getByRole('button', { name, exact: true }).click();
}

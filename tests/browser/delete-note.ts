import type { Frame } from '@playwright/test';
import { expect } from './extension.ts';

/**
 * Deletes the note of a card. A card that still grows may move away from under the pointer; and once it is
 * deleted there is no button to press again.
 */
export async function deleteNote(card: Frame): Promise<void> {
  const deleted = card.getByText('Deleted.');
  await expect(async () => {
    if (!(await deleted.isVisible()))
      await card.getByRole('button', { name: 'Delete' }).click({ timeout: 2000 });
    await expect(deleted).toBeVisible({ timeout: 2000 });
  }).toPass();
}

/** The disk is full, damaged or emptied under the notes; each with the sentence that the reader sees. */
import { workerOf } from '../../scripts/extension-driver.ts';
import { damageNote, keysOfMeta } from '../pages/mishaps.ts';
import { expect } from './extension.ts';
import { bystander, fillDisk, noteField, openCard, saved, test } from './notes-in-cards.ts';

test('the disk space is used up: told, what is typed waits, and is saved once there is room', async ({
  fresh,
  article,
}) => {
  const { card } = await openCard(fresh, article);
  const makeRoom = await fillDisk(fresh);
  await noteField(card).fill('no room for this yet');
  await expect(card.getByText('is full, so this was not saved')).toBeVisible();
  await expect(noteField(card)).toHaveValue('no room for this yet');
  await makeRoom();
  // It also tries by itself, and then the button saves.
  await card.getByRole('button', { name: /^(Try again|Save)$/ }).click();
  await saved(card);
});

test('a damaged record hides no other: mended by the second copy, or set aside, and the reader is told', async ({
  fresh,
  article,
}) => {
  for (const [claim, words] of ['damaged and mended', 'damaged in both', 'whole'].entries()) {
    const { page, card } = await openCard(fresh, article, claim);
    await noteField(card).fill(words);
    await saved(card);
    await page.close();
  }
  const aside = await bystander(fresh);
  await aside.evaluate(damageNote, ['damaged and mended', false] as const);
  await aside.evaluate(damageNote, ['damaged in both', true] as const);
  const notebook = await fresh.open('notebook.html');
  await expect(notebook.getByText('1 record was damaged on the disk.')).toBeVisible();
  await expect(notebook.getByText('1 damaged record could not be read')).toBeVisible();
  await expect(notebook.getByText('damaged and mended')).toBeVisible();
  await expect(notebook.getByText('whole', { exact: true })).toBeVisible();
  await expect(notebook.getByText('damaged in both')).toHaveCount(0);
});

test('the browser has deleted its database: the notes come back, and the reader is told until they have heard', async ({
  fresh,
  article,
}) => {
  const { card } = await openCard(fresh, article);
  await noteField(card).fill('lost and found');
  await saved(card);
  const aside = await bystander(fresh);
  await aside.evaluate(
    () =>
      new Promise((resolve) => {
        indexedDB.deleteDatabase('counterpoint').onsuccess = resolve;
      }),
  );
  const notebook = await fresh.open('notebook.html');
  await expect(notebook.getByText('lost and found')).toBeVisible();
  await expect(notebook.getByText('1 note was brought back from the second copy')).toBeVisible();
  await expect.poll(() => aside.evaluate(keysOfMeta)).toContain('restored');
  await notebook.getByRole('button', { name: 'All right' }).click();
  await expect(notebook.getByText('1 note was brought back')).toHaveCount(0);
  await expect.poll(() => aside.evaluate(keysOfMeta)).not.toContain('restored');
  await notebook.reload();
  await expect(notebook.getByText('lost and found')).toBeVisible();
  await expect(notebook.getByText('1 note was brought back')).toHaveCount(0);
});

test('the second copy cannot be written: saved all the same, and the reader is told', async ({
  fresh,
  article,
}) => {
  const notebook = await fresh.open('notebook.html');
  await expect(notebook.getByText('Nothing here yet')).toBeVisible();
  const aside = await bystander(fresh);
  const { card } = await openCard(fresh, article);
  const worker = await workerOf(fresh.context);
  await worker.evaluate(() => {
    const { chrome } = globalThis as unknown as {
      chrome: { storage: { local: { set(items: object): Promise<void> } } };
    };
    const { local } = chrome.storage;
    const set = local.set.bind(local);
    local.set = (items) =>
      Object.keys(items).some((key) => key.startsWith('notes:'))
        ? Promise.reject(new Error('no room'))
        : set(items);
  });
  await noteField(card).fill('once on the disk');
  await saved(card);
  await expect(notebook.getByText('once on the disk')).toBeVisible();
  const told = notebook.getByText('Your notes are saved, but since');
  await expect(told).toBeVisible();
  expect(await aside.evaluate(keysOfMeta)).toContain('unmirrored');
  // The next page that opens the notes brings the copy in step.
  await notebook.reload();
  await expect.poll(() => aside.evaluate(keysOfMeta)).not.toContain('unmirrored');
  await expect(notebook.getByText('once on the disk')).toBeVisible();
  await expect(told).toHaveCount(0);
});

/** Two windows, two Counterpoints or two forms of the data meet on one note; each with the sentence that the reader sees. */
import type { Page } from '@playwright/test';
import { holdNotes } from '../pages/mishaps.ts';
import { type Extension, expect } from './extension.ts';
import { bystander, noteField, openCard, saved, test } from './notes-in-cards.ts';

test('two windows change one note: both texts stand, both are told, and the reader joins them', async ({
  fresh,
  article,
}) => {
  const { page: first, card: left } = await openCard(fresh, article);
  await noteField(left).fill('as it was');
  await saved(left);
  const { card: right } = await openCard(fresh, `${article}#two`);
  await expect(noteField(right)).toHaveValue('as it was');
  await first.bringToFront();
  await noteField(left).fill('from the left window');
  await saved(left);
  await noteField(right).fill('from the right window');
  await expect(right.getByText('This note was also changed somewhere else.')).toBeVisible();
  // Typing goes on, upon one's own text.
  await noteField(right).fill('from the right window, and on');
  await expect(right.getByText('This note was also changed somewhere else.')).toBeVisible();
  // Whoever opens the note from now on is told too.
  const { card: third } = await openCard(fresh, `${article}#three`);
  await expect(third.getByText('This note was also changed somewhere else.')).toBeVisible();
  const notebook = await fresh.open('notebook.html');
  const conflict = notebook.locator('.conflict');
  await expect(conflict.getByText('from the left window')).toBeVisible();
  await expect(conflict.getByText('from the right window, and on')).toBeVisible();
  await expect(conflict.getByRole('listitem')).toHaveCount(2);
  await conflict.getByRole('button', { name: 'Keep all texts, one after the other' }).click();
  await expect(conflict).toHaveCount(0);
  await expect(notebook.getByText('from the left window')).toBeVisible();
  await expect(notebook.getByText('from the right window, and on')).toBeVisible();
});

test('a newer Counterpoint changes the form of the notes while old pages are open: they give way and say so', async ({
  fresh,
  article,
}) => {
  const { card } = await openCard(fresh, article);
  await noteField(card).fill('kept in the old form');
  await saved(card);
  const notebook = await fresh.open('notebook.html');
  await expect(notebook.getByText('kept in the old form')).toBeVisible();
  const newer = await bystander(fresh);
  await newer.evaluate(
    () =>
      new Promise((resolve, reject) => {
        const request = indexedDB.open('counterpoint', 2);
        request.onsuccess = () => resolve(undefined);
        request.onerror = () => reject(request.error);
      }),
  );
  await noteField(card).fill('typed into the old page');
  await expect(card.getByText('Counterpoint was updated while this page was open.')).toBeVisible();
  await expect(noteField(card)).toHaveValue('typed into the old page');
  await notebook.reload();
  const trouble = notebook.getByRole('alert');
  await expect(trouble).toContainText('Counterpoint was updated while this page was open.');
  // Notes that cannot be opened keep nobody from reading.
  const { reading } = await fresh.read(`${article}?later`);
  expect(reading.state.kind).toBe('read');
  expect(reading.claims).not.toEqual([]);
});

/** A notebook that believes its database is of the version before, so that it brings it up to date as a newer build would. */
async function notebookOfNextVersion(fresh: Extension, oldVersion?: number): Promise<Page> {
  const page = await fresh.context.newPage();
  await page.addInitScript((from: number | null) => {
    const open = IDBFactory.prototype.open;
    IDBFactory.prototype.open = function (name: string, version?: number) {
      return name === 'counterpoint' && version !== undefined
        ? open.call(this, name, version + 1)
        : open.call(this, name, version as number);
    };
    if (from !== null)
      Object.defineProperty(IDBVersionChangeEvent.prototype, 'oldVersion', { get: () => from });
  }, oldVersion ?? null);
  await page.goto(`chrome-extension://${fresh.id}/notebook.html`);
  return page;
}

test('an old window keeps the notes from being brought up to date: told, and it goes on once that is closed', async ({
  fresh,
  article,
}) => {
  const { card } = await openCard(fresh, article);
  await noteField(card).fill('waits for the other window');
  await saved(card);
  const old = await bystander(fresh);
  // A window that does not give way when asked.
  await old.evaluate(holdNotes);
  const notebook = await notebookOfNextVersion(fresh);
  const trouble = notebook.getByRole('alert');
  await expect(trouble).toContainText('another Counterpoint window still holds the old ones');
  await old.close();
  const again = notebook.getByRole('button', { name: 'Try again' });
  // A moment passes until the browser has let go what that window held.
  await expect(async () => {
    if (await again.isVisible()) await again.click({ timeout: 2000 });
    await expect(notebook.getByText('waits for the other window')).toBeVisible({ timeout: 5000 });
  }).toPass();
});

test('a migration fails: the old data stays, is served as nothing new, can be taken out, and is there again', async ({
  fresh,
  article,
}) => {
  const { card } = await openCard(fresh, article);
  await noteField(card).fill('older than the migration');
  await saved(card);
  // The first step meets what it made long ago, and fails.
  const notebook = await notebookOfNextVersion(fresh, 0);
  const trouble = notebook.getByRole('alert');
  await expect(trouble).toContainText('They are all still there, unchanged, in the older form');
  await expect(notebook.getByText('older than the migration')).toHaveCount(0);
  const [download] = await Promise.all([
    notebook.waitForEvent('download'),
    notebook.getByRole('button', { name: 'Save the unchanged notes as a file' }).click(),
  ]);
  const chunks: Buffer[] = [];
  for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer);
  expect(Buffer.concat(chunks).toString()).toContain('older than the migration');
  const ours = await fresh.open('notebook.html');
  await expect(ours.getByText('older than the migration')).toBeVisible();
});

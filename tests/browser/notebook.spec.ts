/** The notebook: what was saved on pages, by page and by proposition, edited, deleted with undo, taken out. */
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { readArticle } from '../pages/article.ts';
import { dressedPage } from '../pages/shells.ts';
import { cardFrame, clickMark, type Extension, expect, test } from './extension.ts';

const article = readArticle('w2-07-triad-review-trial');

async function annotate(extension: Extension, address: string, index: number, note: string) {
  const { page, reading } = await extension.read(address);
  const claim = reading.claims[index];
  if (!claim) throw new Error('no claim');
  await clickMark(page, claim.text);
  const card = await cardFrame(page);
  await card.getByLabel('Note', { exact: true }).fill(note);
  await card.getByRole('button', { name: 'Save' }).click();
  await expect(card.getByText('Saved', { exact: true })).toBeVisible();
  await page.close();
  return { claim };
}

const noteOf = (notebook: Page, words: string) =>
  notebook.getByRole('article').filter({ hasText: words });

test('a note is listed by page and by proposition, edited, deleted, and brought back', async ({
  extension,
  server,
}) => {
  server.set('/trial', dressedPage(article, 'magazine'));
  const address = `${server.origin}/trial`;
  const { claim } = await annotate(extension, address, 0, 'first thoughts');
  const notebook = await extension.open('notebook.html');
  await expect(notebook.getByRole('heading', { name: article.title.text })).toBeVisible();
  await expect(noteOf(notebook, 'first thoughts')).toContainText(claim.text);

  await noteOf(notebook, 'first thoughts').getByRole('button', { name: 'Edit' }).click();
  await notebook.getByLabel('Note', { exact: true }).fill('second thoughts');
  await expect(notebook.getByText('Saved', { exact: true })).toBeVisible();
  await notebook.getByRole('button', { name: 'Done' }).click();
  await expect(noteOf(notebook, 'second thoughts')).toHaveCount(1);

  await noteOf(notebook, 'second thoughts').getByRole('button', { name: 'Delete' }).click();
  await expect(noteOf(notebook, 'second thoughts')).toHaveCount(0);
  await notebook.getByRole('button', { name: 'Undo' }).click();
  await expect(noteOf(notebook, 'second thoughts')).toHaveCount(1);

  await notebook.goto(`chrome-extension://${extension.id}/notebook.html#view=propositions`);
  await notebook.reload();
  await expect(noteOf(notebook, 'second thoughts')).toHaveCount(1);

  const { page } = await extension.read(address);
  await clickMark(page, claim.text);
  await expect((await cardFrame(page)).getByLabel('Note', { exact: true })).toHaveValue(
    'second thoughts',
  );
});

test('the export holds every note that is listed', async ({ extension, server }) => {
  server.set('/trial', dressedPage(article, 'practice'));
  const { claim } = await annotate(extension, `${server.origin}/trial`, 1, 'for the export');
  const notebook = await extension.open('notebook.html');
  await expect(noteOf(notebook, 'for the export')).toHaveCount(1);
  await notebook.getByRole('button', { name: 'Export …' }).click();
  await notebook.getByRole('radio', { name: 'Markdown reading notes (Obsidian)' }).check();
  const [download] = await Promise.all([
    notebook.waitForEvent('download'),
    notebook.getByRole('button', { name: 'Save as a file' }).click(),
  ]);
  const markdown = readFileSync(await download.path(), 'utf8').replaceAll('\\', '');
  expect(markdown).toContain('for the export');
  expect(markdown.replace(/\n> /g, ' ')).toContain(claim.text);
});

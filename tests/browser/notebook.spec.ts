/** The notebook: what was saved on pages, by page and by proposition, edited, deleted with undo, taken out. */
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { loadKnowledge } from '../../scripts/load-knowledge.ts';
import { readArticle } from '../pages/article.ts';
import { keptOf } from '../pages/kept.ts';
import { dressedPage } from '../pages/shells.ts';
import {
  cardFrame,
  clickMark,
  type Extension,
  expect,
  finishedReading,
  launch,
  test,
} from './extension.ts';
import { longArticle } from './gallery/articles.ts';
import { bringIn } from './gallery/profiles.ts';

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

  await notebook.goto(`chrome-extension://${extension.id}/notebook.html#view=proposition`);
  await notebook.reload();
  const [proposition] = claim.propositions;
  const { label = '' } =
    loadKnowledge().propositions.find(({ id }) => id === proposition?.id) ?? {};
  expect(label).not.toBe('');
  await expect(notebook.getByRole('heading', { name: label, exact: true })).toBeVisible();
  await expect(noteOf(notebook, 'second thoughts')).toHaveCount(1);

  const { page } = await extension.read(address);
  await clickMark(page, claim.text);
  await expect((await cardFrame(page)).getByLabel('Note', { exact: true })).toHaveValue(
    'second thoughts',
  );
});

/** Everything in every database of ours and in `storage.local`, as text. */
const everythingKept = (page: Page) =>
  page.evaluate(async () => {
    const kept: unknown[] = [];
    for (const { name = '' } of await indexedDB.databases()) {
      const db = await new Promise<IDBDatabase>((resolve) => {
        const request = indexedDB.open(name);
        request.onsuccess = () => resolve(request.result);
      });
      for (const store of db.objectStoreNames) {
        const all = db.transaction(store).objectStore(store).getAll();
        kept.push(
          await new Promise((resolve) => {
            all.onsuccess = () => resolve(all.result);
          }),
        );
      }
      db.close();
    }
    const { chrome } = globalThis as unknown as {
      chrome: { storage: { local: { get(keys: null): Promise<unknown> } } };
    };
    return JSON.stringify([kept, await chrome.storage.local.get(null)]);
  });

test('deleted notes are erased for good once the reader has been asked: no store holds their words, nor the page of which nothing else is kept', async () => {
  const extension = await launch();
  const notes = ['to be erased', 'to be kept'].map((note, on) => ({ on, note }));
  const [one, two] = [article, readArticle('w2-01-departments-of-one')].map((each, i) => ({
    article: each,
    shell: 'weekly' as const,
    day: '2026-10-03',
    notes: notes.slice(i, i + 1),
  }));
  if (!one || !two) throw new Error('no readings');
  await bringIn(extension, keptOf([one, two], loadKnowledge()));
  const notebook = await extension.open('notebook.html');
  await noteOf(notebook, 'to be erased').getByRole('button', { name: 'Delete' }).click();
  await notebook.getByRole('link', { name: 'Deleted' }).click();
  await notebook.getByRole('button', { name: 'Erase these for good …' }).click();
  const dialog = notebook.getByRole('dialog', { name: 'Erase 1 note for good?' });
  await expect(dialog).toContainText('your backup folder');
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  expect(await everythingKept(notebook)).toContain('to be erased');
  await notebook.getByRole('button', { name: 'Erase these for good …' }).click();
  await dialog.getByRole('button', { name: 'Erase for good' }).click();
  await expect(notebook.getByText('1 note erased for good.')).toBeVisible();
  await expect(notebook.getByText('Nothing is deleted.')).toBeVisible();
  await expect(notebook.getByRole('main')).toBeFocused();
  await expect(notebook.getByRole('button', { name: 'Undo' })).toHaveCount(0);
  const kept = await everythingKept(notebook);
  expect(kept).toContain('to be kept');
  expect(kept).toContain(two.article.title.text);
  expect(kept).not.toContain('to be erased');
  expect(kept).not.toContain(one.article.title.text);
  await extension.context.close();
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

test('a template is typed in one go where notes leave, and the preview and file follow it', async ({
  extension,
  server,
}) => {
  server.set('/trial', dressedPage(article, 'practice'));
  await annotate(extension, `${server.origin}/trial`, 2, 'for the template');
  const notebook = await extension.open('notebook.html');
  await expect(noteOf(notebook, 'for the template')).toHaveCount(1);
  await notebook.getByRole('button', { name: 'Export …' }).click();
  await notebook.getByRole('radio', { name: 'Markdown reading notes (Obsidian)' }).check();
  await notebook.getByText('Edit the template').click();
  const editor = notebook.getByRole('textbox', { name: 'Template' });
  const before = await editor.inputValue();
  // Each key as a reader presses it: the first that can be used is kept while the others still come.
  await editor.press('ControlOrMeta+Home');
  await notebook.keyboard.type('My own beginning. ');
  await expect(editor).toHaveValue(`My own beginning. ${before}`);
  await expect(editor).toBeFocused();
  const back = notebook.getByRole('button', { name: /Back to/ });
  await back.click();
  await expect(editor).toHaveValue(before);
  await expect(editor).toBeFocused();
  await expect(back).toHaveCount(0);
  await notebook.getByText('Preview of one page').click();
  const preview = notebook.getByRole('region', { name: 'Preview of one page' });
  await expect(preview).toContainText('# ');
  await editor.press('ControlOrMeta+Home');
  await notebook.keyboard.type('Kept: ');
  await expect(preview).toContainText('Kept: ');
  await back.click();
  await expect(preview).not.toContainText('Kept: ');
});

test('a file that was refused can be chosen again once it was mended', async ({ extension }) => {
  const notebook = await extension.open('notebook.html');
  await notebook.getByRole('button', { name: 'Import …' }).click();
  const input = notebook.locator('input[type=file]');
  await input.setInputFiles({
    name: 'n.json',
    mimeType: 'application/json',
    buffer: Buffer.from('{'),
  });
  await expect(notebook.getByRole('dialog').locator('.fault')).not.toBeEmpty();
  await expect(input).toHaveValue('');
});

test('an empty notebook leads to the sample page, and what is noted there leads back to it', async () => {
  const extension = await launch();
  const notebook = await extension.open('notebook.html');
  // Not the next page to come: on install the welcome opens, too.
  const samples = () =>
    extension.context.pages().filter((page) => page.url().includes('/sample.html'));
  await notebook.getByRole('button', { name: 'Try it on a sample page' }).click();
  await expect.poll(() => samples().length).toBe(1);
  const [sample] = samples();
  if (!sample) throw new Error('no sample page');
  const { claims } = await finishedReading(extension.context, sample);
  await sample.bringToFront();
  await clickMark(sample, claims[1]?.text ?? '');
  const card = await cardFrame(sample);
  await card.getByLabel('Note', { exact: true }).fill('the first of all');
  await expect(card.getByText('Saved', { exact: true })).toBeVisible();
  await notebook.bringToFront();
  const note = noteOf(notebook, 'the first of all');
  await note.getByRole('link', { name: 'Open at its place' }).click();
  await expect.poll(() => samples().length).toBe(2);
  await extension.context.close();
});

test('sixty notes are printed, tagged, deleted and brought back together, though not all of them are drawn', async () => {
  const extension = await launch();
  const notes = Array.from({ length: 60 }, (_, on) => ({ on, note: `thought ${on}` }));
  const reading = { article: longArticle(80), shell: 'weekly', day: '2026-10-03', notes } as const;
  await bringIn(extension, keptOf([reading], loadKnowledge()));
  const notebook = await extension.open('notebook.html');
  const drawn = notebook.getByRole('article');
  await expect(drawn.first()).toBeVisible();
  // Before anything scrolls: the rest is drawn as its end comes near.
  const first = await drawn.count();
  expect(first).toBeLessThan(60);
  await notebook.emulateMedia({ media: 'print' });
  await expect(notebook.getByRole('searchbox')).toBeHidden();
  await notebook.emulateMedia({ media: 'screen' });
  await notebook.evaluate(() => {
    window.print = () => {
      document.title = `${document.querySelectorAll('article').length} on paper`;
    };
  });
  await notebook.getByRole('button', { name: 'Print' }).click();
  await expect(notebook).toHaveTitle('60 on paper');
  await notebook.evaluate(() => dispatchEvent(new Event('afterprint')));
  await expect(drawn).toHaveCount(first);

  await notebook.getByRole('button', { name: 'Select these' }).click();
  await notebook.getByRole('button', { name: 'Tag …' }).click();
  await notebook.getByLabel('Add tags').fill('together');
  await notebook.getByRole('button', { name: 'Change the tags' }).click();
  await expect(notebook.getByText('Tags of 60 notes changed.')).toBeVisible();
  await expect(noteOf(notebook, 'thought 0').getByText('together')).toBeVisible();
  await notebook.getByRole('region', { name: 'Selected notes' }).getByText('Delete').click();
  await expect(notebook.getByText('60 notes deleted.')).toBeVisible();
  await expect(drawn).toHaveCount(0);
  await notebook.getByRole('button', { name: 'Undo' }).click();
  await expect(notebook.getByText('60 notes brought back.')).toBeVisible();
  await expect(noteOf(notebook, 'thought 0').getByText('together')).toBeVisible();
  await extension.context.close();
});

/** Notes on their way out, from the panel and from the notebook: to a file, and to the clipboard, which is pasted to see. */
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { tabOf } from '../../scripts/extension-driver.ts';
import { readArticle } from '../pages/article.ts';
import { dressedPage } from '../pages/shells.ts';
import { violations } from './axe.ts';
import { cardFrame, clickMark, type Extension, expect, test } from './extension.ts';

const NOTE = 'Which schools? *not* <b>bold</b>, שלום 😀';

/** An article with a note on its second claim, and the panel beside it. */
async function noted(extension: Extension, origin: string) {
  const { page, reading } = await extension.read(`${origin}/page`);
  await clickMark(page, reading.claims[1]?.text ?? '');
  const card = await cardFrame(page);
  const field = card.getByLabel('Note', { exact: true });
  if ((await field.inputValue()) !== NOTE) await field.fill(NOTE);
  await expect(card.getByText('Saved', { exact: true })).toBeVisible();
  const panel = await extension.open(`sidepanel.html?tab=${await tabOf(extension.context, page)}`);
  return { panel };
}

test.beforeEach(({ server }) => {
  server.set('/page', dressedPage(readArticle('t1-04-too-big-too-fast'), 'weekly'));
  server.set('/paste', '<!doctype html><title>Paste</title><textarea></textarea>');
});

/** What a paste anywhere else gives. */
async function pasted(extension: Extension, origin: string): Promise<string> {
  const page = await extension.context.newPage();
  await page.goto(`${origin}/paste`);
  await page.bringToFront();
  await page.locator('textarea').focus();
  await page.keyboard.press('Control+V');
  await expect(page.locator('textarea')).not.toHaveValue('');
  const text = await page.locator('textarea').inputValue();
  await page.close();
  return text;
}

async function saved(page: Page, act: () => Promise<void>) {
  const [download] = await Promise.all([page.waitForEvent('download'), act()]);
  return { name: download.suggestedFilename(), text: readFileSync(await download.path(), 'utf8') };
}

test('the panel saves and copies this page in any format', async ({ extension, server }) => {
  const { panel } = await noted(extension, server.origin);
  await panel.getByText('Take this page’s notes away').click();
  const save = () => panel.getByRole('button', { name: 'Save as a file' }).click();
  const markdown = await saved(panel, save);
  expect(markdown.name).toMatch(/^\d{4}-\d\d-\d\d .*\.md$/);
  expect(markdown.text).toContain('Which schools?');
  expect(markdown.text).not.toContain('<b>');

  await panel.getByRole('button', { name: 'Copy', exact: true }).click();
  await expect(panel.getByText(/^Copied: /)).toBeVisible();
  expect((await pasted(extension, server.origin)).trim()).toBe(
    markdown.text.replaceAll('\r\n', '\n').trim(),
  );

  await panel
    .getByRole('combobox', { name: 'As' })
    .selectOption({ label: 'W3C Web Annotations (JSON-LD)' });
  const json = await saved(panel, save);
  const { first, total } = JSON.parse(json.text) as {
    total: number;
    first: { items: { target: { source: string } }[] };
  };
  expect(total).toBe(1);
  expect(first.items[0]?.target.source).toBe(`${server.origin}/page`);

  await panel.getByRole('combobox', { name: 'As' }).selectOption({ label: 'Word document' });
  await expect(panel.getByRole('button', { name: 'Copy', exact: true })).toBeDisabled();
  expect((await saved(panel, save)).text.startsWith('PK')).toBe(true);
  expect(await violations(panel)).toEqual([]);
});

test('the notebook copies what it saves', async ({ extension, server }) => {
  await noted(extension, server.origin);
  const notebook = await extension.open('notebook.html');
  await notebook.getByRole('button', { name: 'Export …' }).click();
  const dialog = notebook.getByRole('dialog');
  await dialog.getByLabel('Hypothesis (JSON)').check();
  const file = await saved(notebook, () =>
    dialog.getByRole('button', { name: 'Save as a file' }).click(),
  );
  await dialog.getByRole('button', { name: 'Copy', exact: true }).click();
  await expect(dialog.getByText(/^Copied: /)).toBeVisible();
  const read = (text: string) => (JSON.parse(text) as { annotations: unknown[] }).annotations;
  const copied = read(await pasted(extension, server.origin));
  expect(copied).toEqual(read(file.text));
  expect(JSON.stringify(copied)).toContain(JSON.stringify(NOTE).slice(1, -1));
});

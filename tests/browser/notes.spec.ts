/** Notes: kept through a reload and a restart, found again in the notebook, taken away as Markdown. */
import { readFileSync } from 'node:fs';
import { tabOf } from '../../scripts/extension-driver.ts';
import { scratchFolder } from '../../scripts/scratch.ts';
import { readArticle } from '../pages/article.ts';
import { servePages } from '../pages/server.ts';
import { dressedPage } from '../pages/shells.ts';
import { leaveCard } from './card-controls.ts';
import { deleteNote } from './delete-note.ts';
import {
  cardFrame,
  clickMark,
  expect,
  finishedReading,
  highlighted,
  launch,
  test,
} from './extension.ts';

const id = 't1-04-too-big-too-fast';
const note = 'Which schools were compared? Ask for the table. *not* <b>bold</b>';

test('a note survives a reload and a restart of the browser, and leaves in the export', async () => {
  const profile = scratchFolder('profile');
  const server = await servePages({ '/page': dressedPage(readArticle(id), 'weekly') });
  let extension = await launch({ profile });
  const first = await extension.read(`${server.origin}/page`);
  const claim = first.reading.claims[1];
  if (!claim) throw new Error('no claim');
  await clickMark(first.page, claim.text);
  const card = await cardFrame(first.page);
  await card.getByLabel('Note', { exact: true }).fill(note);
  await card.getByLabel(/^Tags/).fill('size, #follow up');
  await card.getByRole('button', { name: 'Save' }).click();
  await expect(card.getByText('Saved', { exact: true })).toBeVisible();

  await first.page.reload();
  const again = await finishedReading(extension.context, first.page);
  expect(again.placed).toBe(1);
  await expect
    .poll(async () => (await highlighted(first.page))['counterpoint-passage-light'])
    .toEqual([claim.text]);
  await extension.context.close();

  extension = await launch({ profile });
  const { page, reading } = await extension.read(`${server.origin}/page`);
  expect(reading.placed).toBe(1);
  await clickMark(page, claim.text);
  const reopened = await cardFrame(page);
  await expect(reopened.getByLabel('Note', { exact: true })).toHaveValue(note);
  await expect(reopened.getByLabel(/^Tags/)).toHaveValue('size, follow up');

  const popup = await extension.open(`popup.html?tab=${await tabOf(extension.context, page)}`);
  const [download] = await Promise.all([
    popup.waitForEvent('download'),
    popup.getByRole('button', { name: 'Reading notes' }).click(),
  ]);
  const markdown = readFileSync(await download.path(), 'utf8');
  expect(markdown.startsWith('---\n')).toBe(true);
  expect(markdown).toContain('Which schools were compared? Ask for the table.');
  expect(markdown).not.toContain('<b>');
  await extension.context.close();
  await server.close();
});

test('what is typed is written when the card is closed at once', async ({ extension, server }) => {
  server.set('/page', dressedPage(readArticle(id), 'magazine'));
  const { page, reading } = await extension.read(`${server.origin}/page`);
  const text = reading.claims[0]?.text ?? '';
  await clickMark(page, text);
  const card = await cardFrame(page);
  await card.getByLabel('Note', { exact: true }).fill('typed and left');
  await leaveCard(page);
  await clickMark(page, text);
  await expect((await cardFrame(page)).getByLabel('Note', { exact: true })).toHaveValue(
    'typed and left',
  );
});

test('a deleted note comes back by Undo', async ({ extension, server }) => {
  server.set('/page', dressedPage(readArticle(id), 'practice'));
  const { page, reading } = await extension.read(`${server.origin}/page`);
  await clickMark(page, reading.claims[0]?.text ?? '');
  const card = await cardFrame(page);
  await card.getByLabel('Note', { exact: true }).fill('to be kept');
  await card.getByRole('button', { name: 'Save' }).click();
  await expect(card.getByText('Saved', { exact: true })).toBeVisible();
  const noted = async () => (await highlighted(page))['counterpoint-passage-light']?.length ?? 0;
  await expect.poll(noted).toBe(1);
  await deleteNote(card);
  await expect.poll(noted).toBe(0);
  await card.getByRole('button', { name: 'Undo' }).click();
  await expect(card.getByText('Saved', { exact: true })).toBeVisible();
  await expect.poll(noted).toBe(1);
});

import { giveCommand } from '../../scripts/extension-driver.ts';
import { dressedPage } from '../pages/shells.ts';
import { cardFrame, clickMark, expect, highlighted, test } from './extension.ts';
import { longArticle } from './gallery/articles.ts';
import { article, knowledge, labelOf, lines, panelOf } from './panels.ts';

test('lists the claims in reading order, each with its side, its proposition and its rating', async ({
  extension,
  server,
}) => {
  server.set('/page', article());
  const { page, reading } = await extension.read(`${server.origin}/page`);
  const panel = await panelOf(extension, page);
  await expect(lines(panel)).toHaveCount(reading.claims.length);
  expect(await panel.locator('.claim-words').allTextContents()).toEqual(
    reading.claims.map(({ text }) => text),
  );
  const [first] = reading.claims;
  await expect(lines(panel).first()).toContainText(labelOf(first?.propositions[0].id ?? ''));
  await expect(panel.getByRole('heading', { level: 1 })).toHaveText(reading.identity.title);
});

test('next and previous scroll the page, open the card and say which claim it is', async ({
  extension,
  server,
}) => {
  server.set('/page', article());
  const { page, reading } = await extension.read(`${server.origin}/page`);
  const panel = await panelOf(extension, page);
  const { length } = reading.claims;
  await panel.getByRole('button', { name: 'Next', exact: true }).focus();
  await panel.keyboard.press('Enter');
  const said = panel.locator('main > [role=status]');
  await expect(said).toHaveText(`Claim 1 of ${length}: ${reading.claims[0]?.text}`);
  await cardFrame(page);
  await expect(lines(panel).first().getByRole('button')).toHaveAttribute('aria-current', 'true');
  await panel.getByRole('button', { name: 'Previous', exact: true }).click();
  await expect(said).toHaveText(`Claim ${length} of ${length}: ${reading.claims.at(-1)?.text}`);
  // Beside the panel the page is in view; here it is a tab of its own, and hidden until shown.
  await page.bringToFront();
  await expect
    .poll(async () => (await highlighted(page))['counterpoint-active'])
    .toEqual([reading.claims.at(-1)?.text]);
  await expect(panel.getByText(`${length} of ${length}`, { exact: true })).toBeVisible();
});

test('follows what is opened on the page itself', async ({ extension, server }) => {
  server.set('/page', article());
  const { page, reading } = await extension.read(`${server.origin}/page`);
  const panel = await panelOf(extension, page);
  await expect(lines(panel)).toHaveCount(reading.claims.length);
  await giveCommand(extension.context, page, 'next-claim');
  await expect(lines(panel).nth(0).getByRole('button')).toHaveAttribute('aria-current', 'true');
  await page.bringToFront();
  // The card comes last, and might come over the mark that is clicked next.
  await cardFrame(page);
  await clickMark(page, reading.claims[3]?.text ?? '');
  await expect(lines(panel).nth(3).getByRole('button')).toHaveAttribute('aria-current', 'true');
});

test('a long page’s lines all come, and one far down is there at once when it is opened', async ({
  extension,
  server,
}) => {
  server.set('/page', dressedPage(longArticle(150), 'government'));
  const { page, reading } = await extension.read(`${server.origin}/page`);
  const { length } = reading.claims;
  expect(length).toBeGreaterThan(80);
  const panel = await panelOf(extension, page);
  await expect(lines(panel)).toHaveCount(length);
  await panel.reload();
  await panel.getByRole('button', { name: 'Previous', exact: true }).click();
  const last = panel.locator('.claim-line[aria-current]');
  await expect(last).toContainText(reading.claims.at(-1)?.text ?? '');
  await expect(last).toBeInViewport();
});

test('narrows and sorts the list, and steps through what is left', async ({
  extension,
  server,
}) => {
  server.set('/page', article());
  const { page, reading } = await extension.read(`${server.origin}/page`);
  const panel = await panelOf(extension, page);
  await panel.getByText('Narrow down and sort').click();
  await panel.getByLabel('The sentence …').selectOption('disputes');
  const disputing = reading.claims.filter(({ propositions }) =>
    propositions.some(({ stance }) => stance === 'disputes'),
  );
  expect(disputing.length).toBeGreaterThan(0);
  await expect(lines(panel)).toHaveCount(disputing.length);
  await expect(
    panel.getByText(`${disputing.length} of ${reading.claims.length} claims listed.`),
  ).toBeVisible();
  await panel.getByRole('button', { name: 'Next', exact: true }).click();
  await expect
    .poll(async () => (await highlighted(page))['counterpoint-active'])
    .toEqual([disputing[0]?.text]);
  await panel.getByRole('button', { name: 'Show all claims' }).click();
  await panel.getByText('Narrow down and sort').click();
  await panel.getByLabel('Order').selectOption('proposition');
  const order = knowledge.propositions.map(({ id }) => id);
  const sorted = reading.claims
    .map(({ text, propositions }) => ({ text, at: order.indexOf(propositions[0].id) }))
    .sort((a, b) => a.at - b.at)
    .map(({ text }) => text);
  await expect(panel.locator('.claim-words')).toHaveText(sorted);
});

test('pictures the page, with the same figures in a table, and what it leaves out', async ({
  extension,
  server,
}) => {
  server.set('/page', article());
  const { page, reading } = await extension.read(`${server.origin}/page`);
  const panel = await panelOf(extension, page);
  await panel.getByRole('button', { name: 'At a glance' }).click();
  const met = reading.claims.flatMap(({ propositions }) => propositions);
  await expect(panel.locator('.page-lanes .bar')).toHaveCount(met.length);
  await panel.getByText('As a table').click();
  const main = met[0]?.id ?? '';
  const row = panel.getByRole('row').filter({
    has: panel.getByRole('rowheader', { name: labelOf(main), exact: true }),
  });
  const count = (stance: string) =>
    String(met.filter((each) => each.id === main && each.stance === stance).length);
  await expect(row.getByRole('cell')).toHaveText([
    count('asserts'),
    count('disputes'),
    count('open'),
    String(met.filter(({ id }) => id === main).length),
  ]);
  const touched = new Set(met.map(({ id }) => id));
  await expect(panel.locator('.left-out-names li')).toHaveCount(
    knowledge.propositions.filter(({ id }) => !touched.has(id)).length,
  );
});

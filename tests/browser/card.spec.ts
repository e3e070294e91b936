/** The card: what it says of a sentence, and how it is opened, used and left. */

import { giveCommand, readingOf } from '../../scripts/extension-driver.ts';
import { loadSeeds } from '../../scripts/load-knowledge.ts';
import { readArticle } from '../pages/article.ts';
import { seedText } from '../pages/seeds.ts';
import { dressedPage } from '../pages/shells.ts';
import { namedOn } from './accessibility.ts';
import { leaveCard, pressMore } from './card-controls.ts';
import { cardFrame, clickMark, expect, finishedReading, highlighted, test } from './extension.ts';

const id = 'w1-04-select-committee';
const { knowledge } = loadSeeds();

test.beforeEach(({ server }) => server.set('/page', dressedPage(readArticle(id), 'weekly')));

test('a click on a mark shows the rating, and answers in the documents’ own words', async ({
  extension,
  server,
}) => {
  const { page, reading } = await extension.read(`${server.origin}/page`);
  const claim = reading.claims[2];
  if (!claim) throw new Error('no claim');
  await clickMark(page, claim.text);
  const card = await cardFrame(page);
  const [main] = claim.propositions;
  const proposition = knowledge.propositions.find((each) => each.id === main.id);
  if (!proposition) throw new Error('no proposition');
  await expect(card.getByText(proposition.statement)).toBeVisible();
  await expect(card.getByText('On these documents nothing can pass 3 of 5.')).toBeVisible();
  const quotes = await card.locator('.side blockquote').allInnerTexts();
  const answers = main.stance === 'disputes' ? proposition.for : proposition.against;
  expect(quotes.slice(0, answers.length)).toEqual(answers.map(({ quote }) => quote));
  const sources = seedText('ssat') + seedText('cmre');
  for (const quote of quotes) expect(sources).toContain(quote);
});

test('a sceptical sentence is answered with the case for', async ({ extension, server }) => {
  const { page, reading } = await extension.read(`${server.origin}/page`);
  const claim = reading.claims.find(({ propositions }) => propositions[0].stance === 'disputes');
  if (!claim) throw new Error('no sceptical claim');
  await clickMark(page, claim.text);
  const card = await cardFrame(page);
  const proposition = knowledge.propositions.find((each) => each.id === claim.propositions[0].id);
  const answers = card.getByRole('heading', { name: 'What answers this sentence' }).locator('..');
  expect(await answers.locator('blockquote').allInnerTexts()).toEqual(
    proposition?.for.map(({ quote }) => quote),
  );
});

test('Escape closes the card from the page and from the note, and focus goes back', async ({
  extension,
  server,
}) => {
  const { page } = await extension.read(`${server.origin}/page`);
  const link = page.getByRole('link', { name: 'Politics' });
  await link.focus();
  await giveCommand(extension.context, page, 'next-claim');
  const card = await cardFrame(page);
  await expect.poll(() => card.evaluate(() => document.activeElement?.tagName)).toBe('H1');
  await card.getByLabel('Note', { exact: true }).focus();
  await leaveCard(page);
  await expect(link).toBeFocused();
});

test('the keyboard alone reaches every claim: Tab to the doorway, Enter to open', async ({
  extension,
  server,
}) => {
  const { page, reading } = await extension.read(`${server.origin}/page`);
  // The doorway gets its name in idle time, and is no stop before.
  const isLabelled = async () =>
    (await namedOn(page)).some(
      ({ role, name }) => role === 'button' && name.startsWith('Counterpoint: step through the '),
    );
  await expect.poll(isLabelled).toBe(true);
  await page.getByRole('link', { name: 'Five ways to survive October' }).focus();
  await page.keyboard.press('Tab');
  await expect(page.locator('counterpoint-host')).toBeFocused();
  await page.keyboard.press('Enter');
  const first = await cardFrame(page);
  await expect(first.getByRole('dialog')).toBeVisible();
  const [active] = (await highlighted(page))['counterpoint-active'] ?? [];
  expect(active).toBe(reading.claims[0]?.text);
});

test('“Not a claim” takes the mark away, for this visit and the next, until it is undone', async ({
  extension,
  server,
}) => {
  const { page, reading } = await extension.read(`${server.origin}/page`);
  const text = reading.claims[1]?.text ?? '';
  await clickMark(page, text);
  const card = await cardFrame(page);
  await pressMore(card, 'Not a claim');
  await expect(card.getByText('This sentence is no longer marked.')).toBeVisible();
  const marked = async () =>
    Object.entries(await highlighted(page)).some(
      ([name, words]) => name !== 'counterpoint-active' && words.includes(text),
    );
  await expect.poll(marked).toBe(false);

  await page.reload();
  const { claims } = await finishedReading(extension.context, page);
  expect(claims.length).toBeGreaterThan(0);
  expect(claims.map((claim) => claim.text)).not.toContain(text);
  await expect.poll(async () => Object.keys(await highlighted(page)).length).toBeGreaterThan(0);
  expect(await marked()).toBe(false);
});

test('a click on a link, and a selection across a mark, stay the page’s own', async ({
  extension,
  server,
}) => {
  server.set('/elsewhere', '<!doctype html><title>Elsewhere</title><p>Elsewhere</p>');
  server.set(
    '/linked',
    `<!doctype html><title>Linked</title><article><h1>Do school partnerships work?</h1><p>Collaboration between schools has raised attainment in <a href="/elsewhere">every school</a> of the county, the report says.</p>${'<p>The governors met on Monday to talk about the roof, the boiler and the long corridor.</p>'.repeat(8)}</article>`,
  );
  const { page, reading } = await extension.read(`${server.origin}/linked`);
  const claim = reading.claims.find(({ text }) => text.startsWith('Collaboration'));
  expect(claim).toBeDefined();
  const active = async () => (await highlighted(page))['counterpoint-active'] ?? [];
  await expect.poll(async () => Object.keys(await highlighted(page)).length).toBeGreaterThan(0);
  const words = await page
    .locator('p')
    .first()
    .evaluate(({ firstChild }) => {
      const range = document.createRange();
      range.selectNodeContents(firstChild as Text);
      const { left, right, top, bottom } = range.getBoundingClientRect();
      return { left, right, middle: (top + bottom) / 2 };
    });
  await page.mouse.move(words.left + 1, words.middle);
  await page.mouse.down();
  await page.mouse.move(words.right - 1, words.middle, { steps: 5 });
  await page.mouse.up();
  expect(await page.evaluate(() => getSelection()?.toString())).toContain('raised attainment');
  expect(await active(), 'what a click opens is marked in the click').toEqual([]);
  expect(page.frames()).toHaveLength(1);
  await page.evaluate(() => getSelection()?.removeAllRanges());
  await page.getByRole('link', { name: 'every school' }).click();
  await expect(page).toHaveTitle('Elsewhere');
});

// A sentence of its own each: the clipboard still holds what was copied before.
for (const [policy, headers, claim] of [
  ['a page', {}, 0],
  [
    'a page that keeps the clipboard from every frame',
    { 'permissions-policy': 'clipboard-write=()' },
    1,
  ],
] as const) {
  test(`“Copy as quotation” takes the sentence and its source along, from ${policy}`, async ({
    extension,
    server,
  }) => {
    server.set('/quoted', { body: dressedPage(readArticle(id), 'weekly'), headers });
    const { page, reading } = await extension.read(`${server.origin}/quoted`);
    const text = reading.claims[claim]?.text ?? '';
    await clickMark(page, text);
    const card = await cardFrame(page);
    await pressMore(card, 'Copy as quotation');
    await expect(card.getByText('Copied, with its source.')).toBeVisible();
    await card.getByLabel('Note', { exact: true }).focus();
    await page.keyboard.press('ControlOrMeta+v');
    const note = card.getByLabel('Note', { exact: true });
    await expect(note).toHaveValue(/^“[^\n]+”\n[^\n]+, 2026-10-02\. http[^\n]+#:~:text=[^\n]+$/);
    expect((await note.inputValue()).startsWith(`“${text}”\n`)).toBe(true);
  });
}

test('“Not this proposition” takes a sentence’s mark for it away, and Undo brings it back', async ({
  extension,
  server,
}) => {
  const { page, reading } = await extension.read(`${server.origin}/page`);
  const claim = reading.claims.find(({ propositions }) => propositions.length === 1);
  if (!claim) throw new Error('no claim about one thing only');
  await clickMark(page, claim.text);
  const card = await cardFrame(page);
  const isMarked = async () =>
    (await readingOf(extension.context, page))?.claims.some(({ text }) => text === claim.text);
  await pressMore(card, 'Not this proposition');
  await expect.poll(isMarked).toBe(false);

  const label = await card.getByRole('heading', { level: 1 }).innerText();
  const options = await extension.open('options.html');
  const listed = options.getByRole('listitem').filter({ hasText: `Not about “${label}”.` });
  await expect(listed).toContainText(claim.text);

  await page.bringToFront();
  await card.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(isMarked).toBe(true);
  await expect(listed).toHaveCount(0);
});

test('“Mute this proposition” unmarks it on the page at once, and Undo or the options bring it back', async ({
  extension,
  server,
}) => {
  const { page, reading } = await extension.read(`${server.origin}/page`);
  const [main] = reading.claims[0]?.propositions ?? [];
  await clickMark(page, reading.claims[0]?.text ?? '');
  const card = await cardFrame(page);
  const about = async () =>
    (await readingOf(extension.context, page))?.claims.some(({ propositions }) =>
      propositions.some(({ id }) => id === main?.id),
    );
  await pressMore(card, 'Mute this proposition');
  await expect.poll(about).toBe(false);
  const label = await card.getByRole('heading', { level: 1 }).innerText();
  const options = await extension.open('options.html');
  const box = options.getByRole('checkbox', { name: label, exact: true });
  await expect(box).not.toBeChecked();
  await page.bringToFront();
  await card.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(about).toBe(true);
  await expect(box).toBeChecked();
});

test('in a crowded paragraph the strongest marks stay, and “Show all” draws the others too', async ({
  extension,
  server,
}) => {
  const sentences = readArticle(id)
    .paragraphs.flat()
    .map(({ text }) => text)
    .join(' ');
  server.set(
    '/crowded',
    `<!doctype html><html lang="en"><title>Crowded</title><article><h1>Do school partnerships work?</h1><p>${sentences}</p></article></html>`,
  );
  const { page, reading } = await extension.read(`${server.origin}/crowded`);
  expect(reading.claims.length).toBeGreaterThan(6);
  // The title is a block of its own.
  const crowd = reading.claims.filter(({ text }) => sentences.includes(text));
  expect(reading.faint).toBe(crowd.length - 3);
  const faint = async () =>
    Object.entries(await highlighted(page)).flatMap(([name, words]) =>
      name.includes('-faint-') ? words : [],
    ).length;
  await expect.poll(faint).toBe(reading.faint);
  await clickMark(page, crowd[0]?.text ?? '');
  const card = await cardFrame(page);
  await expect(card.getByText(/more claims in this paragraph are marked faintly/)).toBeVisible();
  await card.getByRole('button', { name: 'Show all' }).click();
  await expect.poll(faint).toBe(0);
});

/** The card: what it says of a sentence, and how it is opened, used and left. */
import type { Page } from 'puppeteer-core';
import { ratingLabels } from '../../lib/knowledge/rating.ts';
import type { RatedClaim } from '../../lib/weigh.ts';
import { loadSeeds } from '../../scripts/load-knowledge.ts';
import { readArticle } from '../pages/article.ts';
import { seedPage, seedPages, seedText } from '../pages/seeds.ts';
import { dressedPage } from '../pages/shells.ts';
import { texts } from './controls.ts';
import { cardOf, noCard, until } from './firefox.ts';
import { expect, test } from './fixtures.ts';
import { onDoorway, tabToDoorway } from './keyboard.ts';
import { clickMark, flat, highlighted } from './marks.ts';

const { knowledge } = loadSeeds();
const sources = flat(seedText('ssat')) + flat(seedText('cmre'));

test.beforeEach(({ server }) => {
  server.set('/page', dressedPage(readArticle('w1-04-select-committee'), 'weekly'));
});

/** The proposition that a claim is mainly about, as the knowledge base has it. */
function mainOf({ propositions: [main] }: RatedClaim) {
  const proposition = knowledge.propositions.find(({ id }) => id === main.id);
  if (!proposition) throw new Error(`no proposition ${main.id}`);
  return { ...proposition, stance: main.stance };
}

const first = (claims: readonly RatedClaim[], fits: (claim: RatedClaim) => boolean): RatedClaim => {
  const claim = claims.find(fits);
  if (!claim) throw new Error('no such claim on the page');
  return claim;
};

/** Waits until the words that are marked as those of the card are these: a page that scrolls marks them anew. */
const become = (page: Page, words: readonly string[]) =>
  until(`the card’s words to be “${words}”`, async () => {
    const active = (await highlighted(page))['counterpoint-active'] ?? [];
    return active.length === words.length && active.every((each, at) => each === words[at]);
  });

test.for(['asserts', 'disputes'] as const)(
  'a click on a sentence that %s shows the rating, and answers from the other side',
  async (stance, { firefox, server }) => {
    const { page, reading } = await firefox.read(`${server.origin}/page`);
    const claim = first(reading.claims, ({ propositions }) => propositions[0].stance === stance);
    await clickMark(page, claim.text);
    const card = await cardOf(page);
    const proposition = mainOf(claim);
    expect(await texts(card, '.statement')).toEqual([proposition.statement]);
    const [rating = ''] = await texts(card, '.rating');
    expect(rating).toContain(ratingLabels[proposition.rating.id]);
    expect(rating).toContain('nothing can pass 3 of 5');
    const [answers = '', support = ''] = await texts(card, '.side');
    expect(answers).toMatch(/^What answers this sentence/);
    expect(support).toMatch(/^What stands with it/);
    const against = stance === 'asserts' ? proposition.against : proposition.for;
    const quotes = (await texts(card, '.side:nth-of-type(1) blockquote')).map(flat);
    expect(quotes).toEqual(against.map(({ quote }) => flat(quote)));
    for (const quote of await texts(card, 'blockquote')) expect(sources).toContain(flat(quote));
  },
);

test.for(Object.keys(seedPages) as (keyof typeof seedPages)[])(
  'on the %s seed, every quotation of every card is in a document word for word',
  async (name, { firefox, server }) => {
    server.set(`/${name}`, seedPage(name));
    const { page, reading } = await firefox.read(`${server.origin}/${name}`);
    const abouts = new Map(reading.claims.map((claim) => [claim.propositions[0].id, claim]));
    expect(abouts.size).toBeGreaterThan(1);
    for (const claim of abouts.values()) {
      await clickMark(page, claim.text);
      const card = await cardOf(page);
      expect(await texts(card, '.statement')).toEqual([mainOf(claim).statement]);
      const quotes = await texts(card, '.side blockquote');
      expect(quotes, claim.text).toHaveLength(
        mainOf(claim).for.length + mainOf(claim).against.length,
      );
      for (const quote of await texts(card, 'blockquote')) expect(sources).toContain(flat(quote));
      await page.keyboard.press('Escape');
      await noCard(page);
    }
  },
);

test('Escape closes the card from the page and from inside it', async ({ firefox, server }) => {
  const { page, reading } = await firefox.read(`${server.origin}/page`);
  const { text } = first(reading.claims, () => true);
  await clickMark(page, text);
  await cardOf(page);
  await become(page, [flat(text)]);
  await page.keyboard.press('Escape');
  await noCard(page);
  await become(page, []);

  await clickMark(page, text);
  const card = await cardOf(page);
  await card.focus('[name="note"]');
  await page.keyboard.press('Escape');
  await noCard(page);
});

test('the keyboard alone goes through the claims: Tab to the end, Enter, Escape, Enter', async ({
  firefox,
  server,
}) => {
  const { page, reading } = await firefox.read(`${server.origin}/page`);
  await tabToDoorway(page);
  await page.keyboard.down('Shift');
  await page.keyboard.press('Tab');
  await page.keyboard.up('Shift');
  expect(
    await page.evaluate(() =>
      [...document.querySelectorAll('a,button,input')].at(-1)?.matches(':focus'),
    ),
    'the doorway comes after everything of the page’s',
  ).toBe(true);
  await page.keyboard.press('Tab');

  for (const claim of reading.claims.slice(0, 2)) {
    await page.keyboard.press('Enter');
    const card = await cardOf(page);
    await become(page, [flat(claim.text)]);
    expect(await texts(card, '.statement')).toEqual([mainOf(claim).statement]);
    await until('focus in the card', () =>
      card.evaluate(() => document.hasFocus() && document.activeElement?.localName === 'h1'),
    );
    await page.keyboard.press('Escape');
    await noCard(page);
    expect(await onDoorway(page)).toBe(true);
  }
});

test('a key typed into the note never reaches the page', async ({ firefox, server }) => {
  const { page, reading } = await firefox.read(`${server.origin}/page`);
  await page.evaluate(() => {
    const heard: string[] = [];
    Object.assign(globalThis, { heard });
    for (const kind of ['keydown', 'keypress', 'keyup', 'input', 'beforeinput'])
      addEventListener(kind, (event) => heard.push(event.type), { capture: true });
  });
  await clickMark(page, first(reading.claims, () => true).text);
  const card = await cardOf(page);
  await card.focus('[name="note"]');
  await page.keyboard.type('Not for the page');
  await until('the note to be typed', () =>
    card.evaluate(
      () =>
        document.querySelector<HTMLTextAreaElement>('[name="note"]')?.value === 'Not for the page',
    ),
  );
  expect(await page.evaluate(() => Reflect.get(globalThis, 'heard'))).toEqual([]);
});

test('the way to a quotation’s place opens it in the source reader', async ({
  firefox,
  server,
}) => {
  const { page, reading } = await firefox.read(`${server.origin}/page`);
  const claim = first(reading.claims, (each) => mainOf(each).against.length > 0);
  await clickMark(page, claim.text);
  const card = await cardOf(page);
  const [path = ''] = await card.evaluate(() =>
    [...document.querySelectorAll('.argument a')].map((link) => link.getAttribute('href') ?? ''),
  );
  const [quote = ''] = await texts(card, '.argument blockquote');
  // Out from under the card's foot, which stays in sight.
  await card.evaluate(() =>
    document.querySelector('.argument a')?.scrollIntoView({ block: 'center', behavior: 'instant' }),
  );
  await card.locator('.argument a').click();
  const source = await firefox.ownTab(path);
  await until('the passage', async () =>
    flat((await texts(source, 'main, body'))[0] ?? '').includes(flat(quote)),
  );
});

/** Marks on pages with the mess of real ones: both seed documents, and articles in four house styles. */
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { readArticle, sentencesOfArticle } from '../pages/article.ts';
import { seedPage, seedPages, seedText } from '../pages/seeds.ts';
import { type PageServer, servePages } from '../pages/server.ts';
import { dressedPage, type Shell } from '../pages/shells.ts';
import { type Firefox, launchFirefox } from './firefox.ts';
import { flat, marksThroughout } from './marks.ts';

const articles: readonly (readonly [shell: Shell, id: string])[] = [
  ['weekly', 'w1-04-select-committee'],
  ['weekly', 't1-04-too-big-too-fast'],
  ['magazine', 'w2-02-eleven-meetings-and-a-logo'],
  ['magazine', 'w2-07-triad-review-trial'],
  ['practice', 't4-02-turning-harrowmead-round'],
  ['practice', 't4-06-governors-briefing'],
  ['government', 't3-01-guidance-working-with-other-schools'],
  ['government', 't3-09-literature-review-holding-hands'],
];

let firefox: Firefox;
let server: PageServer;

beforeAll(async () => {
  server = await servePages();
  firefox = await launchFirefox();
});
afterEach(async () => {
  await firefox.clear();
  expect(firefox.faults, 'errors thrown in a page').toEqual([]);
});
afterAll(async () => {
  await firefox?.close();
  await server.close();
});

describe.each(articles)('dressed as %s, %s', (shell, id) => {
  test('has marks on its claims and nowhere else', async () => {
    const article = readArticle(id);
    server.set(`/${id}`, dressedPage(article, shell));
    const { page, reading } = await firefox.read(`${server.origin}/${id}`);
    expect(reading.state).toEqual({ kind: 'read', found: reading.claims.length });
    const claims = reading.claims.map(({ text }) => flat(text));
    const marks = await marksThroughout(page, claims);
    expect([...marks].sort()).toEqual([...new Set(claims)].sort());

    const sentences = sentencesOfArticle(article);
    const strays = claims.filter(
      (claim) =>
        !sentences.some(({ text }) => flat(text).includes(claim) || claim.includes(flat(text))),
    );
    expect(strays, 'marks outside the article').toEqual([]);

    const labelled = sentences.filter(({ labels, unsure }) => labels.length > 0 && !unsure);
    const found = labelled.filter(({ text }) => marks.has(flat(text)));
    expect(found.length / labelled.length, 'share of labelled claims marked').toBeGreaterThan(0.7);
  });
});

test.each(Object.keys(seedPages) as (keyof typeof seedPages)[])(
  'the %s seed as a web page has marks on words of the document',
  async (name) => {
    server.set(`/${name}`, seedPage(name));
    const { page, reading } = await firefox.read(`${server.origin}/${name}`);
    const claims = reading.claims.map(({ text }) => flat(text));
    expect(claims.length).toBeGreaterThan(5);
    const marks = await marksThroughout(page, claims);
    expect([...marks].sort()).toEqual([...new Set(claims)].sort());
    const document = flat(seedText(name));
    for (const words of marks) expect(document).toContain(words);
  },
);

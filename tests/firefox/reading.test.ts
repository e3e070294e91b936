/** Marks on pages with the mess of real ones: both seed documents, and articles in four house styles. */
import { readArticle, sentencesOfArticle } from '../pages/article.ts';
import { articlesToRead } from '../pages/articles.ts';
import { seedPage, seedPages, seedText } from '../pages/seeds.ts';
import { dressedPage } from '../pages/shells.ts';
import { expect, test } from './fixtures.ts';
import { flat, marksThroughout } from './marks.ts';

test.for(articlesToRead)(
  'dressed as %s, %s has marks on its claims and nowhere else',
  async ([shell, id], { firefox, server }) => {
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
    expect(found.length / labelled.length, 'share of labelled claims marked').toBeGreaterThan(0.6);
  },
);

test.for(Object.keys(seedPages) as (keyof typeof seedPages)[])(
  'the %s seed as a web page has marks on words of the document',
  async (name, { firefox, server }) => {
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

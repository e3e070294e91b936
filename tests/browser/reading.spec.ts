/** Marks on pages with the mess of real ones: both seed documents and articles in four house styles. */
import type { Page } from '@playwright/test';
import { readArticle, sentencesOfArticle } from '../pages/article.ts';
import { articlesToRead } from '../pages/articles.ts';
import { seedPage, seedPages, seedText } from '../pages/seeds.ts';
import { dressedPage } from '../pages/shells.ts';
import { expect, highlighted, test } from './extension.ts';

const flat = (text: string) => text.replaceAll('\u00AD', '').replace(/\s+/g, ' ').trim();

/** Scrolls through the page, as marks are painted near the viewport, and gathers what is marked. */
async function marksOf(page: Page): Promise<Set<string>> {
  const marks = new Set<string>();
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  for (let top = 0; top < height; top += 700) {
    await page.evaluate(async (y) => {
      scrollTo({ top: y, behavior: 'instant' });
      // Two frames: one in which the observers look, one in which the marks are painted.
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    }, top);
    // The cue on a wording that outruns its evidence is a second mark on a claim's last word.
    for (const [name, words] of Object.entries(await highlighted(page)))
      if (!name.includes('overreach')) for (const each of words) marks.add(flat(each));
  }
  return marks;
}

for (const [shell, id] of articlesToRead) {
  test(`${id}, dressed as ${shell}: marks sit on its claims and nowhere else`, async ({
    extension,
    server,
  }) => {
    const article = readArticle(id);
    server.set(`/${id}`, dressedPage(article, shell));
    const { page, reading } = await extension.read(`${server.origin}/${id}`);
    const marks = await marksOf(page);

    const claims = reading.claims.map(({ text }) => flat(text));
    expect([...marks].sort()).toEqual([...new Set(claims)].sort());

    const sentences = sentencesOfArticle(article);
    const known = sentences.map(({ text }) => flat(text));
    const strays = claims.filter(
      (claim) => !known.some((text) => text.includes(claim) || claim.includes(text)),
    );
    expect(strays, 'marks outside the article').toEqual([]);

    const labelled = sentences.filter(({ labels, unsure }) => labels.length > 0 && !unsure);
    const found = labelled.filter(({ text }) => marks.has(flat(text)));
    expect(
      found.length / labelled.length,
      'share of the labelled claims that is marked',
    ).toBeGreaterThan(0.6);
  });
}

for (const name of Object.keys(seedPages) as (keyof typeof seedPages)[]) {
  test(`the ${name} seed as a web page is read, and each mark is words of the document`, async ({
    extension,
    server,
  }) => {
    server.set(`/${name}`, seedPage(name));
    const { page, reading } = await extension.read(`${server.origin}/${name}`);
    const marks = await marksOf(page);
    expect(marks.size).toBeGreaterThan(5);
    expect([...marks].sort()).toEqual(
      [...new Set(reading.claims.map(({ text }) => flat(text)))].sort(),
    );
    const text = flat(seedText(name));
    for (const words of marks) expect(text).toContain(words);
  });
}

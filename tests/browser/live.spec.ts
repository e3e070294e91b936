/**
 * Pages that live, on the built extension: infinite scroll, edits in place,
 * translation by the browser, hydration, a reader mode of the page's own, print.
 *
 * A browser's own reading view (Chromium's side panel, Firefox's about:reader) is a page of the
 * browser's, which no extension may enter: there is nothing of ours to test there.
 */
import type { Page } from '@playwright/test';
import { readArticle } from '../pages/article.ts';
import { dressedPage } from '../pages/shells.ts';
import { leaveCard } from './card-controls.ts';
import {
  cardFrame,
  clickMark,
  type Extension,
  expect,
  finishedReading,
  highlighted,
  test,
} from './extension.ts';

const ID = 't1-04-too-big-too-fast';
const CLAIM = 'Partnership between schools has raised standards in every one of them, he said.';
const PLAIN = 'The governors of the school met on Monday and talked about the roof until nine.';

const page = (script = ''): string =>
  dressedPage(readArticle(ID), 'weekly').replace('</body>', `<script>${script}</script></body>`);

const marks = async (of: Page): Promise<string[]> => Object.values(await highlighted(of)).flat();

/** Saves a note on a claim, from its mark. */
const annotate = async (of: Page, text: string): Promise<void> => {
  await clickMark(of, text);
  const card = await cardFrame(of);
  await card.getByLabel('Note', { exact: true }).fill('Look this up again.');
  await card.getByRole('button', { name: 'Save' }).click();
  await expect(card.getByText('Saved', { exact: true })).toBeVisible();
  await leaveCard(of);
};

/** A claim well down the article, and the paragraph that holds it. */
const claimOf = async (extension: Extension, of: Page): Promise<string> => {
  const { claims } = await finishedReading(extension.context, of);
  const claim = claims[2];
  if (!claim) throw new Error('The page has too few claims');
  return claim.text;
};

test('text that comes with scrolling is read and marked as it comes', async ({
  extension,
  server,
}) => {
  server.set(
    '/endless',
    page(`let n = 0; window.more = () => { const body = document.querySelector('.entry-content');
      for (let i = 0; i < 8; i++) { const p = document.createElement('p');
      p.textContent = i === 5 ? ${JSON.stringify(CLAIM)}.replace('every one', 'all ' + (10 + n)) : ${JSON.stringify(PLAIN)}; body.append(p) } n += 1 };`),
  );
  const { page: tab } = await extension.read(`${server.origin}/endless`);
  const come: string[] = [];
  for (let round = 0; round < 4; round += 1) {
    await tab.evaluate(() => {
      (window as unknown as { more(): void }).more();
      scrollTo({ top: document.documentElement.scrollHeight, behavior: 'instant' });
    });
    const sentence = CLAIM.replace('every one', `all ${10 + round}`);
    await expect.poll(() => marks(tab)).toContain(sentence);
    come.push(sentence);
  }
  const { claims } = await finishedReading(extension.context, tab);
  expect(claims.map(({ text }) => text)).toEqual(expect.arrayContaining(come));
  expect(new Set(claims.map(({ start }) => start)).size).toBe(claims.length);
  await expect(tab.locator('counterpoint-host')).toHaveCount(1);
});

test('an edit in place takes the mark of what is no claim any more, and leaves the others', async ({
  extension,
  server,
}) => {
  server.set('/edited', page());
  const { page: tab, reading } = await extension.read(`${server.origin}/edited`);
  const claim = await claimOf(extension, tab);
  await tab.evaluate(
    ([words, plain]) => {
      const flat = (text: string | null) => (text ?? '').replace(/\s+/g, ' ');
      const holder = [...document.querySelectorAll('.entry-content p')].find((p) =>
        flat(p.textContent).includes(words),
      );
      if (!holder) throw new Error('The claim stands in no paragraph');
      holder.textContent = plain;
    },
    [claim, PLAIN] as const,
  );
  const texts = async () =>
    (await finishedReading(extension.context, tab)).claims.map(({ text }) => text);
  await expect.poll(texts).not.toContain(claim);
  const left = await texts();
  const others = reading.claims.map(({ text }) => text).filter((text) => text !== claim);
  expect(left.filter((text) => !others.includes(text))).toEqual([]);
  expect(left.length).toBeGreaterThan(others.length - 4);
});

test('marks and notes stay on their words when an advert comes in above, or goes', async ({
  extension,
  server,
}) => {
  server.set('/advert', page());
  const { page: tab, reading } = await extension.read(`${server.origin}/advert`);
  const claim = await claimOf(extension, tab);
  await annotate(tab, claim);
  const saved = async () => (await highlighted(tab))['counterpoint-passage-light'];
  await expect.poll(saved).toEqual([claim]);
  await tab.evaluate(() => {
    const advert = document.createElement('aside');
    advert.className = 'advert';
    advert.textContent = 'Advertisement. Three for two on exercise books until Friday.';
    document.querySelector('.entry-content')?.before(advert);
  });
  // Two changes later: what is painted by then was painted after the advert was read.
  const shifted = async () => (await finishedReading(extension.context, tab)).passages[0]?.start;
  const before = reading.claims.find(({ text }) => text === claim)?.start ?? 0;
  await expect.poll(shifted).toBeGreaterThan(before);
  expect(await saved()).toEqual([claim]);
  await tab.evaluate(() => document.querySelector('.advert')?.remove());
  await expect.poll(shifted).toBe(before);
  expect(await saved()).toEqual([claim]);
});

test('a page that is translated loses its marks and not its notes, and has both back when it is turned back', async ({
  extension,
  server,
}) => {
  server.set('/translated', page());
  const { page: tab } = await extension.read(`${server.origin}/translated`);
  const claim = await claimOf(extension, tab);
  await annotate(tab, claim);
  // As Chromium's translator does it: each text node gives way to nested <font> elements.
  await tab.evaluate(() => {
    const kept: [Text, Element][] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const nodes: Text[] = [];
    while (walker.nextNode()) nodes.push(walker.currentNode as Text);
    for (const node of nodes) {
      if (!/\S/.test(node.data) || node.parentElement?.closest('script,style')) continue;
      const outer = document.createElement('font');
      const inner = document.createElement('font');
      inner.textContent = node.data.replace(/[a-z]+/gi, (word) => [...word].reverse().join('z'));
      outer.append(inner);
      node.replaceWith(outer);
      kept.push([node, outer]);
    }
    document.documentElement.lang = 'xx';
    Object.assign(window, {
      turnBack: () => {
        for (const [node, font] of kept) font.replaceWith(node);
        document.documentElement.lang = 'en';
      },
    });
  });
  await expect.poll(() => marks(tab)).toEqual([]);
  await expect
    .poll(async () => (await finishedReading(extension.context, tab)).orphans.length)
    .toBe(1);
  await tab.evaluate(() => (window as unknown as { turnBack(): void }).turnBack());
  await expect.poll(async () => (await finishedReading(extension.context, tab)).placed).toBe(1);
  await expect
    .poll(async () => (await finishedReading(extension.context, tab)).claims.map((c) => c.text))
    .toContain(claim);
  expect((await finishedReading(extension.context, tab)).orphans).toEqual([]);
});

test('hydration that renders the same article anew keeps marks and notes', async ({
  extension,
  server,
}) => {
  server.set('/hydrated', page());
  const { page: tab, reading } = await extension.read(`${server.origin}/hydrated`);
  const claim = await claimOf(extension, tab);
  await annotate(tab, claim);
  // With one claim more at its end: by that it is known that the new one was read.
  await tab.evaluate((words) => {
    const body = document.querySelector('.entry-content');
    const anew = body?.cloneNode(true) as Element;
    anew.append(Object.assign(document.createElement('p'), { textContent: words }));
    body?.replaceWith(anew);
  }, CLAIM);
  const texts = async () =>
    (await finishedReading(extension.context, tab)).claims.map(({ text }) => text);
  await expect.poll(texts).toContain(CLAIM);
  expect(await texts()).toEqual([...reading.claims.map(({ text }) => text), CLAIM]);
  await expect
    .poll(async () => (await highlighted(tab))['counterpoint-passage-light'])
    .toEqual([claim]);
  expect((await finishedReading(extension.context, tab)).placed).toBe(1);
  // On the words that stand there now.
  await clickMark(tab, claim);
  await expect((await cardFrame(tab)).getByLabel('Note', { exact: true })).toHaveValue(
    'Look this up again.',
  );
});

test('a reading view that the page makes of itself is read and marked', async ({
  extension,
  server,
}) => {
  server.set('/view', page());
  const { page: tab } = await extension.read(`${server.origin}/view`);
  const claim = await claimOf(extension, tab);
  await tab.evaluate((own) => {
    const article = document.querySelector('.entry-content');
    const view = document.createElement('main');
    for (const p of article?.querySelectorAll('p') ?? []) {
      const line = document.createElement('p');
      line.textContent = p.textContent;
      view.append(line);
    }
    // A claim that only the view has: by that it is known that the view was read.
    view.append(Object.assign(document.createElement('p'), { textContent: own }));
    document.body.replaceChildren(view);
  }, CLAIM);
  await expect
    .poll(async () =>
      (await finishedReading(extension.context, tab)).claims.map(({ text }) => text),
    )
    .toEqual(expect.arrayContaining([claim, CLAIM]));
  await clickMark(tab, claim);
  await cardFrame(tab);
});

test('marks are not printed, and are there again after', async ({ extension, server }) => {
  server.set('/printed', page());
  const { page: tab } = await extension.read(`${server.origin}/printed`);
  const claim = await claimOf(extension, tab);
  await clickMark(tab, claim);
  await cardFrame(tab);
  await leaveCard(tab);
  await expect.poll(() => marks(tab)).toContain(claim);
  await tab.evaluate(() => {
    const counts: number[] = [];
    const count = () => [...CSS.highlights.keys()].filter((name) => /^counterpoint-/.test(name));
    // After the content script's own listeners, which stand first.
    addEventListener('beforeprint', () => counts.push(count().length));
    Object.assign(window, { counts });
  });
  // Only a real printing fires the browser's own events.
  await tab.pdf().catch(() => tab.evaluate(() => print()));
  const counts = () => tab.evaluate(() => (window as unknown as { counts: number[] }).counts);
  await expect.poll(counts).toEqual([0]);
  await expect.poll(() => marks(tab)).toContain(claim);
});

/** Frames of the page's own origin, whose nodes Firefox takes from a content script once they are gone. */
import type { Page } from 'puppeteer-core';
import { readArticle } from '../pages/article.ts';
import { dressedPage } from '../pages/shells.ts';
import { type Firefox, until } from './firefox.ts';
import { expect, test } from './fixtures.ts';
import { claimsMarked } from './marks.ts';

test.override('pages', { '/page': dressedPage(readArticle('w1-04-select-committee'), 'weekly') });

const claim = (schools: number) =>
  `Partnership between schools has raised standards in all ${schools} of them, he said.`;

/** Puts an element with these words at the end of the article and in view. */
const add = (page: Page, how: 'paragraph' | 'frame' | 'shadow root', words: string) =>
  page.evaluate(
    (kind, text) => {
      const holder = document.createElement(kind === 'frame' ? 'iframe' : 'div');
      const p = document.createElement('p');
      p.textContent = text;
      if (holder instanceof HTMLIFrameElement) holder.srcdoc = p.outerHTML;
      else if (kind === 'shadow root') holder.attachShadow({ mode: 'open' }).append(p);
      else holder.append(p);
      document.querySelector('.entry-content')?.append(holder);
      holder.scrollIntoView({ behavior: 'instant' });
    },
    how,
    words,
  );
const marked = (page: Page, words: string) =>
  until(`the mark of “${words}”`, async () => (await claimsMarked(page)).includes(words));
const listed = (firefox: Firefox, page: Page, words: string, wanted: boolean) =>
  until(
    `“${words}” ${wanted ? '' : 'no more '}among the claims`,
    async () => (await firefox.finished(page)).claims.some(({ text }) => text === words) === wanted,
  );

test('a claim in a frame is listed, and takes the mark of no other', async ({
  firefox,
  server,
}) => {
  const { page } = await firefox.read(`${server.origin}/page`);
  await add(page, 'paragraph', claim(6));
  await marked(page, claim(6));
  await add(page, 'frame', claim(7));
  await listed(firefox, page, claim(7), true);
  await add(page, 'paragraph', claim(8));
  await marked(page, claim(8));
  expect(await claimsMarked(page)).toContain(claim(6));
});

for (const how of ['is taken away', 'goes elsewhere'] as const)
  test(`a page is read on after a frame of it ${how}`, async ({ firefox, server }) => {
    const { page } = await firefox.read(`${server.origin}/page`);
    await add(page, 'frame', claim(7));
    await listed(firefox, page, claim(7), true);
    await page.evaluate((away) => {
      const frame = document.querySelector('iframe');
      if (away) frame?.remove();
      else if (frame) frame.srcdoc = '<p>Nothing more.';
    }, how === 'is taken away');
    await listed(firefox, page, claim(7), false);
    // Firefox takes the nodes about a second later: each of these takes its time.
    for (let schools = 20; schools < 28; schools += 1) {
      await add(page, schools % 2 ? 'paragraph' : 'shadow root', claim(schools));
      await marked(page, claim(schools));
    }
    // What is in a new tree is watched too.
    const last = claim(99);
    await page.evaluate((words) => {
      const p = [...document.querySelectorAll('div')].findLast((each) => each.shadowRoot)
        ?.shadowRoot?.firstElementChild;
      p?.replaceChildren(words);
      p?.scrollIntoView({ behavior: 'instant' });
    }, last);
    await marked(page, last);
  });

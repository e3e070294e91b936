/** Pages that live: out of the back/forward cache, longer with scrolling, translated and turned back. */
import type { Page } from 'puppeteer-core';
import { readArticle } from '../pages/article.ts';
import { dressedPage } from '../pages/shells.ts';
import { fill, press, saved } from './controls.ts';
import { cardOf, noCard, until } from './firefox.ts';
import { test } from './fixtures.ts';
import { claimsMarked, clickMark, passagesMarked } from './marks.ts';
import { own } from './program.ts';

const html = dressedPage(readArticle('w1-04-select-committee'), 'weekly');
const CLAIM = 'Partnership between schools has raised standards in every one of them, he said.';

test.beforeEach(({ server }) => {
  server.set('/page', html);
  server.set('/next', '<!doctype html><title>Next</title><p>Another page.</p>');
});

const marked = (page: Page): Promise<string[]> =>
  until('marks', async () => {
    const seen = await claimsMarked(page);
    return seen.length > 1 ? seen : null;
  });

test('a page that comes back from the back/forward cache has its marks, once', async ({
  firefox,
  server,
}) => {
  const page = await firefox.open(`${server.origin}/page`);
  const [first = ''] = await marked(page);
  await page.goto(`${server.origin}/next`);
  // By the page: out of the cache no load is told of, and the driver would wait for one.
  await page.evaluate(() => setTimeout(() => history.back()));
  await until('marks again', async () =>
    (await claimsMarked(page).catch((): string[] => [])).includes(first),
  );
  await until(
    'one element of ours',
    async () => (await page.$$eval('counterpoint-host', (hosts) => hosts.length)) === 1,
  );
  await clickMark(page, first);
  await cardOf(page);
});

test('text that comes with scrolling is read and marked as it comes', async ({
  firefox,
  server,
}) => {
  const page = await firefox.open(`${server.origin}/page`);
  await marked(page);
  for (let round = 0; round < 3; round += 1) {
    const sentence = CLAIM.replace('every one', `all ${10 + round}`);
    await page.evaluate((words) => {
      const body = document.querySelector('.entry-content');
      for (let i = 0; i < 8; i += 1) {
        const p = document.createElement('p');
        p.textContent =
          i === 5 ? words : 'The governors met on Monday and talked about the roof until nine.';
        body?.append(p);
      }
      body?.lastElementChild?.scrollIntoView({ behavior: 'instant' });
    }, sentence);
    await until('the new mark', async () => (await claimsMarked(page)).includes(sentence));
  }
});

test('a translated page loses its marks and not its notes', async ({ firefox, server }) => {
  const page = await firefox.open(`${server.origin}/page`);
  const [first = ''] = await marked(page);
  await clickMark(page, first);
  const card = await cardOf(page);
  await fill(card, 'note', 'kept through a translation');
  await press(card, 'Save');
  await saved(card);
  await page.keyboard.press('Escape');
  await noCard(page);
  // As Firefox's translator does it: the words of the text nodes themselves are replaced.
  await page.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const kept: [Text, string][] = [];
    while (walker.nextNode()) {
      const node = walker.currentNode as Text;
      if (!/\S/.test(node.data) || node.parentElement?.closest('script,style')) continue;
      kept.push([node, node.data]);
      node.data = node.data.replace(/[a-z]+/gi, (word) => [...word].reverse().join('z'));
    }
    const back = document.createElement('button');
    back.id = 'back';
    back.onclick = () => {
      for (const [node, words] of kept) node.data = words;
    };
    document.body.append(back);
  });
  await until('the marks to go', async () => {
    const seen = [...(await claimsMarked(page)), ...(await passagesMarked(page))];
    return seen.length === 0;
  });
  await page.evaluate(() => document.getElementById('back')?.click());
  await until('the note on its words', async () => (await passagesMarked(page)).includes(first));
  await until('its mark', async () => (await claimsMarked(page)).includes(first));
});

const closed = {
  'a page of a site': (origin: string) => `${origin}/page`,
  'our own sample page': () => own('sample.html'),
};
for (const [page, at] of Object.entries(closed))
  test(`${page} that is closed while it is read is not worked on any more`, async ({
    firefox,
    server,
  }) => {
    // By the browser's own window, after one more of its frames each time: a word from here would come at any moment.
    await firefox.inWindow(async (spec) => {
      const triggeringPrincipal = Services.scriptSecurityManager.getSystemPrincipal();
      const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve));
      for (let frames = 0; frames < 40; frames += 1) {
        const tab = gBrowser.addTab(spec, { triggeringPrincipal });
        gBrowser.selectedTab = tab;
        while (tab.linkedBrowser.currentURI.spec !== spec) await nextFrame();
        for (let i = 0; i < frames; i += 1) await nextFrame();
        gBrowser.removeTab(tab);
      }
    }, at(server.origin));
    // What is thrown in any of them is heard by the fixture.
    await firefox.read(`${server.origin}/page`);
  });

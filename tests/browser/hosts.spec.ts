/** Pages that are not all there when they load: hydrated late, fed as one scrolls, or in a frame. */
import { readArticle } from '../pages/article.ts';
import { escapeHtml } from '../pages/html.ts';
import { dressedPage } from '../pages/shells.ts';
import { cardFrame, expect, finishedReading, highlighted, test } from './extension.ts';
import { lines, panelOf } from './panels.ts';

const article = readArticle('w1-04-select-committee');
const another = readArticle('t1-04-too-big-too-fast');
const paragraphs = (of: typeof article) =>
  of.paragraphs
    .map((each) => `<p>${escapeHtml(each.map(({ text }) => text).join(' '))}</p>`)
    .join('');
const story = (of: typeof article) =>
  `<article><h1>${escapeHtml(of.title.text)}</h1><div class="article-body">${paragraphs(of)}</div></article>`;
const quoted = (html: string) => JSON.stringify(html).replaceAll('<', '\\u003c');
const text = (of: typeof article) =>
  [of.title, ...of.paragraphs.flat()].map((each) => each.text).join(' ');

test('a page that React hydrates late, putting new elements in the place of the server’s, keeps its marks', async ({
  extension,
  server,
}) => {
  // As after a hydration that failed: the same words, every element another one, nothing else told.
  server.set(
    '/late',
    `<!doctype html><title>${escapeHtml(article.title.text)}</title><div id="root"><main>${story(article)}</main></div>
<script>window.hydrate=()=>{const root=document.getElementById('root');const html=${quoted(`<main>${story(article)}</main>`)};const next=new DOMParser().parseFromString(html,'text/html').body.firstChild;root.replaceChildren(document.adoptNode(next))}</script>`,
  );
  const { page, reading } = await extension.read(`${server.origin}/late`);
  expect(reading.claims.length).toBeGreaterThan(8);
  await expect
    .poll(async () => Object.values(await highlighted(page)).flat().length)
    .toBeGreaterThan(0);
  const before = Object.values(await highlighted(page))
    .flat()
    .sort();
  await page.evaluate(() => (window as unknown as { hydrate(): void }).hydrate());
  await expect
    .poll(async () =>
      Object.values(await highlighted(page))
        .flat()
        .sort(),
    )
    .toEqual(before);
  const after = await finishedReading(extension.context, page);
  expect(after.claims.map((claim) => claim.text)).toEqual(
    reading.claims.map((claim) => claim.text),
  );
});

test('a shell that is filled by a script after load is read when it has come', async ({
  extension,
  server,
}) => {
  server.set(
    '/shell',
    `<!doctype html><title>Loading</title><div id="root"><p>Loading…</p></div><script>window.fill=()=>{const root=document.getElementById('root');root.replaceChildren(document.adoptNode(new DOMParser().parseFromString(${quoted(`<main>${story(article)}</main>`)},'text/html').body.firstChild))}</script>`,
  );
  const { page, reading } = await extension.read(`${server.origin}/shell`);
  expect(reading.state.kind).toBe('not-an-article');
  await page.evaluate(() => (window as unknown as { fill(): void }).fill());
  await expect
    .poll(async () => (await finishedReading(extension.context, page)).claims.length)
    .toBeGreaterThan(8);
});

test('a feed without end: each article that comes below is read, and the first keeps its claims', async ({
  extension,
  server,
}) => {
  server.set(
    '/feed',
    `<!doctype html><title>${escapeHtml(article.title.text)}</title><main id="feed">${story(article)}</main>
<script>window.more=(html)=>{document.getElementById('feed').append(document.adoptNode(new DOMParser().parseFromString(html,'text/html').body.firstChild))}</script>`,
  );
  const { page, reading } = await extension.read(`${server.origin}/feed`);
  await page.evaluate(
    (html) => (window as unknown as { more(html: string): void }).more(html),
    story(another),
  );
  let now: string[] = [];
  // Read to its end: between two readings the claims are those of neither.
  await expect(async () => {
    const { claims, state } = await finishedReading(extension.context, page);
    now = claims.map((claim) => claim.text);
    expect(now.filter((each) => text(another).includes(each)).length).toBeGreaterThan(4);
    expect(state).toEqual({ kind: 'read', found: now.length });
  }).toPass();
  // What a page is about weighs in each sentence: one that stood on the edge may fall.
  const kept = reading.claims.filter((claim) => now.includes(claim.text));
  expect(kept.length).toBeGreaterThan(0.8 * reading.claims.length);
});

const framed = (address: string) =>
  `<!doctype html><title>Around</title><h1>Around</h1><iframe src="${address}" width="900" height="700"></iframe>`;

test('an article in a frame of the same site is read: its claims are listed, and each has its card beside it', async ({
  extension,
  server,
}) => {
  server.set('/inner', dressedPage(article, 'weekly'));
  server.set('/outer', framed('/inner'));
  const { page } = await extension.read(`${server.origin}/outer`);
  // The page is read as soon as its elements are there, and again when the frame has loaded.
  const claims = async () => (await finishedReading(extension.context, page)).claims;
  await expect.poll(async () => (await claims()).length).toBeGreaterThan(8);
  const inner = page.frames().find((frame) => frame.url().endsWith('/inner'));
  if (!inner) throw new Error('The frame is gone');
  expect(await inner.locator('counterpoint-host').count(), 'one host, in the page').toBe(0);
  await expect(page.locator('counterpoint-host')).toHaveCount(1);
  expect(await inner.evaluate(() => CSS.highlights.size), 'no mark that nobody could see').toBe(0);

  const panel = await panelOf(extension, page);
  const last = (await claims()).at(-1)?.text ?? '';
  await lines(panel).last().getByRole('button').first().click();
  await page.bringToFront();
  const frame = await (await cardFrame(page)).frameElement();
  const words = inner.locator('p', { hasText: last }).first();
  await expect(words).toBeInViewport();
  // Above or below its paragraph, and not where the paragraph would be if the frame were the page.
  await expect
    .poll(async () => {
      const card = await frame.boundingBox();
      const text = await words.boundingBox();
      if (!card || !text) return null;
      const below = card.y - (text.y + text.height);
      const above = text.y - (card.y + card.height);
      return below < 30 && above < 30;
    })
    .toBe(true);
});

test('a frame of another site is that site’s: the page says that it holds no article, and nothing runs in the frame', async ({
  extension,
  server,
}) => {
  server.set('/inner', dressedPage(article, 'weekly'));
  const elsewhere = server.origin.replace('127.0.0.1', 'localhost');
  server.set('/outer', framed(`${elsewhere}/inner`));
  const { page } = await extension.read(`${server.origin}/outer`);
  // The frame and all in it is there, and the page is read anew: what was to be read in it is read by now.
  await expect(page.frameLocator('iframe').locator('article')).toHaveCount(1);
  await page.evaluate(() => history.pushState(null, '', '?again'));
  const again = async () => {
    const { identity, state } = await finishedReading(extension.context, page);
    return `${state.kind} ${new URL(identity.url).search}`;
  };
  await expect.poll(again).toBe('not-an-article ?again');
  const inner = page.frames().find((frame) => frame.url().endsWith('/inner'));
  expect(await inner?.locator('article').count()).toBe(1);
  expect(await inner?.evaluate(() => CSS.highlights.size)).toBe(0);
  expect(await inner?.locator('counterpoint-host').count()).toBe(0);
});

/** Pages that are no article, are huge, broken, live or forbidding: nothing thrown, nothing moved, nothing lost. */
import type { Page } from '@playwright/test';
import { readingOf } from '../../scripts/extension-driver.ts';
import { readArticle } from '../pages/article.ts';
import { dressedPage } from '../pages/shells.ts';
import { cardWindow } from './card-controls.ts';
import {
  cardFrame,
  clickMark,
  expect,
  finishedReading,
  highlighted,
  launch,
  test,
} from './extension.ts';

const article = () => readArticle('w1-04-select-committee');

/** The page's own elements and where they stand; ours left out. */
function skeleton(page: Page): Promise<string> {
  return page.evaluate(() =>
    [...document.querySelectorAll('*')]
      .filter((element) => element.localName !== 'counterpoint-host')
      .map((element) => {
        const { x, y, width, height } = element.getBoundingClientRect();
        const attributes = [...element.attributes].map(({ name, value }) => `${name}=${value}`);
        return [element.localName, ...attributes, x, y, width, height].join(' ');
      })
      .join('\n'),
  );
}

test('marks and card change no element, attribute or position of the page, and add one host', async ({
  extension,
  server,
}) => {
  const html = dressedPage(article(), 'weekly');
  server.set('/page', html);
  const { page, reading } = await extension.read(`${server.origin}/page`);
  await clickMark(page, reading.claims[0]?.text ?? '');
  await cardFrame(page);
  await page.evaluate(() => scrollTo({ top: 0, behavior: 'instant' }));
  const read = await skeleton(page);

  // The same bytes in a browser window that the extension is not let into.
  const bare = await launch({ hosts: [] });
  const other = await bare.context.newPage();
  await other.goto(`${server.origin}/page`);
  expect(await skeleton(other)).toBe(read);
  expect(await other.locator('counterpoint-host').count()).toBe(0);
  await bare.context.close();
  expect(await page.locator('counterpoint-host').count()).toBe(1);
});

test('no layout shift while marks are painted', async ({ extension, server }) => {
  const watched = dressedPage(article(), 'magazine').replace(
    '<head>',
    `<head><script>window.shifts=[];new PerformanceObserver(l=>{for(const e of l.getEntries())window.shifts.push(e.value)}).observe({type:'layout-shift',buffered:true})</script>`,
  );
  server.set('/page', watched);
  const { page } = await extension.read(`${server.origin}/page`);
  await expect.poll(async () => Object.keys(await highlighted(page)).length).toBeGreaterThan(0);
  // A shift is told in a task after the frame that it was in.
  const shifts = await page.evaluate(async () => {
    for (let frame = 0; frame < 2; frame += 1) await new Promise(requestAnimationFrame);
    await new Promise((resolve) => setTimeout(resolve));
    return (window as unknown as { shifts: number[] }).shifts;
  });
  expect(shifts).toEqual([]);
});

test('a page without an article says so and is left alone', async ({ extension, server }) => {
  const menu = Array.from(
    { length: 60 },
    (_, index) => `<li><a href="/${index}">Schools and trusts ${index}</a></li>`,
  );
  server.set('/menu', `<!doctype html><title>Contents</title><nav><ul>${menu.join('')}</ul></nav>`);
  const { page, reading } = await extension.read(`${server.origin}/menu`);
  expect(reading.state.kind).toBe('not-an-article');
  expect(await highlighted(page)).toEqual({});
});

test('a page about something else is read and left unmarked', async ({ extension, server }) => {
  server.set('/restaurants', dressedPage(readArticle('w5-01-restaurant-chains-merge'), 'weekly'));
  const { page, reading } = await extension.read(`${server.origin}/restaurants`);
  expect(reading.state.kind).toBe('nothing-found');
  expect(await highlighted(page)).toEqual({});
});

test('a page of 5 MB, a debate of 100,000 words in it, is read to its end', async ({
  extension,
  server,
}) => {
  test.slow();
  const { title, paragraphs } = article();
  // Most of a page of this size is markup and data, as on the real ones.
  const markup = 'class="contribution col-12 col-md-10" data-member="0000" style="margin:0 0 1em"';
  const speech = paragraphs
    .map((sentences) => `<p ${markup}>${sentences.map(({ text }) => text).join(' ')}</p>`)
    .join('');
  const words = speech.split(' ').length;
  const last = 'Collaboration between schools has raised pupils’ attainment across the county.';
  const body = `<h1>${title.text}</h1>${speech.repeat(Math.ceil(100_000 / words))}<p>${last}</p>`;
  const data = `<script type="application/json">${JSON.stringify({ text: 'Working together raises standards. '.repeat(150_000) }).slice(0, 5_000_000 - body.length)}</script>`;
  server.set(
    '/long',
    `<!doctype html><title>${title.text}</title><article>${body}</article>${data}`,
  );
  const { reading } = await extension.read(`${server.origin}/long`);
  expect(reading.state.kind).toBe('read');
  expect(reading.claims.at(-1)?.text).toBe(last);
});

test('malformed HTML is read as the browser mends it', async ({ extension, server }) => {
  const broken = dressedPage(article(), 'weekly')
    .replaceAll('</p>', '')
    .replaceAll('</em>', '')
    .replace('</article>', '</div></table></b>')
    .replace('<div class="entry-content">', '<div class="entry-content"><table><tr><p><b><i>');
  server.set('/broken', broken);
  const { reading } = await extension.read(`${server.origin}/broken`);
  expect(reading.claims.length).toBeGreaterThan(8);
});

test('content that replaces the article after load is read anew, and the old marks go', async ({
  extension,
  server,
}) => {
  const sentence =
    'Working in partnership with other schools has transformed our results, says the head.';
  server.set(
    '/live',
    dressedPage(article(), 'weekly').replace(
      '</body>',
      `<script>window.replaceArticle=()=>{const body=document.querySelector('.entry-content');body.replaceChildren();for(let i=0;i<12;i+=1){const p=document.createElement('p');p.textContent=i===3?${JSON.stringify(sentence)}:'The governors of the school met on Monday and talked about the roof until nine.';body.append(p)}}</script></body>`,
    ),
  );
  const { page, reading } = await extension.read(`${server.origin}/live`);
  expect(reading.claims.length).toBeGreaterThan(8);
  await page.evaluate(() => (window as unknown as { replaceArticle(): void }).replaceArticle());
  await expect
    .poll(async () => Object.values(await highlighted(page)).flat())
    .toEqual(expect.arrayContaining([sentence]));
  await expect
    .poll(async () => (await finishedReading(extension.context, page)).claims.length)
    .toBeLessThan(4);
});

test('a site that goes to another page without loading it is read as that page', async ({
  extension,
  server,
}) => {
  const sentence =
    'Partnership between schools has raised standards in every one of them, he said.';
  server.set(
    '/app/first',
    dressedPage(article(), 'magazine').replace(
      '</body>',
      `<script>window.go=()=>{history.pushState({},'','/app/second');document.title='Second';const body=document.querySelector('.article__body');body.replaceChildren();for(let i=0;i<10;i+=1){const p=document.createElement('p');p.textContent=i===2?${JSON.stringify(sentence)}:'The governors of the school met on Monday and talked about the roof until nine.';body.append(p)}}</script></body>`,
    ),
  );
  const { page, reading } = await extension.read(`${server.origin}/app/first`);
  await clickMark(page, reading.claims[1]?.text ?? '');
  const card = await cardFrame(page);
  await card.getByRole('button', { name: 'Save' }).click();
  await expect(card.getByText('Saved', { exact: true })).toBeVisible();
  await page.evaluate(() => (window as unknown as { go(): void }).go());
  await expect
    .poll(async () => (await readingOf(extension.context, page))?.identity.url)
    .toBe(`${server.origin}/app/second`);
  // The note of the first page is not one that the second has lost.
  await expect
    .poll(async () =>
      (await finishedReading(extension.context, page)).claims.map(({ text }) => text),
    )
    .toContain(sentence);
  expect((await finishedReading(extension.context, page)).orphans).toEqual([]);
  expect(await page.locator('counterpoint-host').count()).toBe(1);
});

test('a page whose CSP and Trusted Types forbid everything is read, marked and annotated', async ({
  extension,
  server,
}) => {
  server.set('/strict', {
    body: dressedPage(article(), 'government'),
    headers: {
      'content-security-policy':
        "default-src 'none'; frame-src 'none'; script-src 'none'; style-src 'none'; require-trusted-types-for 'script'; trusted-types 'none'",
    },
  });
  const { page, reading } = await extension.read(`${server.origin}/strict`);
  await clickMark(page, reading.claims[0]?.text ?? '');
  const card = await cardFrame(page);
  await card.getByLabel('Note', { exact: true }).fill('kept');
  await card.getByRole('button', { name: 'Save' }).click();
  await expect(card.getByText('Saved', { exact: true })).toBeVisible();
});

const forbidding = {
  'isolates itself from frames': {
    'cross-origin-embedder-policy': 'require-corp',
    'cross-origin-opener-policy': 'same-origin',
  },
  'is sandboxed without scripts': { 'content-security-policy': 'sandbox' },
};

for (const [what, headers] of Object.entries(forbidding)) {
  test(`a page that ${what} gets the card in a window of its own`, async ({
    extension,
    server,
  }) => {
    server.set('/page', { body: dressedPage(article(), 'government'), headers });
    const { page, reading } = await extension.read(`${server.origin}/page`);
    await clickMark(page, reading.claims[0]?.text ?? '');
    const card = await cardWindow(extension);
    await card.getByLabel('Note', { exact: true }).fill('kept in a window');
    await card.getByRole('button', { name: 'Save' }).click();
    await expect(card.getByText('Saved', { exact: true })).toBeVisible();
    await card.close();
  });
}

/** Pages whose elements, words and titles are made to trip up whoever reads them: they are read, marked and annotated all the same. */
import { giveCommand, tabOf } from '../../scripts/extension-driver.ts';
import { readArticle } from '../pages/article.ts';
import { dressedPage } from '../pages/shells.ts';
import { annotate } from './annotate.ts';
import { pressMore } from './card-controls.ts';
import { cardFrame, expect, finishedReading, test } from './extension.ts';

const plain = dressedPage(readArticle('w1-04-select-committee'), 'weekly');

const names = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'prototype', 'then'];
const clobbering = [
  'body',
  'title',
  'documentElement',
  'head',
  'querySelector',
  'querySelectorAll',
  'addEventListener',
  'createElement',
  'createRange',
  'defaultView',
  'getSelection',
  'location',
  'cookie',
];

test('elements called like what every object has, or like what a document has, hinder nothing', async ({
  extension,
  server,
}) => {
  const named = names
    .map(
      (name) =>
        `<p id="${name}" class="${name}" data-${name.replaceAll('_', 'x')}="1"><a name="${name}">${name}</a></p>`,
    )
    .join('');
  const taken = clobbering
    .map(
      (name) =>
        `<img name="${name}" alt=""><form name="${name}"><input name="${name}"><input name="getAttribute"><input name="parentNode"><input name="nodeType"></form>`,
    )
    .join('');
  server.set(
    '/named',
    plain
      .replace('<div class="entry-content">', `<div class="entry-content">${named}`)
      .replace('</body>', `${taken}</body>`),
  );
  const { page, reading } = await extension.read(`${server.origin}/named`);
  expect(reading.claims.length).toBeGreaterThan(8);
  // The page's own world has lost its `querySelector`: the card is opened by its key.
  await giveCommand(extension.context, page, 'next-claim');
  const card = await cardFrame(page);
  await card.getByLabel('Note', { exact: true }).fill('in spite of the names');
  await card.getByRole('button', { name: 'Save' }).click();
  await expect(card.getByText('Saved', { exact: true })).toBeVisible();
});

const sentence =
  'Collaboration between schools has raised attainment in the county, a report says.';

test('text a thousand elements deep is read, beside a tree ten thousand deep that is not shown', async ({
  extension,
  server,
}) => {
  server.set(
    '/deep',
    plain.replace(
      '</body>',
      // A parser stops at some 500: only a script gets deeper. Shown, Chromium 156 itself falls over at 3,000.
      `<script>{const nest=(depth,text)=>{const top=document.createElement('div');let at=top;for(let i=0;i<depth;i+=1){const next=document.createElement('div');at.append(next);at=next}const p=document.createElement('p');p.textContent=text;at.append(p);return top};const body=document.querySelector('.entry-content');body.append(nest(1000,${JSON.stringify(sentence)}));const hidden=nest(10000,'Federations raise attainment, this hidden sentence says.');hidden.style.display='none';body.append(hidden)}</script></body>`,
    ),
  );
  const { page, reading } = await extension.read(`${server.origin}/deep`);
  const texts = reading.claims.map(({ text }) => text);
  expect(texts).toContain(sentence);
  expect(texts.filter((text) => text.includes('hidden sentence'))).toEqual([]);
  expect(await page.locator('counterpoint-host').count()).toBe(1);
});

test('a word of a megabyte does not keep the rest from being read', async ({
  extension,
  server,
}) => {
  const word = 'collaboration'.repeat(80_000);
  server.set(
    '/word',
    plain.replace(
      '<div class="entry-content">',
      `<div class="entry-content"><p style="overflow-wrap:anywhere;height:2em;overflow:hidden">${word}</p><p>${sentence}</p>`,
    ),
  );
  const { reading } = await extension.read(`${server.origin}/word`);
  expect(reading.claims.map(({ text }) => text)).toContain(sentence);
  for (const { text } of reading.claims) expect(text.length).toBeLessThan(5_000);
});

test('right-to-left text, overrides, stacked accents and lone surrogates are read past and quoted as they are', async ({
  extension,
  server,
}) => {
  const stacked = `e${'\u0301\u0323\u20DD'.repeat(400)}`;
  const strange = [
    'שיתוף פעולה בין בתי ספר שיפר את ההישגים במחוז, כך נאמר.',
    `\u202Esrehto htiw krow sloohcS\u202C, they say, and ${stacked} it goes on.`,
    'Every\u2067\u2066 federation in the county raised its results within a year, the report adds.',
    'Zero\u200B\u200C\u200D\u2060\uFEFFwidth \u{1F469}\u200D\u{1F469}\u200D\u{1F467}\u200D\u{1F466} families of schools work together.',
  ];
  server.set(
    '/strange',
    plain.replace(
      '<div class="entry-content">',
      `<div class="entry-content" dir="rtl">${strange.map((text) => `<p>${text}</p>`).join('')}<p id="lone"></p><p dir="ltr">${sentence}</p><script>document.getElementById('lone').textContent='Schools \\uD800 working together \\uDC00 raise results.'</script>`,
    ),
  );
  const { page, reading } = await extension.read(`${server.origin}/strange`);
  expect(reading.claims.map(({ text }) => text)).toContain(sentence);
  await annotate(page, sentence, 'עם הערה');
  await page.reload();
  expect(await finishedReading(extension.context, page)).toMatchObject({ placed: 1, orphans: [] });
});

test('markup in titles and names is words, wherever they are shown', async ({
  extension,
  server,
}) => {
  const title =
    '</style></script><script>document.documentElement.dataset.ran="1"</script><img src=x onerror="document.documentElement.dataset.ran=1"> Schools together';
  const escaped = title.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
  server.set(
    '/titled',
    plain
      .replace(/<title>.*?<\/title>/, `<title>${escaped}</title>`)
      .replace(/<link rel="canonical"[^>]*>/, '')
      .replace(
        '<head>',
        `<head><meta property="og:title" content="${escaped}"><meta property="og:site_name" content="${escaped}"><meta name="author" content="${escaped}">`,
      ),
  );
  const { page, reading } = await extension.read(`${server.origin}/titled`);
  expect(reading.identity.title).toBe(title);
  const card = await annotate(page, reading.claims[1]?.text ?? '', title);
  // The options list what was turned down, with the title of its page.
  await pressMore(card, 'Not a claim');
  await expect(card.getByText('This sentence is no longer marked.')).toBeVisible();
  const tab = await tabOf(extension.context, page);
  for (const path of [
    `popup.html?tab=${tab}`,
    `sidepanel.html?tab=${tab}`,
    'notebook.html',
    'options.html',
  ]) {
    const own = await extension.open(path);
    // The popup names no page.
    const shown = path.startsWith('popup') ? own.locator('.claim-line') : own.getByText(title);
    await expect(shown.filter({ visible: true }).first()).toBeVisible();
    expect(await own.evaluate(() => document.documentElement.dataset.ran ?? null)).toBe(null);
    expect(await own.locator('img[src="x"]').count()).toBe(0);
  }
  expect(await page.evaluate(() => document.documentElement.dataset.ran ?? null)).toBe(null);
});

/** Pages that are no article, broken, live or forbidding: nothing thrown, nothing moved, nothing lost. */
import type { Frame, Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { readArticle } from '../pages/article.ts';
import { escapeHtml } from '../pages/html.ts';
import { type PageServer, type Served, servePages } from '../pages/server.ts';
import { dressedPage, shells } from '../pages/shells.ts';
import { fields, fill, press, saved } from './controls.ts';
import { cardOf, type Firefox, launchFirefox, noCard, outOfReach, until } from './firefox.ts';
import { claimsMarked, clickMark, flat, highlighted, passagesMarked } from './marks.ts';
import { holdBeforeWriting } from './mishaps.ts';

const article = readArticle('w1-04-select-committee');
const another = readArticle('t1-04-too-big-too-fast');
let firefox: Firefox;
let server: PageServer;
beforeAll(async () => {
  server = await servePages({ '/favicon.ico': '' });
  firefox = await launchFirefox();
});

/** How many faults there were before this test. */
let before = 0;
beforeEach(() => {
  before = firefox.faults.length;
});
afterEach(() => firefox.clear());
afterAll(async () => {
  await firefox?.close();
  await server.close();
});

/** The page's markup and where each of its elements stands; our one host left out. */
async function skeleton(page: Page): Promise<{ markup: string; places: string[] }> {
  const { markup, places } = await page.evaluate(() => ({
    markup: document.documentElement.outerHTML.replace(
      '<counterpoint-host popover="manual"></counterpoint-host>',
      '',
    ),
    places: [...document.querySelectorAll('*')]
      .filter(({ localName }) => localName !== 'counterpoint-host')
      .map((element) => {
        const { x, y, width, height } = element.getBoundingClientRect();
        return [element.localName, x + scrollX, y + scrollY, width, height].join(' ');
      }),
  }));
  return { markup: anywhere(markup), places };
}

/** What our own frame says in its own document when a page's sandbox bars it; the page hears nothing of it. */
const OURS_SHUT_OUT = /^Error: Security Error: Content at moz-nullprincipal:.* to moz-extension:/;

/** Without the host that the page was loaded by. */
const anywhere = (text: string): string => text.replaceAll(/127\.0\.0\.1|localhost/g, 'host');

/** The same page where the extension may not read it, and what the console says of it there. */
async function withoutUs(address: string) {
  const earlier = firefox.faults.length;
  const page = await firefox.open(outOfReach(address));
  const bare = await skeleton(page);
  await page.close();
  return { bare, faults: firefox.faults.slice(earlier).map(anywhere) };
}

/** Reads the page; afterwards it must stand as it does without us, with no error that it has not by itself. */
async function readUnharmed(address: string) {
  const { bare, faults } = await withoutUs(address);
  const earlier = firefox.faults.length;
  const { page, reading } = await firefox.read(address);
  const check = async () => {
    expect(await skeleton(page)).toEqual(bare);
    const thrown = firefox.faults.slice(earlier).filter((fault) => !OURS_SHUT_OUT.test(fault));
    expect(thrown.map(anywhere), 'errors thrown').toEqual(faults);
  };
  await check();
  return { page, reading, check };
}

test('an error thrown into a page is seen by these tests', async () => {
  server.set('/faulty', '<!doctype html><title>Faulty</title><script>throw Error("seen")</script>');
  await firefox.open(`${server.origin}/faulty`);
  await until('the error', () => firefox.faults.length > before);
  expect(firefox.faults.slice(before).join()).toContain('seen');
});

test.each(shells)(
  'dressed as %s, a page that is marked and has a card open is otherwise as it was',
  async (shell) => {
    server.set('/page', dressedPage(article, shell));
    const { page, reading, check } = await readUnharmed(`${server.origin}/page`);
    await clickMark(page, reading.claims[0]?.text ?? '');
    await cardOf(page);
    await check();
    expect(await page.$$('counterpoint-host')).toHaveLength(1);
    await page.keyboard.press('Escape');
    await noCard(page);
    await check();
  },
);

const links = (count: number): string =>
  Array.from(
    { length: count },
    (_, index) => `<li><a href="/${index}">Trusts ${index}</a></li>`,
  ).join('');

describe('a page without an article', () => {
  test('says so and is left alone', async () => {
    server.set('/menu', `<!doctype html><title>Contents</title><nav><ul>${links(60)}</ul></nav>`);
    const { page, reading } = await readUnharmed(`${server.origin}/menu`);
    expect(reading.state.kind).toBe('not-an-article');
    expect(await highlighted(page)).toEqual({});
  });

  test('of another matter is read and left unmarked', async () => {
    server.set('/other', dressedPage(readArticle('w5-01-restaurant-chains-merge'), 'weekly'));
    const { page, reading } = await readUnharmed(`${server.origin}/other`);
    expect(reading.state.kind).toBe('nothing-found');
    expect(await highlighted(page)).toEqual({});
  });

  const sentence = 'Collaboration between schools has raised attainment in the county.';
  const odd: Record<string, Served> = {
    empty: { body: '' },
    'of frames': { body: '<frameset cols="50%,50%"><frame src="/a"><frame src="/b"></frameset>' },
    'of plain text': { body: sentence, headers: { 'content-type': 'text/plain' } },
    'of XML': {
      body: `<feed><entry>${sentence}</entry></feed>`,
      headers: { 'content-type': 'application/xml' },
    },
    'of broken XHTML': {
      body: `<html xmlns="http://www.w3.org/1999/xhtml"><body><p>${sentence}</body></html>`,
      headers: { 'content-type': 'application/xhtml+xml' },
    },
    'of SVG': {
      body: `<svg xmlns="http://www.w3.org/2000/svg"><text y="20">${sentence}</text></svg>`,
      headers: { 'content-type': 'image/svg+xml' },
    },
  };
  test.each(Object.keys(odd))('but %s is left alone', async (name) => {
    const served = odd[name];
    if (served) server.set('/odd', served);
    await readUnharmed(`${server.origin}/odd`);
  });
});

describe('malformed HTML', () => {
  const page = dressedPage(article, 'weekly');
  const broken: Record<string, string> = {
    'nothing closed': page.replaceAll(/<\/(?:p|em|span|strong|li|article|section)>/g, ''),
    'a table, bold and italics around everything, closed crosswise': page
      .replace('</article>', '</div></table></b>')
      .replace('<div class="entry-content">', '<div class="entry-content"><table><tr><p><b><i>'),
    'a comment, an attribute and a script that never end': page.replace(
      '</body>',
      '<a href="x title=\'<!-- <p>Collaboration raises results.</p> <script>if(1<2){/*',
    ),
    'two documents in one, with null characters': `${page}\u0000${page.replaceAll('schools', 'schools\u0000')}`,
    'two thousand elements deep': page.replace(
      '<div class="entry-content">',
      `<div class="entry-content">${'<div>'.repeat(2000)}`,
    ),
  };
  test.each(Object.keys(broken))('with %s is read as the browser mends it', async (name) => {
    server.set('/broken', broken[name] ?? '');
    const { page: opened, reading } = await readUnharmed(`${server.origin}/broken`);
    expect(reading.claims.length).toBeGreaterThan(8);
    await until('marks', async () => (await claimsMarked(opened)).length > 0);
  });
});

describe('a page that replaces its content', () => {
  const paragraphs = (of: typeof article): string =>
    of.paragraphs
      .map((each) => `<p>${escapeHtml(each.map(({ text }) => text).join(' '))}</p>`)
      .join('');
  const story = (of: typeof article): string =>
    `<h1>${escapeHtml(of.title.text)}</h1>${paragraphs(of)}`;
  const quoted = (html: string): string => JSON.stringify(html).replaceAll('<', '\\u003c');
  /** An empty shell that is filled after load, and again by its buttons, as many news sites are. */
  const live = `<!doctype html><title>Live</title><button id="one">One</button><button id="two">Two</button><main><p>Loading…</p></main><script>
const main=document.querySelector('main');const show=(html)=>{main.innerHTML=html};
const stories={one:${quoted(story(article))},two:${quoted(story(another))}};
for(const id in stories)document.getElementById(id).onclick=()=>show(stories[id]);
addEventListener('load',()=>setTimeout(()=>show(stories.one),400));
</script>`;
  const belongs = (text: string, to: typeof article): boolean =>
    flat([to.title, ...to.paragraphs.flat()].map((each) => each.text).join(' ')).includes(text);

  const marksOn = (page: Page) =>
    until('marks', async () => {
      const seen = await claimsMarked(page);
      return seen.length > 3 ? seen : null;
    });

  test('after load is read when it has come', async () => {
    server.set('/live', live);
    const page = await firefox.open(`${server.origin}/live`);
    for (const text of await marksOn(page)) expect(belongs(text, article), text).toBe(true);
    expect(firefox.faults.slice(before)).toEqual([]);
  });

  test('loses no note, typed or saved, and is marked anew', async () => {
    server.set('/live', live);
    const page = await firefox.open(`${server.origin}/live`);
    const [first = ''] = await marksOn(page);
    await clickMark(page, first);
    const card = await cardOf(page);
    const saving = await holdBeforeWriting(firefox);
    await fill(card, 'note', 'typed as the page changed');
    await saving.reached();
    // By the page's own script, as a live page does it, while the card is open and nothing saved yet.
    await page.evaluate(() => document.getElementById('two')?.click());
    await until('marks on the other story', async () => {
      const seen = await claimsMarked(page);
      return seen.length > 3 && seen.every((text) => belongs(text, another));
    });
    await saving.goOn();
    await saved(card);
    await page.keyboard.press('Escape');
    await noCard(page);

    await page.evaluate(() => document.getElementById('one')?.click());
    await until('the note on its words', async () => (await passagesMarked(page)).includes(first));
    await clickMark(page, first);
    expect((await fields(await cardOf(page))).note).toBe('typed as the page changed');
    expect(firefox.faults.slice(before)).toEqual([]);
  });
});

describe('a page that forbids', () => {
  const everything =
    "default-src 'none'; script-src 'none'; style-src 'none'; img-src 'none'; frame-src 'none'; child-src 'none'; connect-src 'none'; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'";

  /** Annotates the first claim in the card, wherever it opened, and finds the note again after a reload. */
  async function annotate(page: Page, text: string, card: Frame | Page) {
    await fill(card, 'note', 'kept all the same');
    await press(card, 'Save');
    await saved(card);
    await page.bringToFront();
    await until('the passage to be marked', async () =>
      (await passagesMarked(page)).includes(flat(text)),
    );
  }

  test('everything by CSP and Trusted Types is marked, annotated, and not moved', async () => {
    server.set('/strict', {
      body: dressedPage(article, 'government'),
      headers: { 'content-security-policy': everything },
    });
    const { page, reading, check } = await readUnharmed(`${server.origin}/strict`);
    const text = reading.claims[1]?.text ?? '';
    await clickMark(page, text);
    const card = await cardOf(page);
    expect(
      await card.evaluate(
        () => getComputedStyle(document.querySelector('.rating') as Element).borderRadius,
      ),
      'the card is styled',
    ).not.toBe('0px');
    await annotate(page, text, card);
    await check();
    await page.reload();
    expect((await firefox.finished(page)).placed).toBe(1);
  });

  test('a mark’s own style gets past the page’s CSP', async () => {
    server.set('/strict', {
      body: dressedPage(another, 'government'),
      headers: { 'content-security-policy': everything },
    });
    const { page } = await firefox.read(`${server.origin}/strict`);
    await until('a mark', async () => (await claimsMarked(page)).length > 0);
    const lines = await page.evaluate(() =>
      [...CSS.highlights.keys()].map(
        (name) => getComputedStyle(document.body, `::highlight(${name})`).textDecorationLine,
      ),
    );
    expect(new Set(lines)).toEqual(new Set(['underline']));
  });

  test.each([
    ['scripts and origin, by sandbox', { 'content-security-policy': `${everything}; sandbox` }],
    [
      'frames, by isolating itself',
      {
        'cross-origin-embedder-policy': 'require-corp',
        'cross-origin-opener-policy': 'same-origin',
      },
    ],
  ])('%s still gets a card, in the page or in a window', async (_, headers) => {
    server.set('/shut', { body: dressedPage(another, 'practice'), headers });
    const { page, reading, check } = await readUnharmed(`${server.origin}/shut`);
    const text = reading.claims[1]?.text ?? '';
    await clickMark(page, text);
    await annotate(page, text, await firefox.cardAnywhere(page));
    await check();
  });
});

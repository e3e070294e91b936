/**
 * Switched off, removed or updated under open pages. Firefox destroys a content script with its
 * extension, with no word to it, and takes away the sheets that it was given. What stays until the page is
 * loaded again is one element, not shown (with it the frame of a card that was open), and highlights without a style; whoever comes next takes both away.
 */
import type { Page } from 'puppeteer-core';
import { readArticle } from '../pages/article.ts';
import { dressedPage } from '../pages/shells.ts';
import { cardOf, type Firefox, until } from './firefox.ts';
import { expect, test } from './fixtures.ts';
import { clickMark, highlighted } from './marks.ts';

test.override('pages', {
  '/page': dressedPage(readArticle('w1-04-select-committee'), 'weekly'),
});

/** What a page shows of us: elements by how they are displayed, and how the words under our highlights are drawn. */
const seen = (page: Page) =>
  page.evaluate(() => ({
    elements: [...document.querySelectorAll('counterpoint-host')].map(
      (element) => getComputedStyle(element).display,
    ),
    drawn: [...CSS.highlights.keys()]
      .filter((name) => name.startsWith('counterpoint-'))
      .map((name) => getComputedStyle(document.body, `::highlight(${name})`).textDecorationLine)
      .filter((line) => line !== 'none').length,
  }));

/** More presses than the page has stops, with the browser's own around it. */
const STOPS = 500;

/** Whether a reader at the keyboard comes upon something of ours, from the page's start round to its end. */
async function isMetByKey(page: Page): Promise<boolean> {
  await page.evaluate(() => (document.querySelector('a') as HTMLElement).focus());
  const first = await page.evaluate(() => document.activeElement?.textContent);
  for (let presses = 0; presses < STOPS; presses += 1) {
    await page.keyboard.press('Tab');
    const { name, text } = await page.evaluate(() => ({
      name: document.activeElement?.localName,
      text: document.activeElement?.textContent,
    }));
    if (name === 'counterpoint-host') return true;
    if (name === 'a' && text === first) return false;
  }
  throw new Error('The keyboard never came round.');
}

const shownOnce = async (page: Page) => {
  const { elements, drawn } = await seen(page);
  return elements.length === 1 && elements[0] === 'block' && drawn > 0;
};

/** The page as a reader meets it is bare; what is left of us is what Firefox leaves. */
async function expectUnseen(page: Page) {
  await page.bringToFront();
  await until('nothing of ours to be drawn', async () => (await seen(page)).drawn === 0);
  expect((await seen(page)).elements, 'one element, not shown').toEqual(['none']);
  expect(await isMetByKey(page)).toBe(false);
}

/**
 * Waits until whatever begins in a page as it loads has begun: Firefox knows of no extension of that name,
 * and a page that has been idle and painted twice has run the scripts that were to come into it.
 */
async function restOf(firefox: Firefox, page: Page) {
  const isKnown = (id: string) => Boolean(WebExtensionPolicy.getByID(id));
  await until(
    'Firefox to know it no more',
    async () => !(await firefox.inWindow(isKnown, firefox.id)),
  );
  await page.evaluate(
    () =>
      new Promise((resolve) => {
        requestIdleCallback(() => requestAnimationFrame(() => requestAnimationFrame(resolve)));
      }),
  );
}

/** Switches the extension off or on, as the browser's own page of add-ons does. */
const setEnabled = (firefox: Firefox, enabled: boolean) =>
  firefox.inWindow(
    async ({ id, on }) => {
      const { AddonManager } = ChromeUtils.importESModule(
        'resource://gre/modules/AddonManager.sys.mjs',
      );
      const addon = await AddonManager.getAddonByID(id);
      await (on ? addon.enable() : addon.disable());
    },
    { id: firefox.id, on: enabled },
  );

test('switched off, nothing of it is seen or met in a page; switched on, the page is read again', async ({
  firefox,
  server,
}) => {
  const { page, reading } = await firefox.read(`${server.origin}/page`);
  await until('marks', () => shownOnce(page));
  await until('its doorway', () => isMetByKey(page));
  await clickMark(page, reading.claims[0]?.text ?? '');
  await cardOf(page);
  await setEnabled(firefox, false);
  await expectUnseen(page);

  await setEnabled(firefox, true);
  await firefox.comeBack();
  await page.bringToFront();
  await until('one reader', () => shownOnce(page));
  expect((await firefox.finished(page)).claims.length).toBe(reading.claims.length);
  await page.reload();
  await until('one reader', () => shownOnce(page));
});

test('updated under an open page, it reads on in it: one element, marks once', async ({
  firefox,
  server,
}) => {
  const { page, reading } = await firefox.read(`${server.origin}/page`);
  await until('marks', () => shownOnce(page));
  const words = async () =>
    Object.values(await highlighted(page))
      .flat()
      .sort();
  const before = await words();
  await firefox.install('9.0');
  await page.bringToFront();
  await until('one reader', () => shownOnce(page));
  expect((await firefox.finished(page)).claims.length).toBe(reading.claims.length);
  await until('the same marks', async () => String(await words()) === String(before));
  await until('its doorway', () => isMetByKey(page));
});

test('removed, nothing of it is seen or met in a page that is open; installed again, it reads', async ({
  firefox,
  server,
}) => {
  const { page } = await firefox.read(`${server.origin}/page`);
  await until('marks', () => shownOnce(page));
  await firefox.uninstall();
  await expectUnseen(page);
  await page.reload();
  await restOf(firefox, page);
  expect(Object.keys(await highlighted(page))).toEqual([]);
  expect((await seen(page)).elements).toEqual([]);

  await firefox.install();
  await page.bringToFront();
  await page.reload();
  await until('marks again', () => shownOnce(page));
});

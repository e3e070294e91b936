/** What Firefox itself offers of us: its sidebar, its menu of selected words, its keys, its toolbar button. */
import type { Page } from 'puppeteer-core';
import { readArticle } from '../pages/article.ts';
import { dressedPage } from '../pages/shells.ts';
import { texts } from './controls.ts';
import { cardOf, type Firefox, noCard, until } from './firefox.ts';
import { expect, test } from './fixtures.ts';
import type { KeyName } from './keys.ts';
import { claimsMarked, flat, highlighted } from './marks.ts';

test.override('pages', { '/page': dressedPage(readArticle('t1-04-too-big-too-fast'), 'magazine') });

const active = async (page: Page) => (await highlighted(page))['counterpoint-active'] ?? [];

/** Selects the first words of a paragraph, less than a sentence; answers them and a point on them. */
const selectWords = (page: Page): Promise<{ words: string; x: number; y: number }> =>
  page.evaluate(() => {
    const paragraph = document.querySelectorAll('p')[1];
    const words = paragraph?.firstChild;
    if (!(words instanceof Text)) throw new Error('no such paragraph');
    paragraph?.scrollIntoView({ block: 'center', behavior: 'instant' });
    const start = words.data.search(/\S/);
    getSelection()?.setBaseAndExtent(words, start, words, start + 30);
    const [box] = getSelection()?.getRangeAt(0).getClientRects() ?? [];
    return {
      words: (getSelection()?.toString() ?? '').replace(/\s+/g, ' ').trim(),
      x: (box?.left ?? 0) + 20,
      y: (box?.top ?? 0) + 10,
    };
  });

/** Chooses the entry of ours from the menu that the right button opens there, once Firefox has the entry. */
async function chooseFromMenu(
  firefox: Firefox,
  page: Page,
  at: { x: number; y: number },
): Promise<string> {
  const aside = await firefox.openOwn('card.html');
  await until('our entry', () =>
    aside.evaluate(async () => {
      const { browser } = globalThis as unknown as {
        browser: { contextMenus: { update(id: string, to: object): Promise<void> } };
      };
      await browser.contextMenus.update('annotate', {});
      return true;
    }),
  );
  await aside.close();
  await page.bringToFront();
  await page.mouse.click(at.x, at.y, { button: 'right' });
  return until('the entry in the menu', () =>
    firefox.inWindow(() => {
      const menu = document.getElementById('contentAreaContextMenu') as XULMenu | null;
      const entry = menu?.querySelector<HTMLElement>('[id*="menuitem-_annotate"]');
      if (menu?.state !== 'open' || !entry || entry.hidden) return null;
      const label = entry.getAttribute('label');
      menu.activateItem(entry);
      return label;
    }, null),
  );
}

test('the entry in the menu of selected words opens their card, at its note', async ({
  firefox,
  server,
}) => {
  const { page } = await firefox.read(`${server.origin}/page`);
  const { words, ...at } = await selectWords(page);
  expect(await chooseFromMenu(firefox, page, at)).toBe('Add to Counterpoint');
  const card = await cardOf(page);
  expect((await texts(card, 'blockquote.passage')).map(flat)).toEqual([words]);
  await until('the focus in the note', () =>
    card.evaluate(
      () => document.hasFocus() && document.activeElement?.getAttribute('name') === 'note',
    ),
  );
});

test('the command that opens the card of selected words does so under the key that the reader gives it', async ({
  firefox,
  server,
}) => {
  const { page } = await firefox.read(`${server.origin}/page`);
  const options = await firefox.openOwn('options.html');
  await options.evaluate(() => {
    const { browser } = globalThis as unknown as {
      browser: { commands: { update(to: { name: string; shortcut: string }): Promise<void> } };
    };
    return browser.commands.update({ name: 'annotate', shortcut: 'Alt+Shift+U' });
  });
  await page.bringToFront();
  const { words } = await selectWords(page);
  await firefox.press('page', 'AltLeft', 'ShiftLeft', 'KeyU');
  const card = await cardOf(page);
  expect((await texts(card, 'blockquote.passage')).map(flat)).toEqual([words]);
});

test('the keys of the browser go from claim to claim, switch the marks off and on, and open the sidebar', async ({
  firefox,
  server,
}) => {
  const { page, reading } = await firefox.read(`${server.origin}/page`);
  const claim = (number: number) => [flat(reading.claims.at(number)?.text ?? '')];
  await firefox.press('page', 'AltLeft', 'ShiftLeft', 'KeyJ');
  await cardOf(page);
  await until('the first claim', async () => (await active(page)).join() === claim(0).join());
  await page.keyboard.press('Escape');
  await noCard(page);
  await firefox.press('page', 'AltLeft', 'ShiftLeft', 'KeyJ');
  await until('the second claim', async () => (await active(page)).join() === claim(1).join());
  const second = await cardOf(page);
  await firefox.press('page', 'AltLeft', 'ShiftLeft', 'KeyK');
  await until('the first again', async () => (await active(page)).join() === claim(0).join());
  // The words are marked before the card of the second gives way to theirs.
  await until('its card', async () => (await cardOf(page)) !== second);
  await page.keyboard.press('Escape');
  await noCard(page);

  await firefox.press('page', 'AltLeft', 'ShiftLeft', 'KeyR');
  await until('no marks', async () => (await claimsMarked(page)).length === 0);
  await firefox.press('page', 'AltLeft', 'ShiftLeft', 'KeyR');
  await until('the marks again', async () => (await claimsMarked(page)).length > 0);

  await firefox.press('page', 'AltLeft', 'ShiftLeft', 'KeyC');
  const sidebar = await firefox.sidebar();
  const lines = () =>
    sidebar.evaluate((shown) =>
      [...shown.document.querySelectorAll('.claim-words')].map((each) => each.textContent ?? ''),
    );
  await until(
    'a line for each claim',
    async () => (await lines()).length === reading.claims.length,
  );
  expect((await lines()).map(flat)).toEqual(reading.claims.map(({ text }) => flat(text)));
});

test('in the browser’s sidebar, by keyboard: to the next claim, to the picture and the notes', async ({
  firefox,
  server,
}) => {
  const { page, reading } = await firefox.read(`${server.origin}/page`);
  await firefox.showSidebar();
  const sidebar = await firefox.sidebar();
  const focused = () =>
    sidebar.evaluate(({ document: shown }) =>
      shown.hasFocus() ? (shown.activeElement?.textContent ?? '').trim() : '',
    );
  const keys = await sidebar.evaluateHandle((shown) => {
    const heard = { down: 0 };
    const hear = () => Object.assign(heard, { down: heard.down + 1 });
    shown.addEventListener('keydown', hear, true);
    return heard;
  });
  /** Keys come to the sidebar's process by another way than our questions, which may overtake them. */
  const press = async (...pressed: readonly KeyName[]) => {
    const before = await keys.evaluate(({ down }) => down);
    await firefox.press('sidebar', ...pressed);
    await until(
      'the keys to come',
      async () => (await keys.evaluate(({ down }) => down)) >= before + pressed.length,
    );
  };
  const tabTo = async (name: RegExp, ...held: readonly 'ShiftLeft'[]) => {
    const met: string[] = [];
    for (let presses = 0; presses < 60; presses += 1) {
      const now = await focused();
      if (name.test(now)) return;
      met.push(now);
      await press(...held, 'Tab');
    }
    throw new Error(
      `${name} never had the focus: ${met.map((each) => each.slice(0, 40)).join(' → ')}`,
    );
  };
  await until('its claims', () =>
    sidebar.evaluate(({ document: shown }) => shown.querySelector('.claim-line') !== null),
  );
  await tabTo(/Next$/);
  await press('Enter');
  await until(
    'the claim on the page',
    async () => (await active(page))[0] === flat(reading.claims[0]?.text ?? ''),
  );
  await cardOf(page);
  const second = flat(reading.claims[1]?.text ?? '');
  await tabTo(new RegExp(`^${second.slice(0, 20).replace(/\W/g, '.')}`));
  await press('Enter');
  await until('the second claim on the page', async () => (await active(page))[0] === second);
  const shows = (selector: string) =>
    sidebar.evaluate(
      ({ document: shown }, wanted) => shown.querySelector(wanted) !== null,
      selector,
    );
  await tabTo(/^At a glance$/, 'ShiftLeft');
  await press('Enter');
  await until('the picture', () => shows('.page-lanes .bar'));
  await tabTo(/^Notes \(0\)$/);
  await press('Enter');
  await until('no note yet', () =>
    sidebar.evaluate(({ document: shown }) =>
      shown.body.innerText.includes('You have no note on this page.'),
    ),
  );
});

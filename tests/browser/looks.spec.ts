/** The colours of marks and the language of dates: set in the options, seen at once in what is open. */
import type { Page } from '@playwright/test';
import { markColours } from '../../lib/mark-colours.ts';
import { readArticle } from '../pages/article.ts';
import { dressedPage } from '../pages/shells.ts';
import { cardFrame, clickMark, expect, highlighted, test } from './extension.ts';

test.beforeEach(({ server }) =>
  server.set('/page', dressedPage(readArticle('w1-04-select-committee'), 'weekly')),
);

/** The colours of the lines under the marks that are painted now. */
const lines = async (page: Page): Promise<string[]> => {
  const names = Object.keys(await highlighted(page)).filter((name) =>
    /-(?:asserts|disputes|open)-/.test(name),
  );
  return page.evaluate(
    (all) => [
      ...new Set(
        all.map(
          (name) => getComputedStyle(document.body, `::highlight(${name})`).textDecorationColor,
        ),
      ),
    ],
    names,
  );
};
const rgb = (hex: string) =>
  `rgb(${[1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)).join(', ')})`;

test('the colours of marks change in a tab that is open, and back', async ({
  extension,
  server,
}) => {
  const { page } = await extension.read(`${server.origin}/page`);
  await expect.poll(async () => (await lines(page)).length).toBeGreaterThan(0);
  const before = await lines(page);
  const options = await extension.open('options.html');
  await options.getByLabel('No colour').check();
  await page.bringToFront();
  await expect.poll(() => lines(page)).toEqual([rgb(markColours.plain.light.asserts)]);
  await options.getByLabel('Further apart').check();
  await expect
    .poll(async () =>
      (await lines(page)).filter(
        (each) => !Object.values(markColours.apart.light).map(rgb).includes(each),
      ),
    )
    .toEqual([]);
  await options.getByLabel('Blue, brown and violet').check();
  await expect.poll(() => lines(page)).toEqual(before);
});

test('dates are said in another language wherever they stand', async ({ extension, server }) => {
  const { page, reading } = await extension.read(`${server.origin}/page`);
  await clickMark(page, reading.claims[0]?.text ?? '');
  const card = await cardFrame(page);
  await card.getByLabel('Note', { exact: true }).fill('dated');
  await card.getByRole('button', { name: 'Save' }).click();
  await expect(card.getByText('Saved', { exact: true })).toBeVisible();
  const notebook = await extension.open('notebook.html');
  const months = (tag: string) => {
    const month = new Intl.DateTimeFormat(tag, { month: 'long' }).format(new Date());
    return new RegExp(`${month} ${new Date().getFullYear()}`);
  };
  await expect(notebook.getByText(months('en-GB')).first()).toBeVisible();
  const options = await extension.open('options.html');
  await options.getByLabel('Language of dates').selectOption({ label: 'français' });
  await expect(options.getByText('28 mars 2026')).toBeVisible();
  await expect(notebook.getByText(months('fr')).first()).toBeVisible();
  await options
    .getByLabel('Language of dates')
    .selectOption({ label: 'The language of the browser' });
  await expect(options.getByText('28 mars 2026')).toHaveCount(0);
  await options.getByLabel('Language of dates').selectOption({ label: 'British English' });
  await expect(notebook.getByText(months('en-GB')).first()).toBeVisible();
});

import { giveCommand, tabOf, workerOf } from '../../scripts/extension-driver.ts';
import { readArticle } from '../pages/article.ts';
import { dressedPage } from '../pages/shells.ts';
import { violations } from './axe.ts';
import { cardFrame, clickMark, expect, highlighted, test } from './extension.ts';
import { article, lines, panelOf } from './panels.ts';

test('follows the reader from tab to tab, and a page as it changes', async ({
  extension,
  server,
}) => {
  server.set('/page', article());
  server.set('/other', dressedPage(readArticle('t1-04-too-big-too-fast'), 'magazine'));
  const first = await extension.read(`${server.origin}/page`);
  const other = await extension.read(`${server.origin}/other`);
  const worker = await workerOf(extension.context);
  const ids = [
    await tabOf(extension.context, first.page),
    await tabOf(extension.context, other.page),
  ];
  const show = (id: number | undefined) =>
    worker.evaluate((tab) => chrome.tabs.update(tab, { active: true }), id ?? -1);
  await show(ids[0]);
  const windowId = await worker.evaluate(
    async (tab) => (await chrome.tabs.get(tab)).windowId,
    ids[0] ?? -1,
  );
  const [panel] = await Promise.all([
    extension.context.waitForEvent('page', (each) => each.url().includes('sidepanel')),
    worker.evaluate(
      (url) => chrome.windows.create({ url }),
      `chrome-extension://${extension.id}/sidepanel.html?window=${windowId}`,
    ),
  ]);
  await expect(panel.getByRole('heading', { level: 1 })).toHaveText(first.reading.identity.title);
  await show(ids[1]);
  await expect(panel.getByRole('heading', { level: 1 })).toHaveText(other.reading.identity.title);
  await expect(lines(panel)).toHaveCount(other.reading.claims.length);
  await other.page.evaluate(() => {
    for (const element of document.querySelectorAll('.article__body p')) element.remove();
  });
  await expect(lines(panel)).not.toHaveCount(other.reading.claims.length);
  await show(ids[0]);
  await expect(lines(panel)).toHaveCount(first.reading.claims.length);
});

test('a note whose words are gone is placed again on words selected on the page, and undone', async ({
  extension,
  server,
}) => {
  const id = 't1-04-too-big-too-fast';
  server.set('/page', dressedPage(readArticle(id), 'weekly'));
  const { page, reading } = await extension.read(`${server.origin}/page`);
  const [, claim] = reading.claims;
  if (!claim) throw new Error('no claim');
  await clickMark(page, claim.text);
  const card = await cardFrame(page);
  await card.getByLabel('Note', { exact: true }).fill('Who counted?');
  await card.getByRole('button', { name: 'Save' }).click();
  await expect(card.getByText('Saved', { exact: true })).toBeVisible();
  const panel = await panelOf(extension, page);
  await panel.getByRole('button', { name: 'Notes (1)' }).click();
  await expect(panel.locator('.page-notes li')).toContainText('Who counted?');

  // The paper rewrote its article: the sentence is gone.
  const kept = readArticle(id);
  const paragraphs = kept.paragraphs.map((sentences) =>
    sentences.filter(({ text }) => text !== claim.text),
  );
  const title = kept.title.text === claim.text ? { ...kept.title, text: 'Too big' } : kept.title;
  server.set('/page', dressedPage({ ...kept, title, paragraphs }, 'weekly'));
  await page.bringToFront();
  await page.reload();
  const orphan = panel.locator('.orphans li');
  await expect(orphan).toContainText(claim.text);
  await expect(orphan).toContainText('These words no longer stand on the page.');
  await orphan.getByRole('button', { name: 'Place it again' }).click();
  await expect(orphan.getByRole('button', { name: 'Place it on these words' })).toBeDisabled();
  const target = page.locator('.entry-content p').nth(3);
  await target.selectText();
  const words = (await target.innerText()).slice(0, 30);
  await expect(orphan.getByText(`Selected: “${words}`)).toBeVisible();
  await orphan.getByRole('button', { name: 'Place it on these words' }).click();
  await expect(panel.getByText('The note is on these words now.')).toBeVisible();
  await expect(panel.locator('.page-notes li')).toContainText(words);
  await expect(orphan).toHaveCount(0);
  await expect
    .poll(async () => (await highlighted(page))['counterpoint-passage-light']?.[0] ?? '')
    .toContain(words);
  // The page may show it before it is said: the next press is for what is said by then.
  await panel.getByRole('button', { name: 'Undo' }).click();
  await expect(panel.getByText('It is as it was.')).toBeVisible();
  await expect(orphan).toContainText(claim.text);
  await orphan.getByRole('button', { name: 'Keep it as a note on the whole page' }).click();
  await expect(panel.locator('.page-notes li')).toContainText('On the page as a whole');
  await expect(panel.locator('.page-notes li')).toContainText(claim.text);
  await expect(panel.getByText('It is a note on the whole page now.')).toBeVisible();
  await panel.getByRole('button', { name: 'Delete' }).click();
  await expect(panel.getByText('You have no note on this page.')).toBeVisible();
  await expect(panel.getByText('Deleted.')).toBeVisible();
  await panel.getByRole('button', { name: 'Undo' }).click();
  await expect(panel.getByText('It is as it was.')).toBeVisible();
  await expect(panel.locator('.page-notes li')).toContainText('Who counted?');
});

test('a page that is no article says so, and is read all the same when the reader wants it', async ({
  extension,
  server,
}) => {
  const claim = 'Collaboration between schools raises attainment, the report says.';
  const links = Array.from({ length: 40 }, (_, i) => `<li><a href="/${i}">Page ${i}</a></li>`);
  server.set(
    '/menu',
    `<!doctype html><title>Contents</title><nav><ul>${links.join('')}</ul></nav><p>${claim}</p>`,
  );
  const { page, reading } = await extension.read(`${server.origin}/menu`);
  expect(reading.state.kind).toBe('not-an-article');
  const panel = await panelOf(extension, page);
  await expect(panel.getByRole('heading', { name: 'No article here' })).toBeVisible();
  expect(await violations(panel)).toEqual([]);
  await panel.getByRole('button', { name: 'Read it all the same' }).click();
  await expect(panel.locator('.claim-words')).toHaveText([claim]);
  await page.bringToFront();
  await expect.poll(async () => Object.values(await highlighted(page)).flat()).toContain(claim);
});

test('nothing found, off, paywalled, not read and shut: each is said, with what can be done', async ({
  extension,
  server,
}) => {
  server.set('/else', dressedPage(readArticle('w5-01-restaurant-chains-merge'), 'weekly'));
  const first = await extension.read(`${server.origin}/else`);
  const nothing = await panelOf(extension, first.page);
  await expect(nothing.getByRole('heading', { name: 'No claim found' })).toBeVisible();
  expect(await violations(nothing)).toEqual([]);

  const says =
    '<script type="application/ld+json">{"@type":"NewsArticle","isAccessibleForFree":false}</script>';
  server.set('/paid', article().replace('</head>', `${says}</head>`));
  const second = await extension.read(`${server.origin}/paid`);
  const paid = await panelOf(extension, second.page);
  await expect(
    paid.getByText(/^The page says that part of it is for subscribers\. \d+ /),
  ).toBeVisible();
  await giveCommand(extension.context, second.page, 'toggle-reading');
  await expect(paid.getByRole('heading', { name: 'Off on this page' })).toBeVisible();
  expect(await violations(paid)).toEqual([]);
  await paid.getByRole('button', { name: 'Turn on again' }).click();
  await expect(lines(paid)).toHaveCount(second.reading.claims.length);

  // By this name the page is out of the extension's reach.
  const page = await extension.context.newPage();
  await page.goto(`${server.origin.replace('127.0.0.1', 'localhost')}/else`);
  await page.bringToFront();
  const worker = await workerOf(extension.context);
  const [tab] = await worker.evaluate(() => chrome.tabs.query({ active: true }));
  const unread = await extension.open(`sidepanel.html?tab=${tab?.id}`);
  await expect(unread.getByRole('heading', { name: 'Not read yet' })).toBeVisible();
  await unread.getByRole('button', { name: 'Read this page' }).click();
  await expect(unread.getByRole('status')).toContainText('press the Counterpoint button');
  expect(await violations(unread)).toEqual([]);
  await page.goto('chrome://version/');
  const shut = unread.getByRole('heading', { name: 'Not allowed here' });
  // Pressed while the panel still follows the tab to its new page, the button is of the page before.
  await expect(async () => {
    if (!(await shut.isVisible()))
      await unread.getByRole('button', { name: 'Read this page' }).click({ timeout: 2000 });
    await expect(shut).toBeVisible({ timeout: 2000 });
  }).toPass();
});

declare const chrome: {
  readonly tabs: {
    update(id: number, change: object): Promise<unknown>;
    get(id: number): Promise<{ windowId: number }>;
    query(by: object): Promise<{ id: number }[]>;
  };
  readonly windows: { create(options: object): Promise<unknown> };
};

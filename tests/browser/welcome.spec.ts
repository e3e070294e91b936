/** The first screen after the install, and the sample page that it offers. */
import { readArticle } from '../pages/article.ts';
import { dressedPage } from '../pages/shells.ts';
import {
  cardFrame,
  clickMark,
  type Extension,
  expect,
  finishedReading,
  highlighted,
  launch,
  test,
} from './extension.ts';
import { stopWorker } from './stop-worker.ts';

const welcomes = ({ context }: Extension) =>
  context.pages().filter((page) => page.url().endsWith('welcome.html'));

test('the install opens it, once, and says what is not sent', async ({ server }) => {
  server.set('/page', dressedPage(readArticle('w1-04-select-committee'), 'weekly'));
  const extension = await launch();
  await expect.poll(() => welcomes(extension).length).toBe(1);
  const [page] = welcomes(extension);
  if (!page) throw new Error('no welcome');
  await expect(page.getByRole('heading', { name: 'What it sends: nothing' })).toBeVisible();
  // Its worker is stopped and begins anew, as it does all the time, and does its work: no other has come.
  await stopWorker(page);
  await extension.read(`${server.origin}/page`);
  expect(welcomes(extension)).toHaveLength(1);
  await extension.context.close();
});

test('asks for the chosen sites in the click, by keyboard alone', async ({ extension }) => {
  const page = await extension.context.newPage();
  await page.addInitScript(() => {
    const { permissions } = (
      globalThis as unknown as {
        chrome: { permissions: { request(wanted: { origins: string[] }): Promise<boolean> } };
      }
    ).chrome;
    permissions.request = async ({ origins }) => {
      document.title = `${navigator.userActivation.isActive} ${origins.join(' ')}`;
      return true;
    };
  });
  await page.goto(`chrome-extension://${extension.id}/welcome.html`);
  await page.getByLabel(/^Tes/).focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page).toHaveTitle('true *://*.schoolsweek.co.uk/* *://*.sec-ed.co.uk/*');
  await expect(page.getByRole('status')).toHaveText('It reads along there from now on.');
});

test('the sample page is read, marked, opened and noted like any other', async ({ extension }) => {
  const welcome = await extension.open('welcome.html');
  const [page] = await Promise.all([
    // The welcome of the install may come only now.
    extension.context.waitForEvent('page', (each) => each.url().includes('/sample.html')),
    welcome.getByRole('button', { name: 'Try it on a sample page' }).click(),
  ]);
  const reading = await finishedReading(extension.context, page);
  const stances = new Set(
    reading.claims.flatMap(({ propositions }) => propositions.map((p) => p.stance)),
  );
  expect([...stances].sort()).toEqual(['asserts', 'disputes', 'open']);
  const text = reading.claims.find((claim) => claim.text.includes('raises attainment'))?.text ?? '';
  await clickMark(page, text);
  const card = await cardFrame(page);
  await card.getByLabel('Note', { exact: true }).fill('tried');
  await card.getByRole('button', { name: 'Save' }).click();
  await expect(card.getByText('Saved', { exact: true })).toBeVisible();
  expect(
    await page.evaluate(() =>
      [...document.adoptedStyleSheets].some((sheet) => sheet.cssRules.length > 10),
    ),
  ).toBe(true);
  expect(Object.keys(await highlighted(page)).length).toBeGreaterThan(1);
});

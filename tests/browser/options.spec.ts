/** The options: every setting kept, seen in tabs that are open already, and taken back. */
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { readingOf, workerOf } from '../../scripts/extension-driver.ts';
import { readArticle } from '../pages/article.ts';
import { dressedPage } from '../pages/shells.ts';
import { manners, overflow, violations } from './axe.ts';
import { pressMore } from './card-controls.ts';
import { cardFrame, clickMark, type Extension, expect, test } from './extension.ts';
import { stopWorker } from './stop-worker.ts';

test.beforeEach(({ server }) =>
  server.set('/page', dressedPage(readArticle('w1-04-select-committee'), 'weekly')),
);

const found = (extension: Extension, page: Page) => async () => {
  const reading = await readingOf(extension.context, page);
  return reading?.state.kind === 'read' ? reading.claims.length : -1;
};

test('sensitivity marks more or fewer sentences in a tab that is open', async ({
  extension,
  server,
}) => {
  const { page, reading } = await extension.read(`${server.origin}/page`);
  const options = await extension.open('options.html');
  await options.getByLabel('More', { exact: true }).check();
  await expect.poll(found(extension, page)).toBeGreaterThan(reading.claims.length);
  await options.getByLabel('Fewer').check();
  await expect.poll(found(extension, page)).toBeLessThan(reading.claims.length);
  await options.getByLabel('Balanced').check();
  await expect.poll(found(extension, page)).toBe(reading.claims.length);
});

test('a setting reaches open tabs also while the worker sleeps', async ({ extension, server }) => {
  const { page, reading } = await extension.read(`${server.origin}/page`);
  const options = await extension.open('options.html');
  await expect(options.getByLabel('Balanced')).toBeChecked();
  await (await workerOf(extension.context)).evaluate(() => 0);
  await stopWorker(options);
  await options.getByLabel('More', { exact: true }).check();
  await expect.poll(found(extension, page)).toBeGreaterThan(reading.claims.length);
  await options.getByLabel('Balanced').check();
  await expect.poll(found(extension, page)).toBe(reading.claims.length);
});

test('what is set is kept, though the page is closed in the very click', async ({ extension }) => {
  const names = ['Print the marks with the page', 'Government push'];
  // Set and set back: twice for each way.
  for (const wanted of [true, false, true, false]) {
    for (const name of names) {
      const options = await extension.open('options.html');
      const box = options.getByRole('checkbox', { name });
      await expect(box).toBeChecked({ checked: (name === names[0]) !== wanted });
      const closed = options.waitForEvent('close');
      // The page may be gone before it has answered.
      await box
        .evaluate((element: HTMLElement) => {
          element.click();
          window.close();
        })
        .catch(() => undefined);
      await closed;
    }
    const again = await extension.open('options.html');
    for (const name of names)
      await expect(again.getByRole('checkbox', { name })).toBeChecked({
        checked: (name === names[0]) === wanted,
      });
    await again.close();
  }
});

test('a muted proposition loses its marks at once, and “Undo” brings them back', async ({
  extension,
  server,
}) => {
  const { page, reading } = await extension.read(`${server.origin}/page`);
  const muted = 'mandate';
  const of = reading.claims.filter(({ propositions }) =>
    propositions.every(({ id }) => id === muted),
  );
  const options = await extension.open('options.html');
  const box = options.getByRole('checkbox', { name: 'Government push' });
  expect(of.length).toBeGreaterThan(0);
  await box.uncheck();
  await expect.poll(found(extension, page)).toBe(reading.claims.length - of.length);
  await options.getByRole('button', { name: 'Undo' }).click();
  await expect(box).toBeChecked();
  await expect.poll(found(extension, page)).toBe(reading.claims.length);
});

test('what was set is taken back by Ctrl+Z from the box itself, and a dismissed notice leaves the focus in its place', async ({
  extension,
}) => {
  const options = await extension.open('options.html');
  const box = options.getByRole('checkbox', { name: 'Government push' });
  await box.focus();
  await options.keyboard.press('Space');
  await expect(options.getByRole('button', { name: 'Undo' })).toBeVisible();
  await expect(box).not.toBeChecked();
  await options.keyboard.press('Control+z');
  await expect(box).toBeChecked();
  const notice = options.locator('.notice');
  // What is dismissed is the last thing said.
  await expect(notice.getByRole('status')).toHaveText('It is as it was.');
  const dismiss = options.getByRole('button', { name: 'Dismiss' });
  await dismiss.press('Enter');
  await expect(dismiss).toHaveCount(0);
  await expect(notice.getByRole('status')).toBeFocused();

  await box.press('Space');
  await expect(box).not.toBeChecked();
  await expect(notice.getByRole('button', { name: 'Undo' })).toBeVisible();
  // Where words are typed, the browser takes back typing. Our own listener stands before this one.
  await options.evaluate(() =>
    addEventListener('keydown', ({ key, defaultPrevented }) => {
      if (key === 'z') Object.assign(globalThis, { taken: defaultPrevented });
    }),
  );
  const taken = () =>
    options.evaluate(() => (globalThis as unknown as { taken?: boolean }).taken ?? null);
  await options.getByRole('textbox', { name: 'Template' }).press('Control+z');
  await expect.poll(taken).toBe(false);
  await expect(box).not.toBeChecked();
  await notice.getByRole('button', { name: 'Undo' }).press('Enter');
  await expect(box).toBeChecked();
  await expect(notice.getByRole('status')).toBeFocused();
});

test('a resting pointer opens the card only for a reader who wants it', async ({
  extension,
  server,
}) => {
  const { page, reading } = await extension.read(`${server.origin}/page`);
  const text = reading.claims[0]?.text ?? '';
  await clickMark(page, text);
  await cardFrame(page);
  await page.keyboard.press('Escape');
  await expect.poll(() => page.frames().length).toBe(1);
  const options = await extension.open('options.html');
  await options.getByLabel('Open the card when the pointer rests on a mark').check();
  await expect(options.getByText('Kept.', { exact: true })).toBeVisible();
  await page.bringToFront();
  const heading = await page.getByRole('heading', { level: 1 }).boundingBox();
  if (!heading) throw new Error('no heading');
  await expect
    .poll(
      async () => {
        const { length } = page.frames();
        if (length > 1) return length;
        // The headline is a claim. The setting may take a moment to arrive: then once more.
        await page.mouse.move(3, 3);
        await page.mouse.move(heading.x + 20, heading.y + 15);
        return length;
      },
      { intervals: [1_000] },
    )
    .toBe(2);
  await options.getByLabel('Open the card when the pointer rests on a mark').uncheck();
});

test('a sentence called “not a claim” is listed with its page, and marked again on demand', async ({
  extension,
  server,
}) => {
  // An article of its own: other tests of the same browser dismiss sentences of theirs.
  server.set('/page', dressedPage(readArticle('t4-02-turning-harrowmead-round'), 'practice'));
  const { page, reading } = await extension.read(`${server.origin}/page`);
  const text = reading.claims[1]?.text ?? '';
  await clickMark(page, text);
  const card = await cardFrame(page);
  await pressMore(card, 'Not a claim');
  await expect.poll(found(extension, page)).toBe(reading.claims.length - 1);
  const options = await extension.open('options.html');
  const again = options.getByRole('button', { name: `Mark it again: ${text}` });
  await expect(options.locator('li', { has: again })).toContainText(reading.identity.title);
  await again.click();
  await expect.poll(found(extension, page)).toBe(reading.claims.length);
  await expect(again).toHaveCount(0);
  await options.getByRole('button', { name: 'Undo' }).click();
  await expect(again).toBeVisible();
  await again.click();
  await expect(again).toHaveCount(0);
});

test('a template is previewed as it is typed, with its faults by line, and goes back to the one it came with', async ({
  extension,
  server,
}) => {
  await extension.read(`${server.origin}/page`);
  const options = await extension.open('options.html');
  const editor = options.getByRole('textbox', { name: 'Template' });
  const preview = options.getByRole('region', { name: 'What it makes of a page' });
  await expect(preview).toContainText('# ');
  await editor.fill('Mine: {{title}}');
  await expect(preview).toContainText('Mine: ');
  await editor.fill('Mine: {{title}}\n{{nonsense}}');
  await expect(options.getByText(/2.*There is no field “nonsense”/)).toBeVisible();
  await expect(preview).toContainText('Mine: ');
  await options.getByRole('button', { name: /Back to/ }).click();
  await expect(preview).not.toContainText('Mine: ');
  await expect(editor).toBeFocused();
  await expect(editor).not.toHaveValue(/Mine/);
  await expect(editor).toHaveValue(/{{title}}/);
});

test('settings leave as a file and come back; a bad file changes nothing and says why', async ({
  extension,
}) => {
  const options = await extension.open('options.html');
  await options.getByLabel('Print the marks with the page').check();
  const [download] = await Promise.all([
    options.waitForEvent('download'),
    options.getByRole('button', { name: 'Save settings as a file' }).click(),
  ]);
  const saved = readFileSync(await download.path());
  await options.getByLabel('Print the marks with the page').uncheck();
  const open = (text: Buffer | string) =>
    options
      .getByLabel('Take over settings from a file')
      .setInputFiles({ name: 's.json', mimeType: 'application/json', buffer: Buffer.from(text) });
  const said = options.locator('.options-foot').getByRole('status');
  await open(saved);
  await expect(said).toHaveText('The settings of the file are yours now.');
  await expect(options.getByLabel('Print the marks with the page')).toBeChecked();
  await options.getByRole('button', { name: 'Undo' }).click();
  await expect(options.getByLabel('Print the marks with the page')).not.toBeChecked();
  for (const bad of ['{', '[]', saved.toString().replace('"balanced"', '"all of them"')]) {
    await open(bad);
    await expect(said).toContainText('Nothing was changed.');
    await options.getByRole('button', { name: 'Dismiss' }).click();
    await expect(said).toHaveText('');
  }
  await expect(options.getByLabel('Balanced')).toBeChecked();
});

test('sites are listed, and the browser’s refusal to take one back is told', async ({
  extension,
}) => {
  const options = await extension.open('options.html');
  await options.getByRole('button', { name: 'Stop reading 127.0.0.1' }).click();
  // The tests' own site is granted by the manifest: that no browser takes back.
  await expect(options.locator('.options-foot').getByRole('status')).toContainText(
    'The browser did not take the permission back.',
  );
  await expect(options.getByRole('button', { name: 'Read along on Schools Week' })).toBeVisible();
});

for (const { colorScheme, width } of manners) {
  test(`axe finds nothing, and nothing runs over: ${colorScheme}, ${width} px`, async ({
    extension,
    server,
  }) => {
    const { page, reading } = await extension.read(`${server.origin}/page`);
    await clickMark(page, reading.claims[2]?.text ?? '');
    await pressMore(await cardFrame(page), 'Not a claim');
    await expect.poll(found(extension, page)).toBe(reading.claims.length - 1);
    const options = await extension.open('options.html');
    await expect(options.locator('.option-quote').first()).toBeVisible();
    await options.setViewportSize({ width, height: 900 });
    await options.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await expect(options.getByLabel('Balanced')).toBeChecked();
    await options.getByLabel('Balanced').press('ArrowDown');
    await options.getByLabel('More', { exact: true }).press('ArrowUp');
    await options
      .getByText('What a template may hold')
      .or(options.locator('.template summary'))
      .first()
      .click();
    expect(await violations(options)).toEqual([]);
    expect(await overflow(options)).toBe(0);
  });
}

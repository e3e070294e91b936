/** The two pages that answer "how do you know?": the source reader and the knowledge page. */

import { passagesOf } from '../../lib/knowledge/passages.ts';
import { loadSeeds } from '../../scripts/load-knowledge.ts';
import { overflow, violations } from './axe.ts';
import { expect, test } from './extension.ts';

const { knowledge, documents } = loadSeeds();

test('a quote’s link leads to its passage: marked, in view, with the focus on it', async ({
  extension,
}) => {
  for (const { id, text } of documents) {
    const passage = passagesOf(id, knowledge).at(-1);
    if (!passage) throw new Error(`nothing cites ${id}`);
    const page = await extension.open(`source.html#${id}:${passage.start}-${passage.end}`);
    const mark = page.locator('mark.target').first();
    await expect(mark).toBeFocused();
    await expect(mark).toBeInViewport();
    const marked = await page.locator('mark.target').allTextContents();
    expect(marked.join('')).toBe(text.slice(passage.start, passage.end));
  }
});

test('from passage to passage, to a proposition and back to its source, by keyboard alone', async ({
  extension,
}) => {
  const [document] = documents;
  if (!document) throw new Error('no document');
  const [first, second] = passagesOf(document.id, knowledge);
  if (!first || !second) throw new Error('too few passages');
  const page = await extension.open(`source.html#${document.id}:${first.start}-${first.end}`);
  // The reader takes the focus to the passage when it has been drawn.
  await expect(page.locator('mark.target').first()).toBeFocused();
  await page.getByRole('link', { name: 'Next passage' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('mark.target').first()).toBeFocused();
  await expect(page.getByRole('status')).toHaveText(/^Passage 2 of \d+$/);
  const cited = page.locator('ol.margin li.asked ul a').first();
  const label = (await cited.textContent()) ?? '';
  await cited.focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('details.entry[open] > summary')).toBeFocused();
  await expect(page.locator('details.entry[open] h2').first()).toHaveText(label);
  await page.getByRole('link', { name: 'See it in the source' }).first().focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('mark.target').first()).toBeFocused();
  await page.goBack();
  await expect(page.locator('details.entry[open] > summary')).toBeFocused();
});

test('search narrows the propositions as it is typed into', async ({ extension }) => {
  const page = await extension.open('knowledge.html');
  await expect(page.locator('details.entry')).toHaveCount(knowledge.propositions.length);
  await page.getByRole('searchbox').fill('oates');
  await expect(page.locator('details.entry')).toHaveCount(1);
  await expect(page.getByRole('status')).toHaveText('1 proposition');
});

test('on paper the bar is gone and the margin stays beside the text', async ({ extension }) => {
  const page = await extension.open(`source.html#${documents[0]?.id}`);
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('.source-bar')).toBeHidden();
  const margin = await page.locator('ol.margin').first().boundingBox();
  const text = await page.locator('.row p').nth(1).boundingBox();
  expect(margin?.x ?? 0).toBeGreaterThan((text?.x ?? 0) + (text?.width ?? 0) - 1);
});

for (const colorScheme of ['light', 'dark'] as const) {
  for (const width of [1280, 320]) {
    test(`axe finds nothing: ${colorScheme}, ${width} px`, async ({ extension }) => {
      for (const path of ['knowledge.html', ...documents.map(({ id }) => `source.html#${id}`)]) {
        const page = await extension.open(path);
        await page.setViewportSize({ width, height: 900 });
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        if (path === 'knowledge.html') {
          await page.getByText('How a rating comes about').click();
          await page.getByRole('button', { name: 'Open all' }).click();
        } else {
          await page.getByText(/^Left out, and why/).click();
        }
        expect(await violations(page), path).toEqual([]);
        expect(await overflow(page), path).toBe(0);
        await page.close();
      }
    });
  }
}

import type { Page } from '@playwright/test';
import { tabOf, workerOf } from '../../scripts/extension-driver.ts';
import { namedOn, placeOf } from './accessibility.ts';
import { type Extension, expect, highlighted } from './extension.ts';

export const address = '/page';

/** Selects words of a paragraph that is no claim with the mouse, as a reader does; answers them. */
export async function selectWords(page: Page): Promise<string> {
  const line = await page.evaluate(() => {
    const paragraph = document.querySelector('.standfirst') ?? document.querySelectorAll('p')[1];
    paragraph?.scrollIntoView({ block: 'center', behavior: 'instant' });
    // A press on words that are selected would drag them.
    getSelection()?.removeAllRanges();
    const range = document.createRange();
    range.selectNodeContents(paragraph as Element);
    const [first] = range.getClientRects();
    return { x: first?.left ?? 0, y: (first?.top ?? 0) + (first?.height ?? 0) / 2 };
  });
  await page.mouse.move(line.x + 2, line.y);
  await page.mouse.down();
  await page.mouse.move(line.x + 120, line.y, { steps: 5 });
  await page.mouse.move(line.x + 260, line.y, { steps: 5 });
  await page.mouse.up();
  const words = await page.evaluate(() => getSelection()?.toString() ?? '');
  expect(words.length).toBeGreaterThan(8);
  return words;
}

/** Presses a button of ours once it stands still: it may be on its way to its place. */
export async function press(page: Page, name: string): Promise<void> {
  let place: { x: number; y: number } | null = null;
  await expect
    .poll(async () => {
      const before = place;
      place = await placeOf(page, 'button', name);
      return place !== null && place.x === before?.x && place.y === before.y;
    })
    .toBe(true);
  const { x, y } = place ?? { x: 0, y: 0 };
  await page.mouse.click(x, y);
}

export const buttons = async (page: Page) =>
  (await namedOn(page)).filter(({ role }) => role === 'button').map(({ name }) => name);
export const own = async (page: Page) => (await highlighted(page))['counterpoint-own-light'] ?? [];

/**
 * Whether a toolbar stands on the page once it has painted and its clocks have run a few times: long after a
 * press has brought one, where the script with the toolbar has come before.
 */
export async function offeredSoon(page: Page): Promise<boolean> {
  for (let time = 0; time < 10; time += 1) {
    // A press is looked at with a clock of no length: those run in turn.
    await page.evaluate(
      () => new Promise((passed) => requestAnimationFrame(() => setTimeout(passed))),
    );
    if ((await buttons(page)).includes('Highlight')) return true;
  }
  return false;
}

/** Chooses the entry of the context menu as the browser does: headless, no menu opens. */
export async function chooseMenuEntry({ context }: Extension, page: Page): Promise<void> {
  const worker = await workerOf(context);
  await worker.evaluate(
    ([id]) =>
      (
        chrome as unknown as {
          contextMenus: { onClicked: { dispatch(info: object, tab: object): void } };
        }
      ).contextMenus.onClicked.dispatch({ menuItemId: 'annotate' }, { id }),
    [await tabOf(context, page)] as const,
  );
}
declare const chrome: unknown;

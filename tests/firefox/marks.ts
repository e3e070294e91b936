/** Marks as the page itself sees them, and what a reader does with them. */
import type { Page } from 'puppeteer-core';
import { byName, flat, placeToClick, readMarks } from '../pages/marks.ts';
import { until } from './firefox.ts';

export { flat };

/** The words under each of our highlights, by the highlight's name. */
export const highlighted = async (page: Page): Promise<Record<string, string[]>> =>
  byName(await page.evaluate(readMarks));

/** The words that are marked as claims, near the viewport. */
export async function claimsMarked(page: Page): Promise<string[]> {
  return Object.entries(await highlighted(page)).flatMap(([name, texts]) =>
    /^counterpoint-(?:asserts|disputes|open)-/.test(name) ? texts : [],
  );
}

/** The words that are marked as saved. */
export async function passagesMarked(page: Page): Promise<string[]> {
  return Object.entries(await highlighted(page)).flatMap(([name, texts]) =>
    name.startsWith('counterpoint-passage-') ? texts : [],
  );
}

/**
 * Everything that is marked as a claim on the page. Marks are painted near the viewport only, so the
 * page is gone through a screen at a time, to its end and until all of `expected` has been seen.
 */
export async function marksThroughout(
  page: Page,
  expected: readonly string[],
): Promise<Set<string>> {
  const seen = new Set<string>();
  let ended = false;
  await until(`marks on ${expected.length} claims`, async () => {
    for (const text of await claimsMarked(page)) seen.add(text);
    if (ended && expected.every((text) => seen.has(text))) return true;
    ended = (await nextScreen(page)) || ended;
    return false;
  });
  return seen;
}

/** Scrolls on by a screen, from the end back to the top; answers whether the end had been reached. */
function nextScreen(page: Page): Promise<boolean> {
  return page.evaluate(async () => {
    const ended = scrollY + innerHeight >= document.documentElement.scrollHeight - 1;
    scrollTo({ top: ended ? 0 : scrollY + innerHeight, behavior: 'instant' });
    // One frame in which the observers look, and one for what they bring about.
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    return ended;
  });
}

/** Clicks the words of a mark that stands still, beside any link in it: a link keeps its own click. */
export async function clickMark(page: Page, text: string): Promise<void> {
  let last: { x: number; y: number } | null = null;
  const point = await until(`words to click in a mark on “${text}”`, async () => {
    const before = last;
    last = await page.evaluate(placeToClick, flat(text));
    return last && last.x === before?.x && last.y === before.y ? last : null;
  });
  await page.mouse.click(point.x, point.y);
}

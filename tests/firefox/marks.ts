/** Marks as the page itself sees them, and what a reader does with them. */
import type { Page } from 'puppeteer-core';
import { until } from './firefox.ts';

/** A text in one spelling, as soft hyphens and wrapped lines of the source are no part of the words. */
export const flat = (text: string): string =>
  text.replaceAll('\u00AD', '').replace(/\s+/g, ' ').trim();

/** The words under each of our highlights, by the highlight's name. */
export async function highlighted(page: Page): Promise<Record<string, string[]>> {
  const found = await page.evaluate(() =>
    [...CSS.highlights]
      .filter(([name]) => name.startsWith('counterpoint-'))
      .map(([name, highlight]): [string, string[]] => [
        name,
        [...highlight].map((range) => {
          const live = document.createRange();
          live.setStart(range.startContainer, range.startOffset);
          live.setEnd(range.endContainer, range.endOffset);
          return live.toString();
        }),
      ]),
  );
  return Object.fromEntries(found.map(([name, texts]) => [name, texts.map(flat)]));
}

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

/** Clicks the words of a mark, beside any link in it: a link keeps its own click. */
export async function clickMark(page: Page, text: string): Promise<void> {
  const point = await until(`words to click in a mark on “${text}”`, async () => {
    const at = await page.evaluate(placeToClick, flat(text));
    if (at === null) await nextScreen(page);
    return at;
  });
  await page.mouse.click(point.x, point.y);
}

/** Runs in the page. Brings the mark on these words into the middle; null while it is not painted. */
function placeToClick(wanted: string): { x: number; y: number } | null {
  const ours = [...CSS.highlights].filter(([name]) => name.startsWith('counterpoint-'));
  for (const range of ours.flatMap(([, highlight]) => [...highlight])) {
    const live = document.createRange();
    live.setStart(range.startContainer, range.startOffset);
    live.setEnd(range.endContainer, range.endOffset);
    const words = live.toString().replaceAll('\u00AD', '').replace(/\s+/g, ' ').trim();
    const block = live.startContainer.parentElement?.closest('p,h1,h2,h3,h4,li,td,body');
    if (words !== wanted || !block) continue;
    block.scrollIntoView({ block: 'center', behavior: 'instant' });
    for (const { x, y, width, height } of live.getClientRects()) {
      for (const share of [0.1, 0.5, 0.9]) {
        const at = { x: x + width * share, y: y + height / 2 };
        const top = document.elementFromPoint(at.x, at.y);
        if (top && block.contains(top) && !top.closest('a')) return at;
      }
    }
  }
  return null;
}

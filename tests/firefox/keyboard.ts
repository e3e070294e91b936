/** The keyboard alone: from stop to stop by Tab, told by the names that a screen reader says. */
import type { Frame, Page } from 'puppeteer-core';
import { until } from './firefox.ts';

type Where = Page | Frame;

/** More presses than any card and page of the tests have stops, twice over. */
const STOPS = 200;

/** Runs in a document. The name of what has the focus in it; empty where it has none. */
function focusedName(): string {
  const at = document.activeElement;
  if (!document.hasFocus() || !(at instanceof HTMLElement)) return '';
  const labels = 'labels' in at ? (at.labels as NodeListOf<HTMLLabelElement> | null) : null;
  const caption = labels?.[0]?.querySelector('.label') ?? labels?.[0];
  const name = at.getAttribute('aria-label') ?? caption?.textContent ?? at.textContent;
  return name.replace(/\s+/g, ' ').trim();
}

/** The name of what has the focus in a page or frame. */
export const focused = (where: Where): Promise<string> => where.evaluate(focusedName);

/** Presses Tab until something of this name has the focus; says what was met where nothing does. */
export async function tabTo(
  page: Page,
  where: Where,
  name: string | RegExp,
  key: 'Tab' | 'Shift+Tab' = 'Tab',
): Promise<void> {
  const met: string[] = [];
  for (let presses = 0; presses < STOPS; presses += 1) {
    const now = await focused(where);
    if (typeof name === 'string' ? now === name : name.test(now)) return;
    met.push(now);
    await chord(page, ...key.split('+'));
    // A press is answered before the frame that it leads into has the focus.
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
  }
  throw new Error(`${name} never had the focus: ${met.slice(0, 60).join(' → ')}`);
}

/** Whether our doorway at the page's end has the focus. */
export const onDoorway = (page: Page): Promise<boolean> =>
  page.evaluate(() => document.activeElement?.localName === 'counterpoint-host');

/** Presses Tab until it has. */
export const tabToDoorway = (page: Page): Promise<true> =>
  until('the doorway', async () => {
    await page.keyboard.press('Tab');
    return onDoorway(page);
  });

/** Presses the last key while the ones before it are held. */
export async function chord(page: Page, ...keys: readonly string[]): Promise<void> {
  const held = keys.slice(0, -1) as 'Shift'[];
  for (const key of held) await page.keyboard.down(key);
  await page.keyboard.press((keys.at(-1) ?? '') as 'Tab');
  for (const key of held.reverse()) await page.keyboard.up(key);
}

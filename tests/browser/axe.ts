/** What axe finds wrong with a page, or a card in its frame, under its real styles. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Frame, Page } from '@playwright/test';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Violations by rule and element, WCAG 2.2 A and AA and axe's best practices; empty when there are none. */
export async function violations(page: Page | Frame): Promise<string[]> {
  await page.evaluate(axe);
  return page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: typeof import('axe-core') };
    const { violations } = await axe.run({
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    });
    return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
  });
}

/** How far the page is wider than its window, in CSS px. */
export const overflow = (page: Page | Frame): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** Light and dark, each wide and narrow. */
export const manners = (['light', 'dark'] as const).flatMap((colorScheme) =>
  [1000, 320].map((width) => ({ colorScheme, width })),
);

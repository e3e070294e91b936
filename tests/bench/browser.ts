/** A Chromium for benches: bundles the code under test into a page of its own. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type Browser, chromium, type Page } from '@playwright/test';
import { bringBrowser } from '../../scripts/browsers.ts';
import { bundle } from '../browser/page/bundle.ts';

export const openBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath: bringBrowser('chromium', console.log),
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
  });

/** A page of `html` with each script run in it, by `evaluate`, so that no policy of the page matters. */
export const openPage = async (
  browser: Browser,
  html: string,
  scripts: readonly string[],
): Promise<Page> => {
  const page = await browser.newPage({ viewport: { width: 1000, height: 800 } });
  await page.setContent(html, { waitUntil: 'load' });
  for (const script of scripts) await page.evaluate(script);
  return page;
};

export const inPage = (): Promise<string> => bundle('tests/bench/pages/in-page.ts', 'bench', true);

const require = createRequire(import.meta.url);

/** A script that sets the package's export as a global of the page. */
const asGlobal = (path: string, name: string): string =>
  `(() => { const module = { exports: {} }; const exports = module.exports; ${readFileSync(require.resolve(path), 'utf8')}; globalThis.${name} = module.exports.default ?? module.exports; })()`;

/** Scripts of the libraries that ours is measured beside. */
export const peers = {
  readability: () => asGlobal('@mozilla/readability/Readability.js', 'Readability'),
  defuddle: () => asGlobal('defuddle', 'Defuddle'),
  markJs: () => asGlobal('mark.js', 'Mark'),
};

export const percent = (part: number, of: number): string => `${((100 * part) / of).toFixed(2)} %`;

/** One line of a table: a name, then figures. */
export const line = (name: string, ...figures: (string | number)[]): void => {
  const shown = figures.map((each) => (typeof each === 'number' ? each.toFixed(2) : each));
  console.log(`${name.padEnd(44)}${shown.map((each) => each.padStart(14)).join('')}`);
};

/** What a page is made to carry: the first file of the reader and its styles at load, the second only when it is wanted. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Page } from '@playwright/test';
import { highlightName } from '../../lib/page/highlight-name.ts';
import { markCss } from '../../lib/reader/mark-styles.ts';
import { root } from '../../scripts/stage.ts';
import { budget, isInjected } from '../../scripts/zip/budget.ts';
import { readArticle } from '../pages/article.ts';
import { dressedPage } from '../pages/shells.ts';
import { cardFrame, clickMark, expect, finishedReading, test } from './extension.ts';

const zipped = (content: string | Buffer): number => gzipSync(content, { level: 9 }).length;

/** The scripts of the extension that run in a page from now on, by their path in the package. */
async function scriptsIn(page: Page): Promise<string[]> {
  const paths: string[] = [];
  const session = await page.context().newCDPSession(page);
  session.on('Debugger.scriptParsed', ({ url }) => {
    if (url.startsWith('chrome-extension:')) paths.push(new URL(url).pathname);
  });
  await session.send('Debugger.enable');
  return paths;
}

test('a page with claims and without notes carries one script until the first click', async ({
  extension,
  server,
}) => {
  server.set('/page', dressedPage(readArticle('w1-04-select-committee'), 'weekly'));
  // A fresh profile has the few lines registered by the time that a page has been read.
  const first = await extension.read(`${server.origin}/page`);
  // Open at the same address, it would answer for the next.
  await first.page.close();
  const page = await extension.context.newPage();
  const scripts = await scriptsIn(page);
  await page.goto(`${server.origin}/page`);
  const { claims } = await finishedReading(extension.context, page);
  expect(claims.length).toBeGreaterThan(8);
  // A few lines wake the worker while the page is on its way.
  expect(scripts).toEqual(['/wake.js', '/reader.js']);
  await clickMark(page, claims[0]?.text ?? '');
  await cardFrame(page);
  expect(scripts.slice(2)).toEqual(['/surfaces.js']);
});

test('what a page gets as it opens, styles of the marks and all, keeps to the budget of the package', () => {
  const output = join(root, '.output/chrome-mv3');
  const scripts = globSync('**/*.js', { cwd: output }).filter((path) =>
    isInjected(path.replaceAll('\\', '/')),
  );
  expect(scripts).toHaveLength(2);
  const bytes = scripts.map((path) => zipped(readFileSync(join(output, path))));
  const all = bytes.reduce(
    (sum, each) => sum + each,
    zipped(markCss(highlightName, 'usual', ':root')),
  );
  expect(all).toBeLessThan(budget.injected);
});

/** Real pages saved as HTML files, and how to show them without the network and without their scripts. */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Browser, Page } from '@playwright/test';

export interface SavedPage {
  readonly name: string;
  readonly html: string;
}

/**
 * The HTML files in a folder and its folders, in the order of their paths. Where there are files
 * called `source.html`, as among the pages that Readability is tested with, only those.
 */
export const savedPages = (folder: string): SavedPage[] => {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.html?$/.test(path))
    .sort();
  const sources = files.filter((path) => basename(path) === 'source.html');
  return (sources.length > 0 ? sources : files).map((path) => ({
    name: sources.length > 0 ? dirname(path) : path,
    html: readFileSync(join(folder, path), 'utf8'),
  }));
};

const ADDRESS = 'http://saved.test/';

/**
 * Opens a saved page with `scripts` run in it. Its own scripts stand in it but don't run; 'unsafe-eval'
 * lets the bench in. Whatever it would load is refused.
 */
export const openSaved = async (
  browser: Browser,
  html: string,
  scripts: readonly string[],
): Promise<Page> => {
  const page = await browser.newPage({ viewport: { width: 1000, height: 800 } });
  await page.route('**/*', (route) =>
    route.request().url() === ADDRESS && route.request().isNavigationRequest()
      ? route.fulfill({
          contentType: 'text/html; charset=utf-8',
          headers: { 'content-security-policy': "script-src 'unsafe-eval'; frame-src 'none'" },
          body: html,
        })
      : route.abort(),
  );
  await page.goto(ADDRESS, { waitUntil: 'domcontentloaded' });
  for (const script of scripts) await page.evaluate(script);
  return page;
};

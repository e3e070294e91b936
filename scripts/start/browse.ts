/** What `npm start` does with the browser: a window to read in, or a reading without one. */
import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { type BrowserContext, chromium, type Page } from '@playwright/test';
import type { PageReading } from '../../lib/messages.ts';
import { extensionId, readingOf, tabOf } from '../extension-driver.ts';
import { chromiumArguments } from '../stage.ts';
import { readyProfile } from './profile.ts';
import { claimsTable } from './table.ts';

/** The highest picture that is taken of a page, in CSS px. */
const HIGHEST = 14_000;

/** How long a page may take to be read before we say that it was not, in milliseconds. */
const PATIENCE = 120_000;

/** Until a window that has just been opened has installed the extension and shown its welcome, in milliseconds. */
const SETTLING = 5000;

/**
 * Opens a window with the pages and waits until the reader closes it. The browser is started as a
 * person would, not driven: downloads land where downloads land, and notes are kept between runs.
 * Throws where the browser goes before it has settled.
 */
export async function openWindow(
  program: string,
  extension: string,
  pages: readonly string[],
): Promise<void> {
  const profile = join(import.meta.dirname, '../../.output/profile');
  readyProfile(profile);
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const args = [`--user-data-dir=${profile}`, ...sandbox, ...chromiumArguments(extension)];
  const window = spawn(program, args, { stdio: 'ignore' });
  const closed = new Promise<void>((resolve, reject) => {
    window.on('exit', () => resolve());
    window.on('error', reject);
  });
  await Promise.race([closed, new Promise((resolve) => setTimeout(resolve, SETTLING))]);
  // A second browser hands its request to the one that holds the profile, and goes.
  if (window.exitCode !== null) {
    throw new Error(
      'The browser went at once. If the window of an earlier `npm start` is open, close it and start again.',
    );
  }
  // Given to the window that is there, so that they open in front of the welcome of a first run.
  spawn(program, [...args, ...pages], { stdio: 'ignore' });
  await closed;
}

/** Reads every page headless: prints the claims as a table, writes reading notes and a screenshot of each. */
export async function readWithoutDisplay(
  program: string,
  extension: string,
  pages: readonly string[],
  root: string,
  say: (line: string) => void,
): Promise<void> {
  const folder = join(root, 'reading');
  mkdirSync(folder, { recursive: true });
  const context = await chromium.launchPersistentContext('', {
    executablePath: program,
    headless: true,
    chromiumSandbox: process.getuid?.() !== 0,
    viewport: { width: 1180, height: 900 },
    acceptDownloads: true,
    args: ['--headless=new', ...chromiumArguments(extension)],
  });
  try {
    for (const [index, address] of pages.entries()) {
      say(`\nPage ${index + 1} of ${pages.length}: ${address}`);
      const page = await context.newPage();
      await page.goto(address, { waitUntil: 'domcontentloaded' }).catch(() => {
        throw new Error(`${address} could not be opened: nothing answers there.`);
      });
      const reading = await finished(context, page);
      say(claimsTable(reading));
      const name = nameOf(address);
      const shot = join(folder, `${name}.png`);
      await showWhole(page);
      await page.screenshot({ path: shot });
      const notes = join(folder, `${name}.md`);
      writeFileSync(notes, await readingNotes(context, page));
      say(`Reading notes: ${relative(process.cwd(), notes)}`);
      say(`Screenshot:    ${relative(process.cwd(), shot)}`);
      await page.close();
    }
  } finally {
    await context.close();
  }
}

/** Marks are painted near the viewport: for a picture of the whole page it is made as high as the page. */
async function showWhole(page: Page): Promise<void> {
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.setViewportSize({ width: 1180, height: Math.min(height, HIGHEST) });
  await page.evaluate(async () => {
    for (let frame = 0; frame < 6; frame += 1) {
      await new Promise((resolve) => requestAnimationFrame(resolve));
    }
  });
}

async function finished(context: BrowserContext, page: Page): Promise<PageReading> {
  const until = Date.now() + PATIENCE;
  while (Date.now() < until) {
    const reading = await readingOf(context, page);
    if (reading && reading.state.kind !== 'reading') return reading;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`${page.url()} was not read within ${PATIENCE / 1000} seconds.`);
}

/** The extension's own export, by its own button. */
async function readingNotes(context: BrowserContext, page: Page): Promise<string> {
  const tab = await tabOf(context, page);
  const popup = await context.newPage();
  await popup.goto(`chrome-extension://${await extensionId(context)}/popup.html?tab=${tab}`);
  const [download] = await Promise.all([
    popup.waitForEvent('download'),
    popup.getByRole('button', { name: 'Reading notes' }).click(),
  ]);
  const chunks: Buffer[] = [];
  for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer);
  await popup.close();
  return Buffer.concat(chunks).toString('utf8');
}

const nameOf = (address: string): string =>
  decodeURIComponent(new URL(address).pathname)
    .replace(/\.\w+$/, '')
    .replace(/[^\w-]+/g, '-')
    .replace(/^-+|-+$/g, '') || 'page';

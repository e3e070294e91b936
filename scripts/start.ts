/**
 * `npm start [-- <address or file.html>]`: builds the extension and opens it in a browser on pages
 * to try it on. Without a display it reads the pages itself and writes down what it found.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import process from 'node:process';
import { samples, welcomePage } from '../tests/pages/samples.ts';
import { type PageServer, servePages } from '../tests/pages/server.ts';
import { bringBrowser } from './browsers.ts';
import { root, stageExtension } from './stage.ts';
import { openWindow, readWithoutDisplay } from './start/browse.ts';

/** Always the same, so that notes on the sample pages find their pages again at the next start. */
const PORT = 47823;

const say = (line: string) => console.log(line);
const asked = process.argv.slice(2);

const hasDisplay =
  process.platform === 'win32' ||
  process.platform === 'darwin' ||
  Boolean(process.env.DISPLAY ?? process.env.WAYLAND_DISPLAY);

/** The pages to open: what was asked for, else the samples. A file is served, as an extension may not read `file:`. */
function targets(origin: string, set: (path: string, html: string) => void): string[] {
  if (asked.length === 0) {
    const list = samples();
    for (const { path, html } of list) set(path, html);
    set('/', welcomePage(list));
    return hasDisplay ? [`${origin}/`] : list.map(({ path }) => `${origin}${path}`);
  }
  return asked.map((name) => {
    if (/^https?:\/\//.test(name)) return name;
    const path = resolve(process.env.INIT_CWD ?? process.cwd(), name);
    if (!existsSync(path))
      throw new Error(`${name}: neither a web address nor a file that is there.`);
    const served = `/${encodeURIComponent(basename(name))}`;
    set(served, readFileSync(path, 'utf8'));
    return `${origin}${served}`;
  });
}

async function main(): Promise<void> {
  const server = await servePages({}, PORT);
  try {
    await open(server);
  } finally {
    await server.close();
  }
}

async function open(server: PageServer): Promise<void> {
  const pages = targets(server.origin, server.set);
  say('1 of 3  Building the extension …');
  const build = spawnSync('wxt', ['build'], {
    cwd: root,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  if (build.status !== 0) throw new Error(`The build failed.\n${build.stdout}${build.stderr}`);
  say('2 of 3  Looking for a browser …');
  const program = bringBrowser('chromium', say);
  const hosts = [
    ...new Set(pages.map((page) => `${new URL(page).protocol}//${new URL(page).hostname}/*`)),
  ];
  const extension = stageExtension('chrome', hosts, join(root, '.output/staged-chrome'));
  if (hasDisplay) {
    say(`3 of 3  Opening ${pages.join(', ')} (close the window to stop) …`);
    await openWindow(program, extension, pages);
  } else {
    say('3 of 3  No display: reading the pages without one …');
    await readWithoutDisplay(program, extension, pages, root, say);
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});

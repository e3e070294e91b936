/**
 * `npm run dev` and `npm run dev:firefox`: the extension in a browser, built anew at every change of
 * the code: a page of ours takes it over as it stands, the worker and the reader in pages are loaded
 * again, and with them the pages that are open.
 */
import { join } from 'node:path';
import process from 'node:process';
import puppeteer from 'puppeteer-core';
import { createServer } from 'wxt';
import { samples, welcomePage } from '../tests/pages/samples.ts';
import { servePages } from '../tests/pages/server.ts';
import { bringBrowser } from './browsers.ts';
import { seedsFolder } from './load-knowledge.ts';
import { root } from './stage.ts';
import { openWindow } from './start/browse.ts';

const say = (line: string) => console.log(line);
const name = process.argv.includes('firefox') ? 'firefox' : 'chromium';

const list = samples();
const pages = await servePages(Object.fromEntries(list.map(({ path, html }) => [path, html])));
pages.set('/', welcomePage(list));
// WXT's own server stands on `localhost`, and that host alone is allowed to what it builds.
const address = `${pages.origin.replace('127.0.0.1', 'localhost')}/`;

const server = await createServer({
  root,
  browser: name === 'firefox' ? 'firefox' : 'chrome',
  webExt: { disabled: true },
});
await server.start();
// The knowledge is compiled into the worker and is no file of its own there: WXT would not build it anew.
server.watcher.on('all', (_, path) => {
  if (path.startsWith(seedsFolder))
    server.watcher.emit('all', 'change', join(root, 'entrypoints/background.ts'));
});
const extension = join(root, '.output', `${name === 'firefox' ? 'firefox' : 'chrome'}-mv3-dev`);
say(`Change any file under lib, components, entrypoints or seeds. Pages to try it on: ${address}`);
await (name === 'firefox'
  ? openFirefox()
  : openWindow(bringBrowser(name, say), extension, [address]));
await server.stop();
await pages.close();

/** Firefox loads an extension that is not signed only on request, and forgets it at its end. */
async function openFirefox(): Promise<void> {
  const program = await puppeteer.launch({
    browser: 'firefox',
    protocol: 'webDriverBiDi',
    executablePath: bringBrowser('firefox', say),
    headless: false,
    defaultViewport: null,
  });
  await program.installExtension(extension);
  await (await program.newPage()).goto(address);
  await new Promise<void>((resolve) => program.once('disconnected', () => resolve()));
}

/**
 * Nothing leaves the machine. The whole browser, its extension pages and worker among it, is set to
 * a proxy that writes down every request; a session of everything the extension does may add none
 * to what the page itself asks for.
 */
import type { Page } from '@playwright/test';
import { tabOf } from '../../scripts/extension-driver.ts';
import { readArticle } from '../pages/article.ts';
import { type LoggingProxy, startProxy } from '../pages/proxy.ts';
import { servePages } from '../pages/server.ts';
import { dressedPage } from '../pages/shells.ts';
import { leaveCard } from './card-controls.ts';
import {
  test as base,
  cardFrame,
  clickMark,
  type Extension,
  expect,
  launch,
  listenForFaults,
} from './extension.ts';

/** Keeps the browser's own errands (updates, sign-in, form filling) at home, so that whatever is left is a page's or ours. */
const QUIET = [
  '--disable-features=AutofillServerCommunication,NetworkTimeServiceQuerying,OptimizationHints,MediaRouter,Translate',
  '--gaia-url=http://localhost:9',
  '--component-updater=url-source=http://localhost:9,disable-background-downloads',
  '--apps-gallery-update-url=http://localhost:9',
  '--disable-client-side-phishing-detection',
  '--disable-domain-reliability',
  '--disable-default-apps',
  '--no-pings',
];

/** In a field whose spelling is checked and that is left alone for a moment, Chromium fetches its dictionary. */
function leaveSpelling(): void {
  const leave = ({ target }: FocusEvent) => {
    if (target instanceof HTMLElement) target.spellcheck = false;
  };
  addEventListener('focusin', leave, true);
}

interface Watched {
  readonly extension: Extension;
  readonly proxy: LoggingProxy;
  readonly origin: string;
}

const test = base.extend<{ watched: Watched }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the parameter's shape.
  watched: async ({}, use) => {
    const server = await servePages({
      '/page': dressedPage(readArticle('w1-04-select-committee'), 'weekly'),
      '/favicon.ico': '',
    });
    const proxy = await startProxy(({ origin }) => origin === server.origin);
    const extension = await launch({
      args: [
        `--proxy-server=http://127.0.0.1:${proxy.port}`,
        // Loopback would go round the proxy otherwise.
        '--proxy-bypass-list=<-loopback>',
        ...QUIET,
      ],
    });
    await extension.context.addInitScript(leaveSpelling);
    await use({ extension, proxy, origin: server.origin });
    await extension.context.close();
    await proxy.close();
    await server.close();
  },
});

/** Requests beside those of the test's own page. */
const strange = ({ proxy, origin }: Watched) =>
  proxy.asked.filter((asked) => !asked.startsWith(`GET ${origin}/`));

test('the proxy sees what a page, a worker and an extension page ask for', async ({ watched }) => {
  const { extension, origin } = watched;
  const page = await extension.context.newPage();
  await page.goto(`${origin}/page`);
  await page.evaluate(() => fetch('http://elsewhere.test/seen').catch(() => null));
  await page.evaluate(() => fetch('https://elsewhere.test/secret').catch(() => null));
  await page.evaluate(
    () =>
      new Promise((resolve) => {
        const worker = new Worker(
          URL.createObjectURL(
            new Blob(["fetch('http://elsewhere.test/worker').finally(()=>postMessage(0))"]),
          ),
        );
        worker.onmessage = resolve;
      }),
  );
  expect(strange(watched)).toEqual(
    expect.arrayContaining([
      'GET http://elsewhere.test/seen',
      'CONNECT elsewhere.test:443',
      'GET http://elsewhere.test/worker',
    ]),
  );
  // From a page of the extension's, the same line is stopped before it reaches the network.
  const own = await extension.open('options.html');
  const refused = await own.evaluate(() =>
    fetch('http://elsewhere.test/own').then(
      () => 'went',
      () => 'refused',
    ),
  );
  expect(refused).toBe('refused');
  const image = await own.evaluate(
    () =>
      new Promise((resolve) => {
        const each = new Image();
        each.onload = () => resolve('went');
        each.onerror = () => resolve('refused');
        each.src = 'http://elsewhere.test/own.png';
      }),
  );
  expect(image).toBe('refused');
  expect(strange(watched).filter((asked) => asked.includes('own'))).toEqual([]);
});

const saved = async (where: Pick<Page, 'getByText'>) =>
  expect(where.getByText('Saved', { exact: true })).toBeVisible();

test('a whole session of use asks for nothing but the page itself', async ({ watched }) => {
  const faults: string[] = [];
  listenForFaults(watched.extension, faults);
  test.slow();
  const { extension, origin } = watched;
  const welcome = await extension.open('welcome.html');
  await expect(welcome.getByRole('heading', { level: 1 })).toBeVisible();

  const { page, reading } = await extension.read(`${origin}/page`);
  await clickMark(page, reading.claims[2]?.text ?? '');
  const card = await cardFrame(page);
  await card.getByLabel('Note', { exact: true }).fill('nobody else reads this');
  await card.getByRole('button', { name: 'Save' }).click();
  await saved(card);
  await leaveCard(page);

  const tab = await tabOf(extension.context, page);
  const popup = await extension.open(`popup.html?tab=${tab}`);
  await Promise.all([
    popup.waitForEvent('download').then((download) => download.path()),
    popup.getByRole('button', { name: 'Reading notes' }).click(),
  ]);
  const panel = await extension.open(`sidepanel.html?tab=${tab}`);
  await expect(panel.locator('.claim-line').first()).toBeVisible();

  const options = await extension.open('options.html');
  await options.getByLabel('More', { exact: true }).check();
  await options.getByLabel('Balanced').check();
  await Promise.all([
    options.waitForEvent('download').then((download) => download.path()),
    options.getByRole('button', { name: 'Save settings as a file' }).click(),
  ]);

  const notebook = await extension.open('notebook.html');
  await expect(notebook.getByText('nobody else reads this')).toBeVisible();
  await notebook.getByRole('button', { name: 'Export …' }).click();
  await expect(notebook.getByRole('dialog').getByRole('radio').first()).toBeVisible();
  const formats = await notebook.getByRole('radio').count();
  expect(formats).toBeGreaterThan(5);
  for (let index = 0; index < formats; index += 1) {
    await notebook.getByRole('radio').nth(index).check();
    await Promise.all([
      notebook.waitForEvent('download').then((download) => download.path()),
      notebook.getByRole('button', { name: 'Save as a file' }).click(),
    ]);
  }
  for (const own of ['source.html', 'knowledge.html', 'sample.html']) {
    const opened = await extension.open(own);
    await expect(opened.locator('h1, h2').first()).toBeVisible();
  }
  await page.reload();
  // By an address of its own: the first page would answer for it.
  await extension.read(`${origin}/page?second`);

  expect(watched.proxy.asked.filter((asked) => asked.includes('/page')).length).toBeGreaterThan(1);
  expect(strange(watched)).toEqual([]);
  expect(faults, 'errors thrown').toEqual([]);
});

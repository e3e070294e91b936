/**
 * Nothing leaves the machine, in Firefox: the whole browser is set to a proxy that writes down every
 * request; a session of use adds none to what the page itself asks for.
 */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readArticle } from '../pages/article.ts';
import { type LoggingProxy, startProxy } from '../pages/proxy.ts';
import { type PageServer, servePages } from '../pages/server.ts';
import { dressedPage } from '../pages/shells.ts';
import { fill, press, saved, shows } from './controls.ts';
import { cardOf, type Firefox, launchFirefox, newProfile, noCard, until } from './firefox.ts';
import { clickMark } from './marks.ts';

let firefox: Firefox;
let server: PageServer;
let proxy: LoggingProxy;

/** Firefox's own errands (settings from Mozilla, safe browsing, whether there is a network) stay at home. */
const quiet = {
  'services.settings.server': 'data:,#counterpoint-tests/v1',
  'browser.safebrowsing.provider.google4.updateURL': '',
  'browser.safebrowsing.provider.mozilla.updateURL': '',
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'browser.region.update.enabled': false,
  'browser.region.network.url': '',
  'extensions.getAddons.get.url': '',
  'extensions.update.enabled': false,
  'extensions.systemAddon.update.enabled': false,
  'app.normandy.enabled': false,
  'toolkit.telemetry.enabled': false,
  'datareporting.policy.dataSubmissionEnabled': false,
  'dom.push.connection.enabled': false,
};

beforeAll(async () => {
  server = await servePages({
    '/page': dressedPage(readArticle('w1-04-select-committee'), 'weekly'),
    '/favicon.ico': '',
  });
  // Loopback is passed on: the page, and the harness's own door.
  proxy = await startProxy(({ hostname }) => /^(?:127\.0\.0\.1|localhost)$/.test(hostname));
  firefox = await launchFirefox(newProfile(), {
    'network.proxy.type': 1,
    'network.proxy.http': '127.0.0.1',
    'network.proxy.http_port': proxy.port,
    'network.proxy.ssl': '127.0.0.1',
    'network.proxy.ssl_port': proxy.port,
    'network.proxy.no_proxies_on': '',
    'network.proxy.allow_hijacking_localhost': true,
    ...quiet,
  });
});
afterAll(async () => {
  await firefox?.close();
  // What was asked for late, up to the browser's end, and on purpose.
  const late = strange().filter((asked) => asked !== SEEN);
  await proxy.close();
  await server.close();
  expect(late).toEqual([]);
});

/** What a test has a page of its own ask for. */
const SEEN = 'GET http://elsewhere.test/seen';
const strange = () =>
  proxy.asked.filter((asked) => !/^GET http:\/\/(?:127\.0\.0\.1|localhost):\d+\//.test(asked));

test('a whole session of use asks for nothing but the page itself', async () => {
  const { page, reading } = await firefox.read(`${server.origin}/page`);
  await clickMark(page, reading.claims[1]?.text ?? '');
  const card = await cardOf(page);
  await fill(card, 'note', 'nobody else reads this');
  await press(card, 'Save');
  await saved(card);
  await page.bringToFront();
  await page.keyboard.press('Escape');
  await noCard(page);

  const tab = await firefox.tabOf(page);
  const popup = await firefox.openOwn(`popup.html?tab=${tab}`);
  await firefox.download(() => press(popup, 'Reading notes'));
  const panel = await firefox.openOwn(`sidepanel.html?tab=${tab}`);
  await until('claims in the panel', () =>
    panel.evaluate(() => document.querySelector('.claim-line') !== null),
  );
  const options = await firefox.openOwn('options.html');
  await firefox.download(() => press(options, 'Save settings as a file'));
  const notebook = await firefox.openOwn('notebook.html');
  await shows(notebook, 'nobody else reads this');
  await press(notebook, 'Export …');
  await firefox.download(() => press(notebook, 'Save as a file'));
  for (const own of ['source.html', 'knowledge.html', 'welcome.html']) {
    const opened = await firefox.openOwn(own);
    await until(`${own} to show a heading`, () =>
      opened.evaluate(() => document.querySelector('h1, h2') !== null),
    );
  }
  const asked = proxy.asked.filter((each) => each.endsWith('/page'));
  expect(asked.length).toBeGreaterThan(0);
  expect(strange()).toEqual([]);
  expect(firefox.faults, 'errors thrown').toEqual([]);
});

test('the proxy sees what a page asks for, and an extension page is stopped before it', async () => {
  await firefox.clear();
  const { page } = await firefox.read(`${server.origin}/page`);
  await page.evaluate(() => fetch('http://elsewhere.test/seen').catch(() => null));
  expect(strange()).toContain(SEEN);
  const options = await firefox.openOwn('options.html');
  const refused = await options.evaluate(() =>
    fetch('http://elsewhere.test/own').then(
      () => 'went',
      () => 'refused',
    ),
  );
  expect(refused).toBe('refused');
  expect(strange().filter((asked) => asked.includes('/own'))).toEqual([]);
});

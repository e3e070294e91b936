/** The page as an attacker: it watches, floods, probes and redefines. It learns nothing of the notes, gets nothing done, and breaks nothing. */
import type { Page } from '@playwright/test';
import { readingOf, workerOf } from '../../scripts/extension-driver.ts';
import { readArticle } from '../pages/article.ts';
import { dressedPage } from '../pages/shells.ts';
import { annotate } from './annotate.ts';
import { cardFrame, type Extension, expect, highlighted, test } from './extension.ts';

const article = readArticle('w1-04-select-committee');
const plain = dressedPage(article, 'weekly');
const withScript = (script: string) => plain.replace('<head>', `<head><script>${script}</script>`);
const marks = async (page: Page) => Object.values(await highlighted(page)).flat().length;

test('a page that watches everything sees neither a key nor a word of a note', async ({
  extension,
  server,
}) => {
  server.set(
    '/watching',
    withScript(`
window.seen = [];
const see = (what) => { try { seen.push(typeof what === 'string' ? what : JSON.stringify(what) ?? String(what)); } catch { seen.push(String(what)); } };
for (const type of ['keydown','keyup','keypress','input','beforeinput','compositionend','paste','copy','selectionchange','focusin','blur','message','pointerdown','click','securitypolicyviolation','error'])
  addEventListener(type, (e) => see([type, e.key, e.data, e.target && (e.target.outerHTML || '').slice(0, 300), e.composedPath().map((n) => n.localName || n.constructor.name)]), true);
new MutationObserver((list) => { for (const { type, target, addedNodes, attributeName } of list) see([type, attributeName, target.outerHTML && target.localName === 'counterpoint-host' ? target.outerHTML : target.localName, [...addedNodes].map((n) => n.localName === 'counterpoint-host' ? n.outerHTML : n.localName)]); }).observe(document, { subtree: true, childList: true, attributes: true, characterData: true, attributeOldValue: true });
const attach = Element.prototype.attachShadow; Element.prototype.attachShadow = function (init) { const root = attach.call(this, init); see('attachShadow'); return root; };
new PerformanceObserver((list) => { for (const entry of list.getEntries()) see(entry.name); }).observe({ type: 'resource', buffered: true });
window.inspect = () => { for (const name of CSS.highlights.keys()) see(name); see([window.length, document.querySelector('counterpoint-host').shadowRoot, document.querySelector('counterpoint-host').outerHTML, Object.keys(localStorage), Object.keys(sessionStorage), document.cookie]); return seen.join('\\n'); };
`),
  );
  const { page, reading } = await extension.read(`${server.origin}/watching`);
  await annotate(page, reading.claims[1]?.text ?? '', 'zqx unmistakable');
  await expect.poll(async () => Object.keys(await highlighted(page)).join()).toContain('passage');
  const seen = await page.evaluate(() => (window as unknown as { inspect(): string }).inspect());
  // The watching itself works: it saw the click, and our host come.
  expect(seen).toContain('"click"');
  expect(seen).toContain('counterpoint-host');
  expect(seen).not.toMatch(/zqx|unmistakable/);
  expect(seen, 'no key typed in the card').not.toMatch(/\["key(?:down|up|press)","[zqx]"/);
  expect(seen, 'no way into our element').not.toContain('attachShadow');
  expect(seen, 'no address of the card, and so no ticket').not.toMatch(
    /ticket|card\.html|chrome-extension/,
  );
  const reach = await page.evaluate(() => ({
    frames: window.length,
    root: document.querySelector('counterpoint-host')?.shadowRoot ?? null,
    databases: indexedDB.databases().then((list) => list.length),
  }));
  expect(reach.root).toBe(null);
  expect(await page.evaluate(async () => (await indexedDB.databases()).length)).toBe(0);
});

/** Everything kept: the notes and the settings, as the extension's own pages can read them. */
async function kept(extension: Extension): Promise<string> {
  const worker = await workerOf(extension.context);
  return worker.evaluate(async () => {
    const { chrome } = globalThis as unknown as {
      chrome: { storage: { local: { get(): Promise<object> } } };
    };
    return JSON.stringify(await chrome.storage.local.get());
  });
}

test('a flood of messages in the shape of ours changes nothing kept, and the page goes on', async ({
  extension,
  server,
}) => {
  server.set('/flood', plain);
  const { page, reading } = await extension.read(`${server.origin}/flood`);
  const text = reading.claims[0]?.text ?? '';
  await annotate(page, text, 'stays as it is');
  const before = await kept(extension);
  const api = await page.evaluate(() => {
    const { chrome } = window as unknown as { chrome?: { runtime?: object } };
    const types = [
      'saveNote',
      'deleteNote',
      'card',
      'openCard',
      'dismissClaim',
      'readTab',
      'openPage',
      'flush',
      'closeCard',
      'toggle',
      '__proto__',
      'constructor',
    ];
    const targets: Window[] = [
      window,
      ...Array.from({ length: window.length }, (_, i) => window[i] as Window),
    ];
    for (let time = 0; time < 2_000; time += 1) {
      for (const type of types) {
        const message = {
          id: time,
          type,
          data: { ticket: 'x', draft: { note: 'forged' } },
          timestamp: Date.now(),
        };
        for (const target of targets) target.postMessage(message, '*');
        document.dispatchEvent(new CustomEvent(type, { detail: message }));
      }
    }
    return typeof chrome?.runtime;
  });
  expect(api, 'a page has no way to speak to an extension').toBe('undefined');
  // Behind the flood in the queue: once this arrives, all of it has been heard.
  await page.evaluate(
    () =>
      new Promise((resolve) => {
        addEventListener('message', ({ data }) => data === 'last' && resolve(0));
        postMessage('last', '*');
      }),
  );
  // The same queue, and the worker's: what our reader made of the flood was asked before it answers this.
  expect((await readingOf(extension.context, page))?.placed).toBe(1);
  const card = await cardFrame(page);
  await expect(card.getByLabel('Note', { exact: true })).toHaveValue('stays as it is');
  expect(await kept(extension)).toBe(before);
  expect(await marks(page)).toBeGreaterThan(0);
});

test('a page can neither load, frame nor probe anything of ours', async ({ extension, server }) => {
  server.set('/probing', plain);
  const { page, reading } = await extension.read(`${server.origin}/probing`);
  await annotate(page, reading.claims[1]?.text ?? '', 'not for frames');
  const results = await page.evaluate(async (id) => {
    const paths = [
      'card.html',
      'card.html?ticket=x',
      'notebook.html',
      'options.html',
      'popup.html',
      'icon/16.png',
      'manifest.json',
      'reader.js',
      'background.js',
    ];
    const got: string[] = [];
    for (const path of paths) {
      const address = `chrome-extension://${id}/${path}`;
      await fetch(address).then(
        () => got.push(`fetched ${path}`),
        () => 0,
      );
      await new Promise((resolve) => {
        const image = new Image();
        image.onload = () => resolve(got.push(`loaded ${path}`));
        image.onerror = resolve;
        image.src = address;
      });
    }
    const frame = document.createElement('iframe');
    frame.src = `chrome-extension://${id}/notebook.html`;
    document.body.append(frame);
    await new Promise((resolve) => {
      frame.onload = resolve;
      frame.onerror = resolve;
    });
    return got;
  }, extension.id);
  expect(results).toEqual([]);
  const ours = page.frames().filter((frame) => frame.url().includes(extension.id));
  expect(page.frames(), 'the page, the card, and the frame that it tried').toHaveLength(3);
  expect(ours.map((frame) => frame.url().replace(/=.*/, ''))).toEqual([
    `chrome-extension://${extension.id}/card.html?ticket`,
  ]);
});

test('redefined built-ins and polluted prototypes are the page’s own: none of ours is called', async ({
  extension,
  server,
}) => {
  server.set(
    '/redefined',
    withScript(`
window.caught = [];
const trap = (holder, name, label) => { const old = holder[name]; try { Object.defineProperty(holder, name, { configurable: true, value: function (...args) { const stack = new Error().stack; if (/reader|counterpoint|chrome-extension/.test(stack)) caught.push(label + name); return Reflect.apply(old, this, args); } }); } catch {} };
for (const name of ['map','filter','push','forEach','find','join','flatMap','some']) trap(Array.prototype, name, 'Array.');
for (const name of ['split','replace','match','matchAll','slice','includes','normalize']) trap(String.prototype, name, 'String.');
for (const name of ['parse','stringify']) trap(JSON, name, 'JSON.');
for (const name of ['get','set','has']) { trap(Map.prototype, name, 'Map.'); trap(WeakMap.prototype, name, 'WeakMap.'); }
for (const name of ['querySelector','querySelectorAll','createElement','createRange','addEventListener','createTreeWalker']) trap(Document.prototype, name, 'Document.');
for (const name of ['getBoundingClientRect','attachShadow','append','closest','checkVisibility']) trap(Element.prototype, name, 'Element.');
trap(Promise.prototype, 'then', 'Promise.'); trap(window, 'fetch', ''); trap(window, 'postMessage', ''); trap(window, 'MutationObserver', '');
Object.defineProperty(Object.prototype, 'ticket', { configurable: true, get() { return 'polluted'; }, set() { caught.push('ticket'); } });
Object.prototype.kind = 'polluted'; Object.prototype.ok = true; Array.prototype[7] = 'polluted';
`),
  );
  const { page, reading } = await extension.read(`${server.origin}/redefined`);
  expect(reading.claims.length).toBeGreaterThan(8);
  await annotate(page, reading.claims[1]?.text ?? '', 'as ever');
  await expect.poll(async () => Object.keys(await highlighted(page)).join()).toContain('passage');
  expect(await page.evaluate(() => (window as unknown as { caught: string[] }).caught)).toEqual([]);
});

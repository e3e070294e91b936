/** A page that is on its way wakes the worker, which makes ready what its reading will want, once a document. */
import { readFileSync } from 'node:fs';
import { beforeEach, expect, test, vi } from 'vitest';
import { browser } from 'wxt/browser';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { LOADING_PORT, serveLoading } from '../../../lib/background/loading.ts';
import { styleMarks } from '../../../lib/background/mark-sheets.ts';
import { changeSettings } from '../../../lib/settings.ts';

const insertCSS = vi.fn(async () => undefined);
const removeCSS = vi.fn(async () => undefined);
let documents = 0;

beforeEach(() => {
  fakeBrowser.reset();
  Object.assign(browser, { scripting: { insertCSS, removeCSS } });
  insertCSS.mockClear();
  removeCSS.mockClear();
  documents += 1;
});

const portOf = (sender: object) => ({ sender, disconnect: vi.fn() });
const page = () => ({
  id: browser.runtime.id,
  url: 'https://news.example/story',
  frameId: 0,
  documentId: `document-${documents}`,
  tab: { id: 7, incognito: false },
});

test('the line that pages carry opens the port that is served', () => {
  const line = readFileSync(new URL('../../../public/wake.js', import.meta.url), 'utf8');
  expect(line).toContain(`connect({ name: '${LOADING_PORT}' })`);
});

test('styles are put into the very document, and not again when it is read', async () => {
  const port = portOf(page());
  const detector = vi.fn();
  await serveLoading(port as never, detector);
  expect(port.disconnect).toHaveBeenCalledTimes(1);
  expect(detector).toHaveBeenCalledTimes(1);
  const { documentId } = page();
  const target = { tabId: 7, documentIds: [documentId] };
  expect(insertCSS.mock.calls).toEqual([[expect.objectContaining({ target })]]);

  await styleMarks({ tabId: 7, documentId, wears: null }, 'usual');
  expect(insertCSS).toHaveBeenCalledTimes(1);
  // What is refused where we may not be is asked all the same.
  expect(removeCSS).toHaveBeenCalled();
  await styleMarks({ tabId: 7, documentId, wears: 'usual' }, 'plain');
  expect(insertCSS).toHaveBeenCalledTimes(2);
  await styleMarks({ tabId: 7, documentId, wears: 'plain' }, 'plain');
  expect(insertCSS).toHaveBeenCalledTimes(2);
});

test('a document whose styles were refused is given them when it may be', async () => {
  const { documentId } = page();
  insertCSS.mockRejectedValueOnce(new Error('Cannot access contents of the page.'));
  await expect(styleMarks({ tabId: 7, documentId, wears: null }, 'usual')).rejects.toThrow();
  await styleMarks({ tabId: 7, documentId, wears: null }, 'usual');
  expect(insertCSS).toHaveBeenCalledTimes(2);
});

test('a browser that does not name its documents is only woken: the tab may still show another', async () => {
  const { documentId: _, ...nameless } = page();
  const detector = vi.fn();
  await serveLoading(portOf(nameless) as never, detector);
  expect(insertCSS).not.toHaveBeenCalled();
  expect(detector).toHaveBeenCalledTimes(1);
});

test('nothing is made ready for a site that is turned off, or for another than our script in a page', async () => {
  const detector = vi.fn();
  await serveLoading(portOf({ ...page(), id: 'a-stranger' }) as never, detector);
  await serveLoading(
    portOf({ ...page(), url: browser.runtime.getURL('/notebook.html' as never) }) as never,
    detector,
  );
  await changeSettings(() => ({ sitesOff: ['news.example'] }));
  await serveLoading(portOf(page()) as never, detector);
  expect(detector).not.toHaveBeenCalled();
  expect(insertCSS).not.toHaveBeenCalled();
});

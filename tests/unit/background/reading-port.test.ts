/** The port over which pages are read serves our script in a page and nobody else. */
import { expect, test, vi } from 'vitest';
import { browser } from 'wxt/browser';
import { serveReading } from '../../../lib/background/reading.ts';
import type { RawSender } from '../../../lib/background/senders.ts';
import { loadSeeds } from '../../../scripts/load-knowledge.ts';

const knowledge = loadSeeds().knowledge;
const tab = { id: 7, incognito: false };

test.each([
  [
    'our script in a page',
    { id: browser.runtime.id, url: 'https://news.example/', frameId: 0, tab },
    true,
  ],
  [
    'our card',
    { id: browser.runtime.id, url: browser.runtime.getURL('/card.html' as never), frameId: 3, tab },
    false,
  ],
  ['another extension', { id: 'a-stranger', url: 'https://news.example/', frameId: 0, tab }, false],
  ['nobody that is named', undefined, false],
] as const)('%s', (_, sender: RawSender | undefined, served) => {
  const port = {
    sender,
    disconnect: vi.fn(),
    postMessage: vi.fn(),
    onMessage: { addListener: vi.fn() },
    onDisconnect: { addListener: vi.fn() },
  };
  const detector = vi.fn();
  serveReading(port as never, { detector, knowledge, wishes: vi.fn() });
  expect(port.disconnect).toHaveBeenCalledTimes(served ? 0 : 1);
  expect(port.onMessage.addListener).toHaveBeenCalledTimes(served ? 1 : 0);
  expect(detector).not.toHaveBeenCalled();
});

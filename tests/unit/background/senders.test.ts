import { expect, test } from 'vitest';
import { senderOf } from '../../../lib/background/senders.ts';

const self = { id: 'ours', root: 'chrome-extension://ours/' };
const tab = { id: 7, incognito: false };

test.each([
  ['our content script', { id: 'ours', url: 'https://news.example/', frameId: 0, tab }, 'reader'],
  [
    'our card in a page',
    { id: 'ours', url: 'chrome-extension://ours/card.html?ticket=1', frameId: 4, tab },
    'card',
  ],
  [
    'our card in a window',
    { id: 'ours', url: 'chrome-extension://ours/card-window.html?ticket=1', frameId: 0, tab },
    'card',
  ],
  [
    'our notebook',
    { id: 'ours', url: 'chrome-extension://ours/notebook.html', frameId: 0, tab },
    'page',
  ],
  ['our popup', { id: 'ours', url: 'chrome-extension://ours/popup.html' }, 'page'],
  [
    'a page that calls itself like the card',
    { id: 'ours', url: 'https://evil.example/card.html', frameId: 0, tab },
    'reader',
  ],
  ['another extension', { id: 'theirs', url: 'chrome-extension://theirs/x.html' }, undefined],
  [
    'another extension that says it is in a tab',
    { id: 'theirs', url: 'https://news.example/', tab },
    undefined,
  ],
  ['no tab and no page of ours', { id: 'ours', url: 'https://news.example/' }, undefined],
  [
    'a page of ours whose name begins like the card’s',
    { id: 'ours', url: 'chrome-extension://ours/card.html.evil', frameId: 0, tab },
    'page',
  ],
])('%s', (_, raw, kind) => {
  expect(senderOf(raw, self)?.kind).toBe(kind);
});

test('a private window is told', () => {
  const raw = {
    id: 'ours',
    url: 'https://news.example/',
    frameId: 0,
    tab: { id: 1, incognito: true },
  };
  expect(senderOf(raw, self)?.incognito).toBe(true);
});

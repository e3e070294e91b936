/** Every message to the background, from every kind of context: those who may ask are let in, all others are refused before anything is done. */
import { beforeAll, expect, test, vi } from 'vitest';
import { browser } from 'wxt/browser';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { RawSender, SenderKind } from '../../../lib/background/senders.ts';
import { serve } from '../../../lib/background/service.ts';
import type { ToBackground } from '../../../lib/messages.ts';
import type { Store } from '../../../lib/notes/store.ts';
import { loadSeeds } from '../../../scripts/load-knowledge.ts';
import { type Answer, ask } from './ask.ts';

/** A message that is missing here does not compile: say who may send it. */
const mayAsk = {
  pageOpened: ['reader'],
  readingState: ['reader'],
  bringSurfaces: ['reader'],
  keepHighlight: ['reader'],
  undoHighlight: ['reader'],
  openCard: ['reader'],
  openCardWindow: ['reader'],
  flushCard: ['reader'],
  card: ['card'],
  cardHeight: ['card'],
  closeCard: ['card'],
  saveNote: ['card'],
  deleteNote: ['card'],
  restoreNote: ['card'],
  dismissClaim: ['card'],
  muteProposition: ['card'],
  showAllMarks: ['card'],
  openPage: ['card', 'page'],
  readTab: ['page'],
} as const satisfies Record<keyof ToBackground, readonly SenderKind[]>;

const own = (path: string) => browser.runtime.getURL(`/${path}` as never);
const tab = { id: 7, incognito: false };
const news = 'https://news.example/story';

const reader = (): RawSender => ({ id: browser.runtime.id, url: news, frameId: 0, tab });

const senders: readonly (readonly [who: string, kind: SenderKind | null, raw: () => RawSender])[] =
  [
    ['our script in a page', 'reader', reader],
    [
      'our card',
      'card',
      () => ({ id: browser.runtime.id, url: own('card.html?ticket=1'), frameId: 4, tab }),
    ],
    [
      'our notebook',
      'page',
      () => ({ id: browser.runtime.id, url: own('notebook.html'), frameId: 0, tab }),
    ],
    ['our popup', 'page', () => ({ id: browser.runtime.id, url: own('popup.html') })],
    [
      'a page whose address ends like the card’s',
      'reader',
      () => ({ id: browser.runtime.id, url: 'https://evil.example/card.html', frameId: 0, tab }),
    ],
    [
      'another extension’s page',
      null,
      () => ({ id: 'a-stranger', url: 'chrome-extension://a-stranger/card.html', frameId: 0, tab }),
    ],
    [
      'another extension’s script in a page',
      null,
      () => ({ id: 'a-stranger', url: news, frameId: 0, tab }),
    ],
    ['nobody that the browser names', null, () => ({})],
    ['a page without a tab', null, () => ({ id: browser.runtime.id, url: news })],
  ];

/** Whatever of the store is touched is written down. */
const touched: string[] = [];
const store = new Proxy({} as Store, {
  get: (_, name) =>
    name === 'onChange'
      ? () => () => undefined
      : (...args: unknown[]) => {
          touched.push(String(name));
          return Promise.reject(new Error(`asked for ${String(name)} ${args.length}`));
        },
});

beforeAll(() => {
  fakeBrowser.reset();
  serve({ knowledge: loadSeeds().knowledge, store });
});

const refused = (answer: Answer) => answer?.err?.message?.startsWith('Refused:') ?? false;

for (const [type, kinds] of Object.entries(mayAsk)) {
  test.each(senders)(`${type}, asked by %s`, async (_, kind, raw) => {
    touched.length = 0;
    // Something of every message's shape; what a handler makes of it is another test's matter.
    const { url } = raw();
    const data = {
      ...{ ticket: 'none', saved: {}, draft: {}, selectors: { quote: {} } },
      ...{ url, identity: { url } },
    };
    const answer = await ask(type, data, raw());
    const may = kind !== null && (kinds as readonly SenderKind[]).includes(kind);
    expect(answer, 'somebody listens').toBeDefined();
    expect(refused(answer)).toBe(!may);
    if (!may) expect(touched).toEqual([]);
  });
}

test('a page is told how its site stands though the notes cannot be opened', async () => {
  touched.length = 0;
  const { res } =
    (await ask('pageOpened', { identity: { url: news }, wears: null }, reader())) ?? {};
  expect(touched).toEqual(['pageAt']);
  expect(res).toMatchObject({ passages: [], dismissed: [], off: false });
});

test.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'nonsense', ''])(
  'a message called “%s” does nothing',
  async (type) => {
    touched.length = 0;
    const spies = vi.spyOn(browser.tabs, 'create');
    await ask(type, { ticket: 'none' }, { id: browser.runtime.id, url: news, frameId: 0, tab });
    expect(touched).toEqual([]);
    expect(spies).not.toHaveBeenCalled();
  },
);

test.each(['pageOpened', 'openCard', 'keepHighlight'] as const)(
  '%s is refused of a page that speaks for another site',
  async (type) => {
    const sender = { id: browser.runtime.id, url: 'https://evil.example/', frameId: 0, tab };
    for (const url of [
      news,
      'http://evil.example/',
      'https://evil.example:8443/',
      'about:blank',
      '',
    ]) {
      touched.length = 0;
      const data = { url, identity: { url }, selectors: { quote: {} } };
      expect(refused(await ask(type, data, sender)), url).toBe(true);
      expect(touched).toEqual([]);
    }
  },
);

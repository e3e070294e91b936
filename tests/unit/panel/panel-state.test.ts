/** What a panel knows of the page beside it when something goes wrong on the way. */
import { beforeEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { openPage } from '../../../lib/open-page.ts';
import { followAsked } from '../../../lib/panel/follow-tab.ts';
import { openPanel } from '../../../lib/panel/panel-state.ts';
import { eventually } from '../eventually.ts';

const reader = vi.hoisted(() => ({
  asked: [] as string[],
  answer: (_word: string): Promise<unknown> => Promise.resolve(null),
}));
vi.mock('../../../lib/messages.ts', () => ({
  toReader: {
    sendMessage(word: string) {
      reader.asked.push(word);
      return reader.answer(word);
    },
  },
  toPages: { onMessage: () => () => {} },
  toBackground: { sendMessage: () => Promise.reject(new Error('Extension context invalidated.')) },
}));

const store = {
  pageAt: async () => null,
  annotationsOfPage: async () => [],
  onChange: () => () => {},
};

async function panelOn(listener: () => void) {
  const { id = -1 } = await fakeBrowser.tabs.create({ url: 'https://paper.example/a' });
  return openPanel(store, { tabId: id }, listener);
}

beforeEach(() => {
  fakeBrowser.reset();
  reader.asked.length = 0;
  reader.answer = () => Promise.resolve(null);
});

it('looks at the page again after a look that went wrong', async () => {
  const unheard = vi.fn();
  process.on('unhandledRejection', unheard);
  let breaks = true;
  const panel = await panelOn(() => {
    if (reader.asked.length === 0 || !breaks) return;
    breaks = false;
    throw new Error('it could not be drawn');
  });
  await eventually(() => expect(unheard).toHaveBeenCalledTimes(1));
  process.off('unhandledRejection', unheard);
  panel.refresh();
  await eventually(() => expect(panel.state().phase).toBe('here'));
  expect(reader.asked).toEqual(['pageReading', 'pageReading']);
});

it('answers null, and looks again, where nobody hears a word to the page', async () => {
  const panel = await panelOn(() => {});
  await eventually(() => expect(panel.state().phase).toBe('here'));
  reader.asked.length = 0;
  reader.answer = (word) =>
    word === 'toggle' ? Promise.reject(new Error('No receiver.')) : Promise.resolve(null);
  expect(await panel.tell('toggle')).toBe(null);
  await eventually(() => expect(reader.asked).toEqual(['toggle', 'pageReading']));
});

it('follows what its address names', () => {
  expect(followAsked('')).toEqual({});
  expect(followAsked('?tab=7')).toEqual({ tabId: 7 });
  expect(followAsked('?window=3')).toEqual({ windowId: 3 });
});

it('goes to a page of ours by itself where the background cannot be asked', async () => {
  const open = vi.fn();
  vi.stubGlobal('window', { open });
  openPage('knowledge.html#attainment');
  await eventually(() =>
    expect(open).toHaveBeenCalledWith('knowledge.html#attainment', '_blank', 'noopener'),
  );
  vi.unstubAllGlobals();
});

/** What a page or a tab that was left answers late: it is shown of no other. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Browser } from 'wxt/browser';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { PageReading, ReadAttempt } from '../../../lib/messages.ts';
import { type FollowedTab, followTab } from '../../../lib/panel/follow-tab.ts';
import { openPanel, type Panel } from '../../../lib/panel/panel-state.ts';
import { note, page } from '../notebook/samples.ts';
import { claimAt, readingOf } from './samples.ts';

const asked = vi.hoisted(() => ({
  pageReading: vi.fn<() => Promise<PageReading | null>>(),
  readTab: vi.fn<() => Promise<ReadAttempt>>(),
}));
vi.mock('../../../lib/messages.ts', () => ({
  toReader: { sendMessage: asked.pageReading },
  toPages: { onMessage: () => () => {} },
  toBackground: { sendMessage: asked.readTab },
}));

const url = 'https://paper.example/a';
const reading = readingOf(url, [claimAt(10, ['attainment', 'asserts'])]);
const store = {
  pageAt: vi.fn(async () => page(1)),
  annotationsOfPage: vi.fn(async () => [note(1)]),
  onChange: () => () => {},
};

/** Lets all come about that is answered at once, and the patience with slow notes end. */
const settle = () => vi.advanceTimersByTimeAsync(1_000);
/** The answer of one of these to what it is asked next: it comes when the test says so. */
function answerOf<T>(of: { mockReturnValueOnce(answer: Promise<T>): unknown }) {
  const { promise, resolve } = Promise.withResolvers<T>();
  of.mockReturnValueOnce(promise);
  return async (answer: T) => {
    resolve(answer);
    await settle();
  };
}

let first: Browser.tabs.Tab;
beforeEach(async () => {
  vi.useFakeTimers();
  fakeBrowser.reset();
  asked.pageReading.mockReset().mockResolvedValue(null);
  asked.readTab.mockReset().mockResolvedValue('reading');
  first = await fakeBrowser.tabs.create({ url });
});
afterEach(() => vi.useRealTimers());

async function opened(): Promise<Panel> {
  const panel = openPanel(store, { tabId: first.id ?? -1 }, () => {});
  await settle();
  return panel;
}
/** The page in the tab gives way to another. */
async function goes(status: 'loading' | 'complete'): Promise<void> {
  await fakeBrowser.tabs.onUpdated.trigger(first.id ?? -1, { status }, first);
  await settle();
}

it('a page’s claims are not shown while the next one loads', async () => {
  const answered = answerOf(asked.pageReading);
  const panel = await opened();
  await goes('loading');
  await answered(reading);
  expect(panel.state()).toMatchObject({ phase: 'looking', reading: null, annotations: null });
  await goes('complete');
  expect(panel.state()).toMatchObject({ phase: 'here', reading: null });
});

it('a page’s notes that are read slowly are not shown of the next one', async () => {
  const read = answerOf(store.annotationsOfPage);
  asked.pageReading.mockResolvedValueOnce(reading);
  const panel = await opened();
  expect(panel.state()).toMatchObject({ phase: 'here', reading, annotations: null });
  await goes('loading');
  await read([note(1)]);
  expect(panel.state().annotations).toBeNull();
});

it('what became of the wish to read a page is not said of the next one', async () => {
  const panel = await opened();
  const answered = answerOf(asked.readTab);
  const wish = panel.read();
  await goes('loading');
  await goes('complete');
  await answered('forbidden');
  await wish;
  expect(panel.state().attempt).toBeNull();
});

it('all of this is shown of a page that stayed', async () => {
  const [answered, read] = [answerOf(asked.readTab), answerOf(store.annotationsOfPage)];
  const panel = await opened();
  const wish = panel.read();
  await answered('forbidden');
  await wish;
  expect(panel.state()).toMatchObject({ phase: 'here', reading: null, attempt: 'forbidden' });
  asked.pageReading.mockResolvedValue(reading);
  panel.refresh();
  await settle();
  await read([note(1)]);
  expect(panel.state()).toMatchObject({ phase: 'here', reading, annotations: [note(1)] });
});

it('of two tabs gone to in quick succession the second is followed, whichever is heard of last', async () => {
  // As in Firefox: the fake has none either.
  Object.assign(fakeBrowser.tabs, { onReplaced: undefined });
  const second = await fakeBrowser.tabs.create({ url: 'https://paper.example/b' });
  const { windowId } = second;
  const followed: (FollowedTab | null)[] = [];
  await followTab({ windowId }, (each) => followed.push(each), vi.fn());
  followed.length = 0;
  const query = vi.fn<() => Promise<Browser.tabs.Tab[]>>();
  vi.spyOn(fakeBrowser.tabs, 'query').mockImplementation(query);
  const [early, late] = [answerOf(query), answerOf(query)];
  for (const { id = -1 } of [first, second])
    await fakeBrowser.tabs.onActivated.trigger({ tabId: id, windowId });
  await late([second]);
  await early([first]);
  expect(followed.map((each) => each?.id)).toEqual([second.id]);
});

/** A card whose page is left on the way: nothing of it may come into the page that follows. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type CardSubject, toBackground } from '../../../lib/messages.ts';
import type { Host } from '../../../lib/reader/host.ts';
import type { CardFrame } from '../../../lib/reader/late/card-frame.ts';
import { openCards } from '../../../lib/reader/late/cards.ts';
import { eventually } from '../eventually.ts';

/** One message to the background, answered when the test says so. */
interface Sent {
  readonly type: string;
  answer(value?: unknown): void;
}

let sent: Sent[] = [];
/** Says that it has loaded when the test says so. */
let loaded = Promise.withResolvers<void>();
const frame = {
  open: vi.fn(() => loaded.promise),
  hide: vi.fn(),
  close: vi.fn(),
  setHeight: vi.fn(),
};
const onClosed = vi.fn();
const say = vi.fn();
const element = {};
const host = { element, document: { activeElement: null }, say } as unknown as Host;
const subject = {} as CardSubject;

function begin() {
  const life = new AbortController();
  return { life, cards: openCards(host, frame satisfies CardFrame, onClosed, life.signal) };
}

/** The message of this type that is under way. */
const under = async (type: string): Promise<Sent> => {
  await eventually(() => expect(sent.map((each) => each.type)).toContain(type));
  return sent.splice(
    sent.findIndex((each) => each.type === type),
    1,
  )[0] as Sent;
};

async function opened(cards: ReturnType<typeof openCards>): Promise<void> {
  const done = cards.open(subject, () => [], null);
  (await under('openCard')).answer({ ticket: 'first' });
  await done;
}

beforeEach(() => {
  sent = [];
  loaded = Promise.withResolvers();
  vi.clearAllMocks();
  vi.spyOn(toBackground, 'sendMessage').mockImplementation(((type: string) => {
    const { promise, resolve } = Promise.withResolvers<unknown>();
    sent.push({ type, answer: resolve });
    return promise;
  }) as never);
});
afterEach(() => {
  vi.useRealTimers();
});

test('left while its ticket is fetched, a card opens no frame', async () => {
  const { life, cards } = begin();
  const done = cards.open(subject, () => [], null);
  const asked = await under('openCard');
  life.abort();
  asked.answer({ ticket: 'first' });
  await done;
  expect(frame.open).not.toHaveBeenCalled();
  expect(cards.isOpen()).toBe(false);
});

test('not wanted any more while its ticket is fetched, a card opens no frame: of two, the last one asked for is shown', async () => {
  const { cards } = begin();
  let wanted = 'first';
  const first = cards.open(
    subject,
    () => [],
    null,
    () => wanted === 'first',
  );
  const slow = await under('openCard');
  wanted = 'second';
  const second = cards.open(
    subject,
    () => [],
    null,
    () => wanted === 'second',
  );
  (await under('openCard')).answer({ ticket: 'second' });
  await second;
  slow.answer({ ticket: 'first' });
  await first;
  expect(frame.open).toHaveBeenCalledTimes(1);
  expect(frame.open.mock.calls.flat().join(' ')).toContain('ticket=second');
});

test('left before the frame was heard of, it opens no window; stayed on, it does', async () => {
  const { life, cards } = begin();
  vi.useFakeTimers();
  await opened(cards);
  expect(frame.open).toHaveBeenCalledTimes(1);
  life.abort();
  await vi.runAllTimersAsync();
  expect(sent).toEqual([]);
  expect(say).not.toHaveBeenCalled();

  const { cards: others } = begin();
  await opened(others);
  await vi.runAllTimersAsync();
  expect(sent.map(({ type }) => type)).toEqual(['openCard']);
});

test('a frame that takes its time to load is waited for, and only one that has loaded is soon given up', async () => {
  const { cards } = begin();
  vi.useFakeTimers();
  await opened(cards);
  await vi.advanceTimersByTimeAsync(8000);
  expect(sent, 'it may still be loading').toEqual([]);
  loaded.resolve();
  await vi.advanceTimersByTimeAsync(2900);
  expect(sent).toEqual([]);
  cards.setHeight('first', 300);
  await vi.runAllTimersAsync();
  expect(sent, 'it was heard of').toEqual([]);

  const { cards: silent } = begin();
  await opened(silent);
  await vi.advanceTimersByTimeAsync(3100);
  expect(sent.map(({ type }) => type)).toEqual(['openCard']);
});

test('left while what is typed is being written, it tells nobody that it has closed', async () => {
  const { life, cards } = begin();
  await opened(cards);
  const done = cards.close();
  const flush = await under('flushCard');
  life.abort();
  flush.answer();
  await done;
  expect(onClosed).not.toHaveBeenCalled();
  // A page that is left opens no further card.
  await cards.open(subject, () => [], null);
  expect(sent).toEqual([]);

  const { cards: others } = begin();
  await opened(others);
  const closing = others.close();
  (await under('flushCard')).answer();
  await closing;
  expect(onClosed).toHaveBeenCalledTimes(1);
});

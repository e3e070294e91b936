/** The reader's end of the port over which a page is read, on a worker that the browser stops. */
import { expect, test, vi } from 'vitest';
import { browser } from 'wxt/browser';
import type { ReadAnswer } from '../../../lib/messages.ts';
import { openReading } from '../../../lib/reader/reading.ts';

const request = { blocks: [], first: [] } as unknown as Parameters<
  ReturnType<typeof openReading>['ask']
>[0];

/** A browser whose ports the test holds the other end of. */
function worker() {
  const ports: { turn: number; say(answer: object): void; stop(): void }[] = [];
  vi.spyOn(browser.runtime, 'connect').mockImplementation(() => {
    const heard: ((answer: ReadAnswer) => void)[] = [];
    const gone: (() => void)[] = [];
    const port = {
      turn: 0,
      say: (answer: object) => {
        for (const each of heard) each({ turn: port.turn, ...answer } as ReadAnswer);
      },
      stop: () => {
        for (const each of gone) each();
      },
    };
    ports.push(port);
    return {
      onMessage: { addListener: (each: (answer: ReadAnswer) => void) => heard.push(each) },
      onDisconnect: { addListener: (each: () => void) => gone.push(each) },
      postMessage: ({ turn }: { turn: number }) => {
        port.turn = turn;
      },
      disconnect: () => undefined,
    } as never;
  });
  return ports;
}

function reader() {
  const ports = worker();
  const answers: ReadAnswer[] = [];
  const reading = openReading(
    (answer) => answers.push(answer),
    () => reading.ask(request),
  );
  reading.ask(request);
  return { ports, answers, last: () => ports.at(-1) };
}

test('a reading that its worker does not live to end is asked for again, and given up at the third loss', () => {
  const { ports, answers, last } = reader();
  last()?.stop();
  last()?.stop();
  expect(ports).toHaveLength(3);
  expect(answers).toEqual([]);
  last()?.stop();
  expect(ports).toHaveLength(3);
  expect(answers.map(({ kind }) => kind)).toEqual(['failed']);
});

test('losses count only in a row, and between two readings not at all', () => {
  const { ports, answers, last } = reader();
  last()?.stop();
  last()?.stop();
  last()?.say({ kind: 'done' });
  last()?.stop();
  expect(ports).toHaveLength(3);
  expect(answers.map(({ kind }) => kind)).toEqual(['done']);
});

test('after an update of ours, which leaves nobody to ask, the reading fails in words', () => {
  vi.spyOn(browser.runtime, 'connect').mockImplementation(() => {
    throw new Error('Extension context invalidated.');
  });
  const answers: ReadAnswer[] = [];
  openReading(
    (answer) => answers.push(answer),
    () => undefined,
  ).ask(request);
  expect(answers).toMatchObject([
    { kind: 'failed', sentence: expect.stringContaining('invalidated') },
  ]);
});

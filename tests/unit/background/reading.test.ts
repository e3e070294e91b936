import { expect, test } from 'vitest';
import { type Browser, browser } from 'wxt/browser';
import { serveReading } from '../../../lib/background/reading.ts';
import type { Detector, ReadStep } from '../../../lib/claims/detector.ts';
import type { Knowledge } from '../../../lib/knowledge/types.ts';
import type { ReadAnswer, ReadRequest } from '../../../lib/messages.ts';

/** A port whose other end is a list of what was posted. */
function portWith(answers: ReadAnswer[]) {
  let hear: (message: ReadRequest) => Promise<void> = async () => undefined;
  let close = () => undefined as unknown;
  const port = {
    sender: {
      id: browser.runtime.id,
      url: 'https://news.example/',
      frameId: 0,
      tab: { id: 7, incognito: false },
    },
    postMessage: (answer: ReadAnswer) => answers.push(answer),
    onMessage: { addListener: (l: typeof hear) => (hear = l) },
    onDisconnect: { addListener: (l: typeof close) => (close = l) },
  } as unknown as Browser.runtime.Port;
  return { port, ask: (message: ReadRequest) => hear(message), close: () => close() };
}

const request: ReadRequest = { turn: 1, page: { title: '', blocks: [] }, first: [] };
const wishes = async () => ({ sensitivity: 'balanced' as const, muted: new Set<never>() });

/** A detector that takes as long as it is told to between two steps. */
const slowly = (steps: readonly ReadStep[], ms: number): Detector => ({
  thresholds: { fewer: 0.8, balanced: 0.5, more: 0.2 },
  read: () => [],
  *readInSteps() {
    for (const step of steps) {
      const until = performance.now() + ms;
      while (performance.now() < until);
      yield step;
    }
  },
});

test('a long reading without claims tells how far it is', async () => {
  const answers: ReadAnswer[] = [];
  const { port, ask } = portWith(answers);
  const steps = [0, 1, 2, 3, 4].map((done) => ({ claims: [], done, of: 4 }));
  serveReading(port, { detector: () => slowly(steps, 100), knowledge: {} as Knowledge, wishes });
  await ask(request);
  const told = answers.flatMap((a) => (a.kind === 'claims' ? [[a.done, a.of]] : []));
  expect(told.length).toBeGreaterThan(0);
  expect(told.every(([done = 0, of]) => done <= 4 && of === 4)).toBe(true);
  expect(answers.at(-1)).toEqual({ turn: 1, kind: 'done' });
});

test('a port that closes stops the reading', async () => {
  const answers: ReadAnswer[] = [];
  const { port, ask, close } = portWith(answers);
  const steps = Array.from({ length: 50 }, (_, done) => ({ claims: [], done, of: 50 }));
  serveReading(port, { detector: () => slowly(steps, 30), knowledge: {} as Knowledge, wishes });
  const asked = ask(request);
  close();
  await asked;
  expect(answers).toEqual([]);
});

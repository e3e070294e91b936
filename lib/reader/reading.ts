/** The reader's end of a page's reading: asks the background over a port and hears the claims as they come. */
import { browser } from 'wxt/browser';
import { READING_PORT, type ReadAnswer, type ReadRequest } from '../messages.ts';

export interface Reading {
  /** Asks for a (new) reading of the page; answers to an older one are dropped from here on. */
  ask(request: Omit<ReadRequest, 'turn'>): void;
  close(): void;
}

/** Opens the port when first asked. The browser closes it with the worker or the page; asking again opens a new one. */
export function openReading(onAnswer: (answer: ReadAnswer) => void, onLost: () => void): Reading {
  let port: ReturnType<typeof browser.runtime.connect> | null = null;
  let turn = 0;
  let answered = true;

  const connect = () => {
    const opened = browser.runtime.connect({ name: READING_PORT });
    opened.onMessage.addListener((answer: ReadAnswer) => {
      if (answer.turn !== turn) return;
      answered = answer.kind !== 'claims';
      onAnswer(answer);
    });
    opened.onDisconnect.addListener(() => {
      port = null;
      // A worker that is stopped between two readings is the browser's thrift; one stopped in a reading is lost work.
      if (!answered) onLost();
    });
    return opened;
  };

  return {
    ask(request) {
      turn += 1;
      answered = false;
      port ??= connect();
      port.postMessage({ ...request, turn } satisfies ReadRequest);
    },
    close() {
      answered = true;
      port?.disconnect();
      port = null;
    },
  };
}

/** The reader's end of a page's reading: asks the background over a port and hears the claims as they come. */
import { browser } from 'wxt/browser';
import { READING_PORT, type ReadAnswer, type ReadRequest } from '../messages.ts';
import { say } from '../words.ts';

/** How often in a row a reading is lost before it is given up: a page that exhausts the worker would be begun for ever. */
const MOST_LOSSES = 3;

export interface Reading {
  /** Asks for a (new) reading of the page; answers to an older one are dropped from here on. */
  ask(request: Omit<ReadRequest, 'turn'>): void;
  close(): void;
}

/**
 * Opens the port when first asked. The browser closes it with the worker or the page; asking again opens a
 * new one. `onLost` is called when that happens in the midst of a reading, which is to be asked for again.
 */
export function openReading(onAnswer: (answer: ReadAnswer) => void, onLost: () => void): Reading {
  let port: ReturnType<typeof browser.runtime.connect> | null = null;
  let turn = 0;
  let answered = true;
  let losses = 0;

  const giveUp = (why: string) => {
    answered = true;
    onAnswer({ turn, kind: 'failed', sentence: why });
  };
  const lost = () => {
    port = null;
    // A worker that is stopped between two readings is the browser's thrift; one stopped in a reading is lost work.
    if (answered) return;
    losses += 1;
    if (losses < MOST_LOSSES) onLost();
    else giveUp(say('readingLost'));
  };
  const connect = () => {
    const opened = browser.runtime.connect({ name: READING_PORT });
    opened.onMessage.addListener((answer: ReadAnswer) => {
      if (answer.turn !== turn) return;
      answered = answer.kind !== 'claims';
      if (answered) losses = 0;
      onAnswer(answer);
    });
    opened.onDisconnect.addListener(lost);
    return opened;
  };
  const life = new AbortController();
  // Chromium closes the port of a page that goes into the back/forward cache, without a word to the page.
  const onShow = ({ persisted }: PageTransitionEvent) => {
    if (!persisted || !port) return;
    port.disconnect();
    lost();
  };
  globalThis.addEventListener?.('pageshow', onShow, { signal: life.signal });

  return {
    ask(request) {
      turn += 1;
      answered = false;
      try {
        port ??= connect();
        port.postMessage({ ...request, turn } satisfies ReadRequest);
      } catch (error) {
        // After an update of ours nobody listens any more.
        giveUp(String(error));
      }
    },
    close() {
      life.abort();
      answered = true;
      port?.disconnect();
      port = null;
    },
  };
}

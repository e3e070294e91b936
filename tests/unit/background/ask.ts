/** Messages to the background as the browser delivers them, from whomever. */
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { RawSender } from '../../../lib/background/senders.ts';

export type Answer = { res?: unknown; err?: { message?: string } } | undefined;

/** Sends a message as the browser delivers it, and waits for what is answered. */
export async function ask(type: string, data: unknown, sender: RawSender): Promise<Answer> {
  const message = { id: 1, type, data, timestamp: 0 };
  const { promise, resolve } = Promise.withResolvers<Answer>();
  // As Chromium does: a listener that will answer says `true`, and answers by the third argument.
  const listeners = fakeBrowser.runtime.onMessage as unknown as {
    trigger(
      message: object,
      sender: RawSender,
      respond: (answer: Answer) => void,
    ): Promise<unknown[]>;
  };
  const willAnswer = (await listeners.trigger(message, sender, resolve)).includes(true);
  return willAnswer ? promise : undefined;
}

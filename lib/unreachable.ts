import type { Outcome } from './outcome.ts';
import { isCutOff } from './unsaved.ts';
import { say, type WordKey } from './words.ts';

/**
 * What becomes of a message to the worker that threw, as an outcome the reader can be told: `cutOff` once
 * an update of ours has parted this context from all it could ask, `notReached` (whose `$1` is the error)
 * otherwise. Made before the message is sent: after an update only words said before can be said.
 */
export function unreachable(
  cutOff: WordKey,
  notReached: WordKey,
): (error: unknown) => Outcome<never> {
  say(cutOff);
  return (error) =>
    isCutOff()
      ? { ok: false, kind: 'outdated', sentence: say(cutOff) }
      : { ok: false, kind: 'unreachable', sentence: say(notReached, String(error)) };
}

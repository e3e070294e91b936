/**
 * Answers a page's reading over a port: the detector works in slices between which the worker is
 * free, claims nearest the viewport leave first, and a port that closes cancels the rest.
 */
import type { Browser } from 'wxt/browser';
import type { Detector } from '../claims/detector.ts';
import type { Knowledge } from '../knowledge/types.ts';
import type { ReadAnswer, ReadRequest } from '../messages.ts';
import { breathe } from '../page/slice.ts';
import { weigh } from '../weigh.ts';

/** Longest stretch of work before other messages get their turn, in milliseconds. */
const SLICE = 24;

export interface ReadingDeps {
  readonly detector: () => Detector;
  readonly knowledge: Knowledge;
}

/** Serves one port until it closes. Only the newest request of a port is worked on. */
export function serveReading(
  port: Browser.runtime.Port,
  { detector, knowledge }: ReadingDeps,
): void {
  let newest = -1;
  let open = true;
  const answer = (message: ReadAnswer) => {
    if (open) port.postMessage(message);
  };
  port.onDisconnect.addListener(() => {
    open = false;
  });
  port.onMessage.addListener(async (message: ReadRequest) => {
    const { turn, page, first } = message;
    newest = turn;
    const current = () => open && newest === turn;
    try {
      const steps = detector().readInSteps(page, { first });
      let since = performance.now();
      for (const claims of steps) {
        if (!current()) return;
        if (claims.length > 0) {
          answer({
            turn,
            kind: 'claims',
            claims: claims.map((claim) => weigh(claim, knowledge)),
            done: 0,
            of: 1,
          });
        }
        if (performance.now() - since > SLICE) {
          await breathe();
          since = performance.now();
        }
      }
      if (current()) answer({ turn, kind: 'done' });
    } catch (error) {
      answer({
        turn,
        kind: 'failed',
        sentence: String(error instanceof Error ? error.message : error),
      });
    }
  });
}

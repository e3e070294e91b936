/**
 * Answers a page's reading over a port: the detector works in slices between which the worker is
 * free, claims nearest the viewport leave first, and a port that closes cancels the rest.
 */
import type { Browser } from 'wxt/browser';
import type { Detector } from '../claims/detector.ts';
import type { Sensitivity } from '../claims/types.ts';
import type { Knowledge, PropositionId } from '../knowledge/types.ts';
import type { ReadAnswer, ReadRequest } from '../messages.ts';
import { withoutPropositions } from '../narrow-claim.ts';
import { giveWay } from '../page/slice.ts';
import { weigh } from '../weigh.ts';
import { senderOf } from './senders.ts';

/** Longest stretch of work before other messages get their turn, in milliseconds. */
const SLICE = 24;

/** Between two words of how far a reading is, in milliseconds. */
const TELLING = 150;

export interface ReadingDeps {
  readonly detector: () => Detector;
  readonly knowledge: Knowledge;
  /** Asked anew for each reading. */
  readonly wishes: () => Promise<ReadingWishes>;
}

/** What the reader wants marked. */
export interface ReadingWishes {
  readonly sensitivity: Sensitivity;
  readonly muted: ReadonlySet<PropositionId>;
}

/** Serves one port of a reader's until it closes; any other is closed at once. Only the newest request of a port is worked on. */
export function serveReading(
  port: Browser.runtime.Port,
  { detector, knowledge, wishes }: ReadingDeps,
): void {
  if (senderOf(port.sender ?? {})?.kind !== 'reader') {
    port.disconnect();
    return;
  }
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
      const { sensitivity, muted } = await wishes();
      const steps = detector().readInSteps(page, { first, sensitivity });
      let since = performance.now();
      let told = since;
      for (const step of steps) {
        if (!current()) return;
        const claims = step.claims.flatMap((claim) => withoutPropositions(claim, muted) ?? []);
        // Without news, the page still learns now and then how far its reading is.
        if (claims.length > 0 || (step.of > 0 && performance.now() - told > TELLING)) {
          told = performance.now();
          answer({
            turn,
            kind: 'claims',
            claims: claims.map((claim) => weigh(claim, knowledge)),
            done: step.done,
            of: step.of,
          });
        }
        if (performance.now() - since > SLICE) {
          // Not a yield: Chromium's worker takes its continuations before every message, so that
          // nobody was heard, not even the port's closing, until a debate had been read to its end.
          await giveWay();
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

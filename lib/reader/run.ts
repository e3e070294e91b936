/**
 * Runs a session in this page and answers the background's messages for it, until the signal is aborted
 * or the page is left for good. `bring` fetches the reader's second file.
 */
import { toReader } from '../messages.ts';
import { blankReading } from '../page-reading.ts';
import { identityOf } from './identity.ts';
import { clearLeftBehind } from './orphaned.ts';
import { restsBetween } from './rests.ts';
import { type Session, startSession } from './session.ts';
import type { BringSurfaces } from './surfaces.ts';

export async function runReader(life: AbortSignal, bring: BringSurfaces): Promise<void> {
  const signal = AbortSignal.any([life, leaving(life)]);
  let session: Session | null = null;
  clearLeftBehind(document);
  const rested = restsBetween();
  let ready = begin();

  /** One session an address: a site that goes to another page without loading it gets a new one. */
  async function begin(): Promise<Session> {
    const off = new AbortController();
    let next = null as Promise<Session> | null;
    signal.addEventListener('abort', () => off.abort(), { once: true, signal: off.signal });
    const onNavigated = () => {
      off.abort();
      session = null;
      next = begin();
      ready = next;
      // Told to whoever asks the session for something.
      next.catch(() => undefined);
    };
    try {
      await rested();
      const started = await startSession({ document, bring, onNavigated, signal: off.signal });
      if (!off.signal.aborted) session = started;
      return next ?? started;
    } catch (error) {
      // Left while its text was read.
      if (next) return next;
      throw error;
    }
  }

  // A long page is asked about before its text is whole.
  const begun = () => blankReading(identityOf(document, location.href));
  const stop = [
    toReader.onMessage('pageReading', () => session?.pageReading() ?? begun()),
    toReader.onMessage('step', async ({ data }) => (await ready).step(data)),
    toReader.onMessage('toggle', async () => (await ready).toggle()),
    // What changed while the page was being read is not in the answer that the reading waits for.
    toReader.onMessage('notesChanged', async () => (await ready).notesChanged()),
    toReader.onMessage('settingsChanged', async () => (await ready).settingsChanged()),
    toReader.onMessage('readAnyway', async () => (await ready).readAnyway()),
    toReader.onMessage('awaitSelection', async ({ data }) => (await ready).awaitSelection(data)),
    toReader.onMessage('selection', async () => (await session?.selection()) ?? null),
    toReader.onMessage('showAllMarks', async () => (await ready).showAllMarks()),
    toReader.onMessage('annotate', async () => (await ready).annotate()),
    toReader.onMessage('showPassage', async ({ data }) => (await ready).showPassage(data)),
    toReader.onMessage('showClaim', async ({ data }) => (await ready).showClaim(data)),
    toReader.onMessage('cardHeight', ({ data }) => {
      session?.setCardHeight(data.ticket, data.height);
    }),
    toReader.onMessage('closeCard', ({ data }) => session?.cardClosed(data)),
  ];
  signal.addEventListener('abort', () => {
    for (const off of stop) off();
  });
  await ready.catch((error: unknown) => {
    if (!signal.aborted) throw error;
  });
}

/**
 * Aborted as the page is left for good, to no back/forward cache. Firefox still hands messages to the
 * script of such a page, whose window has no viewport, styles or timers any more: they throw.
 */
function leaving(life: AbortSignal): AbortSignal {
  const left = new AbortController();
  const leave = (event: PageTransitionEvent) => {
    if (event.isTrusted && !event.persisted) left.abort();
  };
  globalThis.addEventListener('pagehide', leave, { signal: life });
  return left.signal;
}

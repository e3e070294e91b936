/** Runs a session in this page and answers the background's messages for it, until the signal is aborted. */
import { toReader } from '../messages.ts';
import { blankReading } from '../page-reading.ts';
import { identityOf } from './identity.ts';
import { type Session, startSession } from './session.ts';

export async function runReader(signal: AbortSignal): Promise<void> {
  // A long page is asked about before its text is whole.
  const ready = startSession(document, signal);
  let session: Session | null = null;
  const begun = blankReading(identityOf(document, location.href));
  const stop = [
    toReader.onMessage('pageReading', () => session?.pageReading() ?? begun),
    toReader.onMessage('step', async ({ data }) => (await ready).step(data)),
    toReader.onMessage('toggle', async () => (await ready).toggle()),
    toReader.onMessage('notesChanged', () => session?.notesChanged()),
    toReader.onMessage('settingsChanged', () => session?.settingsChanged()),
    toReader.onMessage('readAnyway', async () => (await ready).readAnyway()),
    toReader.onMessage('awaitSelection', async ({ data }) => (await ready).awaitSelection(data)),
    toReader.onMessage('selection', () => session?.selection() ?? null),
    toReader.onMessage('showPassage', async ({ data }) => (await ready).showPassage(data)),
    toReader.onMessage('showClaim', async ({ data }) => (await ready).showClaim(data)),
    toReader.onMessage('cardHeight', ({ data }) => {
      session?.cards.setHeight(data.ticket, data.height);
    }),
    toReader.onMessage('closeCard', ({ data }) => session?.cards.closed(data)),
  ];
  signal.addEventListener('abort', () => {
    for (const off of stop) off();
  });
  session = await ready;
}

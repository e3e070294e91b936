/** Runs a session in this page and answers the background's messages for it, until the signal is aborted. */
import { toReader } from '../messages.ts';
import { startSession } from './session.ts';

export async function runReader(signal: AbortSignal): Promise<void> {
  const session = await startSession(document, signal);
  const stop = [
    toReader.onMessage('pageReading', () => session.pageReading()),
    toReader.onMessage('step', ({ data }) => session.step(data)),
    toReader.onMessage('toggle', () => session.toggle()),
    toReader.onMessage('notesChanged', () => session.notesChanged()),
    toReader.onMessage('showPassage', ({ data }) => session.showPassage(data)),
    toReader.onMessage('showClaim', ({ data }) => session.showClaim(data)),
    toReader.onMessage('cardHeight', ({ data }) => session.cards.setHeight(data.ticket, data.height)),
    toReader.onMessage('closeCard', ({ data }) => session.cards.closed(data)),
  ];
  signal.addEventListener('abort', () => {
    for (const off of stop) off();
  });
}

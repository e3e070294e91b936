/** Asks the background for the page's claims and keeps count of how the reading stands. */
import { hasTrigger } from '../claims/triggers.ts';
import { type ReadAnswer, type ReadingState, toBackground } from '../messages.ts';
import type { PageBlock, PageText } from '../page/live.ts';
import { say } from '../words.ts';
import type { ClaimsOnPage } from './claims-on-page.ts';
import { coalesce } from './coalesce.ts';
import { openReading } from './reading.ts';
import { blocksInView } from './viewport.ts';
import type { Wishes } from './wishes.ts';

export interface AskingOptions {
  readonly document: Document;
  readonly page: PageText;
  readonly found: ClaimsOnPage;
  readonly wishes: Wishes;
  /** The blocks that are read. */
  readonly isRead: (block: PageBlock) => boolean;
  /** How many claims are shown now. */
  readonly count: () => number;
  /** More claims are known, or fewer. */
  readonly onClaims: () => void;
  /** The reading is finished. */
  readonly onSettled: (count: number) => void;
  readonly onState: () => void;
  readonly signal: AbortSignal;
}

export interface Asking {
  state(): ReadingState;
  /** Reads, or stops, as it is wanted now. */
  obey(): ReadingState;
  /** Reads again. */
  ask(): void;
  /** What is shown of a finished reading changed: counts anew. */
  recount(): void;
}

export function openAsking(options: AskingOptions): Asking {
  const { document, page, found, wishes, isRead, count, signal } = options;
  let state: ReadingState = { kind: 'reading', done: 0, of: 1, found: 0 };
  const reading = openReading(hear, ask);
  const soon = coalesce(signal);
  signal.addEventListener('abort', reading.close);

  function setState(next: ReadingState): void {
    // The badge is another reading's by now.
    if (signal.aborted) return;
    state = next;
    options.onState();
    void toBackground.sendMessage('readingState', state).catch(() => undefined);
  }

  function settle(): void {
    const shown = count();
    setState(shown > 0 ? { kind: 'read', found: shown } : { kind: 'nothing-found' });
    options.onSettled(shown);
  }

  function hear(answer: ReadAnswer): void {
    // Turned off while it was read: turned on again, the page is asked about anew.
    if (wishes.isOff()) return;
    if (answer.kind === 'failed') setState({ kind: 'failed', sentence: answer.sentence });
    if (answer.kind === 'claims') {
      found.add(answer.claims);
      const { done, of } = answer;
      // Many small answers make a long page: painted together, and seldom.
      soon(() => {
        setState({ kind: 'reading', done, of, found: count() });
        options.onClaims();
      });
    }
    if (answer.kind === 'done') {
      soon(null);
      found.finish();
      settle();
      options.onClaims();
    }
  }

  function ask(): void {
    if (signal.aborted) return;
    const blocks = page.blocks.filter(isRead);
    found.begin();
    const isWebPage = document.documentElement.localName === 'html';
    if (!isWebPage || (page.article.kind === 'not-article' && !wishes.insists())) {
      found.finish();
      const why = isWebPage ? page.article.reason : say('notAWebPage');
      setState({ kind: 'not-an-article', why });
    } else if (!blocks.some(({ text }) => hasTrigger(text))) {
      found.finish();
      setState({ kind: 'nothing-found' });
    } else {
      reading.ask({
        page: {
          title: page.title,
          blocks: blocks.map(({ start, text, kind }) => ({ start, text, kind })),
        },
        first: blocksInView(page, blocks),
      });
    }
  }

  return {
    state: () => state,
    obey() {
      soon(null);
      if (!wishes.isAllowed()) setState({ kind: 'not-allowed' });
      else if (wishes.isOff()) setState({ kind: 'off', site: wishes.offBySite() });
      else ask();
      return state;
    },
    ask,
    recount() {
      if (state.kind === 'read' || state.kind === 'nothing-found') settle();
    },
  };
}

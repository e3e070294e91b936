/** Asks the background for the page's claims and keeps count of how the reading stands. */
import { hasTrigger } from '../claims/triggers.ts';
import { type ReadAnswer, type ReadingState, toBackground } from '../messages.ts';
import type { PageBlock, PageText } from '../page/live.ts';
import { say } from '../words.ts';
import { type AskedText, askedText } from './asked-text.ts';
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
  /** Reads (again), as the text is now. */
  ask(): void;
  /** It is known now what is wanted: what was answered before is heard, or the reading ends. */
  hear(): void;
  /** What is shown of a finished reading changed: counts anew. */
  recount(): void;
}

/** Readings in a row that changes of the page may overtake before one is heard to its end. */
const PATIENCE = 2;
/** How long such a page is left alone before it is read again, in times of what the reading took. */
const REST = 2;

export function openAsking(options: AskingOptions): Asking {
  const { document, page, found, wishes, isRead, count, signal } = options;
  let state: ReadingState = { kind: 'reading', done: 0, of: 1, found: 0 };
  /** The text as it was asked about; null while nothing is read. */
  let asked: AskedText | null = null;
  let begun = 0;
  /** Readings in a row that a change of the page overtook, and whether the text has changed since it was asked about. */
  let overtaken = 0;
  let isOutdated = false;
  /** While a page that overtakes its readings is left alone. */
  let rest: ReturnType<typeof setTimeout> | undefined;
  /** What was answered before it is known whether it is wanted; null from then on. */
  let early: ReadAnswer[] | null = [];
  const reading = openReading((answer) => (early ? early.push(answer) : take(answer)), begin);
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

  function take(answer: ReadAnswer): void {
    if (answer.kind === 'failed') {
      asked = null;
      // What was to be painted soon would say that the reading goes on.
      soon(null);
      found.finish();
      setState({ kind: 'failed', sentence: answer.sentence });
    }
    if (answer.kind === 'claims') {
      found.add(asked?.now(answer.claims) ?? []);
      const { done, of } = answer;
      // Many small answers make a long page: painted together, and seldom.
      soon(() => {
        options.onClaims();
        setState({ kind: 'reading', done, of, found: count() });
      });
    }
    if (answer.kind === 'done') {
      soon(null);
      found.finish();
      options.onClaims();
      asked = null;
      settle();
      if (isOutdated) rest = setTimeout(begin, REST * (performance.now() - begun));
      else overtaken = 0;
    }
  }

  /** A debate with a clock in it would never be read to its end, were it begun anew at each tick. */
  function ask(): void {
    if (asked) overtaken += 1;
    if (rest || (asked && overtaken > PATIENCE)) isOutdated = true;
    else begin();
  }

  function rested(): void {
    clearTimeout(rest);
    rest = undefined;
  }

  function begin(): void {
    rested();
    isOutdated = false;
    asked = null;
    if (signal.aborted) return;
    begun = performance.now();
    const blocks = page.blocks.filter(isRead);
    found.begin();
    if (early) early = [];
    const isWebPage = document.documentElement.localName === 'html';
    if (!isWebPage || (page.article.kind === 'not-article' && !wishes.insists())) {
      found.finish();
      const why = isWebPage ? page.article.reason : say('notAWebPage');
      setState({ kind: 'not-an-article', why });
    } else if (!blocks.some(({ text }) => hasTrigger(text))) {
      found.finish();
      setState({ kind: 'nothing-found' });
    } else {
      asked = askedText(page, blocks);
      reading.ask({
        page: {
          title: page.title,
          blocks: blocks.map(({ start, text, kind }) => ({ start, text, kind })),
        },
        first: blocksInView(page, blocks),
      });
    }
  }

  function obey(): ReadingState {
    soon(null);
    // Turned on again, the page is asked about anew.
    if (wishes.isOff()) reading.close();
    rested();
    asked = null;
    if (!wishes.isAllowed()) setState({ kind: 'not-allowed' });
    else if (wishes.isOff()) setState({ kind: 'off', site: wishes.offBySite() });
    else begin();
    return state;
  }

  return {
    state: () => state,
    obey,
    ask,
    hear() {
      if (!early) return;
      const answers = early;
      early = null;
      if (wishes.isOff()) obey();
      else answers.forEach(take);
    },
    recount() {
      if (state.kind === 'read' || state.kind === 'nothing-found') settle();
    },
  };
}

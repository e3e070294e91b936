/**
 * One page being read: its text, its claims, its saved passages, the marks of both and the card.
 * Made when the content script starts, and taken down without a trace when its signal is aborted.
 */
import { hasTrigger } from '../claims/triggers.ts';
import {
  type PageIdentity,
  type PageReading,
  type ReadAnswer,
  type ReadingState,
  type SavedPassage,
  toBackground,
} from '../messages.ts';
import { anchoringAll, buildingPageText, describe, inSlices } from '../page/index.ts';
import { createPainter } from '../page/painter.ts';
import { watchPage } from '../page/watch.ts';
import { say, sayCount } from '../words.ts';
import { createCardHost } from './card-host.ts';
import { type Cards, openCards } from './cards.ts';
import { claimsOnPage } from './claims-on-page.ts';
import { coalesce } from './coalesce.ts';
import { identityOf } from './identity.ts';
import { ACTIVE_KIND, kindOf, markKinds, passageKind } from './mark-styles.ts';
import { pageScheme } from './page-scheme.ts';
import { watchClicks } from './pointer.ts';
import { openReading } from './reading.ts';
import { blocksInView, scrollTo } from './viewport.ts';

export interface Session {
  readonly cards: Cards;
  pageReading(): PageReading;
  /** Opens the card of the next or previous claim, from the one last opened. */
  step(by: 'next' | 'previous'): void;
  /** Marks off, or on again. */
  toggle(): ReadingState;
  notesChanged(): Promise<void>;
  showPassage(id: string): boolean;
  showClaim(start: number): boolean;
}

/** The mark of the passage whose card is open. */
const ACTIVE = 'active';

/** A saved passage where it stands now, in UTF-16 offsets of the page text. */
interface Placed extends SavedPassage {
  readonly start: number;
  readonly end: number;
}

export async function startSession(document: Document, signal: AbortSignal): Promise<Session> {
  const identity: PageIdentity = identityOf(document, location.href);
  const host = createCardHost({
    document,
    frameTitle: say('cardFrameTitle'),
    onDoorway: () => step('next'),
  });
  const cards = openCards(host, () => {
    active = null;
    paint();
  });
  const page = await inSlices(buildingPageText(document, { ignored: new Set([host.element]) }), {
    signal,
  });
  const painter = createPainter(page, markKinds, { signal });
  const scheme = pageScheme(page.article.roots[0] ?? document.body);
  const found = claimsOnPage(page);
  const reading = openReading(hear, ask);
  const soon = coalesce(signal);

  let state: ReadingState = { kind: 'reading', done: 0, of: 1, found: 0 };
  let dismissed: ReadonlySet<string> = new Set();
  let placed: Placed[] = [];
  let orphans: PageReading['orphans'] = [];
  let off = false;
  /** The passage of the open card. */
  let active: { readonly start: number; readonly end: number } | null = null;
  /** Where the reader last was among the claims, in UTF-16 offsets of the page text. */
  let at = -1;

  const shown = () => found.list().filter(({ text }) => !dismissed.has(text));

  function setState(next: ReadingState): void {
    state = next;
    void toBackground.sendMessage('readingState', state).catch(() => undefined);
  }

  function paint(): void {
    const claims = shown();
    const marks = [
      ...claims.map(({ start, end, propositions: [main] }) => ({
        id: `claim:${start}`,
        kind: kindOf(main.stance, main.rating, scheme),
        start,
        end,
      })),
      ...placed.map(({ id, start, end }) => ({
        id: `note:${id}`,
        kind: passageKind(scheme),
        start,
        end,
      })),
      ...(active ? [{ id: ACTIVE, kind: ACTIVE_KIND, ...active }] : []),
    ];
    painter.show(off ? [] : marks);
    const { length } = claims;
    host.setDoorway(length === 0 || off ? null : sayCount('doorwayOne', 'doorwayMany', length));
  }

  function hear(answer: ReadAnswer): void {
    if (answer.kind === 'failed') setState({ kind: 'failed', sentence: answer.sentence });
    if (answer.kind === 'claims') {
      found.add(answer.claims);
      const { done, of } = answer;
      // Many small answers make a long page: painted together, and seldom.
      soon(() => {
        setState({ kind: 'reading', done, of, found: shown().length });
        paint();
      });
    }
    if (answer.kind === 'done') {
      soon(null);
      found.finish();
      settle();
      paint();
    }
  }

  /** The reading is finished: says what was found, once. */
  function settle(): void {
    const { length } = shown();
    setState(length > 0 ? { kind: 'read', found: length } : { kind: 'nothing-found' });
    if (length === 0) return;
    if (painter.supported) host.say(sayCount('claimsFoundOne', 'claimsFoundMany', length));
    else host.say(say('paintUnsupported'), true);
  }

  function ask(): void {
    const blocks = page.blocks.filter((block) => block.inArticle);
    found.begin();
    if (page.article.kind === 'not-article') {
      found.finish();
      setState({ kind: 'not-an-article', why: page.article.reason });
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

  async function placeNotes(): Promise<void> {
    const kept = await toBackground.sendMessage('pageOpened', identity);
    dismissed = new Set(kept.dismissed);
    const selectors = kept.passages.map((passage) => passage.selectors);
    const where = await inSlices(anchoringAll(page, selectors), { signal });
    const standing: Placed[] = [];
    const lost: PageReading['orphans'][number][] = [];
    for (const [index, passage] of kept.passages.entries()) {
      const place = where[index];
      const offsets = place && !('orphan' in place) ? page.toOffsets(place) : null;
      if (offsets) standing.push({ ...passage, ...offsets });
      else
        lost.push({
          id: passage.id,
          reason: place && 'orphan' in place ? place.reason : 'not-found',
        });
    }
    placed = standing;
    orphans = lost;
    off ||= kept.off;
    paint();
  }

  async function openAt(start: number, end: number, focus: boolean): Promise<void> {
    const range = page.toRange(start, end);
    const selectors = range && describe(page, range);
    if (!selectors) return;
    const overlaps = (each: { start: number; end: number }) => each.start < end && start < each.end;
    at = start;
    active = { start, end };
    paint();
    if (focus) scrollTo(range);
    await cards.open(
      {
        identity,
        selectors,
        claim: shown().find(overlaps) ?? null,
        annotationId: placed.find(overlaps)?.id ?? null,
      },
      () => painter.rectsOf(ACTIVE),
      focus,
    );
  }

  function step(by: 'next' | 'previous'): void {
    const list = shown();
    const next =
      by === 'next'
        ? (list.find(({ start }) => start > at) ?? list[0])
        : (list.findLast(({ start }) => start < at) ?? list.at(-1));
    if (!next) {
      host.say(say('noMoreClaims'), true);
      return;
    }
    host.say(say('claimOf', list.indexOf(next) + 1, list.length, next.text));
    void openAt(next.start, next.end, true);
  }

  function show(passage: { start: number; end: number } | undefined): boolean {
    if (passage) void openAt(passage.start, passage.end, true);
    return passage !== undefined;
  }

  watchClicks(
    document,
    (x, y) => {
      const mark = painter.markAt(x, y);
      if (mark) void openAt(mark.start, mark.end, false);
      else void cards.close();
    },
    signal,
  );
  document.addEventListener(
    'keydown',
    (event) => {
      if (event.isTrusted && event.key === 'Escape') void cards.close();
    },
    { signal },
  );
  watchPage(
    page,
    {
      changed({ added, removed }) {
        paint();
        if (![...added, ...removed].some((block) => block.inArticle)) return;
        if (!off) ask();
        void placeNotes();
      },
    },
    signal,
  );
  signal.addEventListener('abort', () => {
    reading.close();
    host.remove();
  });

  await placeNotes();
  if (off) setState({ kind: 'off' });
  else ask();

  return {
    cards,
    pageReading: () => ({ identity, state, claims: shown(), placed: placed.length, orphans }),
    step,
    toggle() {
      off = !off;
      if (off) setState({ kind: 'off' });
      else ask();
      paint();
      return state;
    },
    async notesChanged() {
      await placeNotes();
      if (state.kind === 'read' || state.kind === 'nothing-found') settle();
    },
    showPassage: (id) => show(placed.find((each) => each.id === id)),
    showClaim: (start) => show(shown().find((each) => each.start === start)),
  };
}

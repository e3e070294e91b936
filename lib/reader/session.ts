/**
 * One page being read: its text, its claims, its saved passages, the marks of both and the card.
 * Made when the content script starts, and taken down without a trace when its signal is aborted.
 */
import { withCodePoints } from '../anchors/code-points.ts';
import { hasTrigger } from '../claims/triggers.ts';
import {
  type PageIdentity,
  type PageReading,
  type PageSettings,
  type ReadAnswer,
  type ReadingState,
  toBackground,
} from '../messages.ts';
import {
  buildingPageText,
  describe as describePassage,
  inSlices,
  type PageBlock,
  type PassageSelectors,
} from '../page/live.ts';
import { createPainter } from '../page/painter.ts';
import { watchPage } from '../page/watch.ts';
import { say, sayCount } from '../words.ts';
import { announcer } from './announce.ts';
import { createCardHost } from './card-host.ts';
import { type Cards, openCards } from './cards.ts';
import { changesMeanwhile } from './changes-meanwhile.ts';
import { claimsOnPage } from './claims-on-page.ts';
import { coalesce } from './coalesce.ts';
import { watchGestures } from './gestures.ts';
import { identityOf } from './identity.ts';
import { markKinds } from './mark-styles.ts';
import { ACTIVE, marksOf } from './marks.ts';
import { pageScheme } from './page-scheme.ts';
import { type Placing, placePassages } from './passages.ts';
import { openReading } from './reading.ts';
import { awaitedSelection } from './selection.ts';
import { surveyOf } from './survey.ts';
import { blocksInView, neighbour, scrollTo } from './viewport.ts';
import { openWishes } from './wishes.ts';

export interface Session {
  readonly cards: Cards;
  pageReading(): PageReading;
  /** Opens the card of the next or previous claim, from the one last opened. */
  step(by: 'next' | 'previous'): void;
  /** Marks off, or on again. */
  toggle(): ReadingState;
  notesChanged(): Promise<void>;
  /** Sensitivity, muted propositions, what opens a card, … were set anew. */
  settingsChanged(): Promise<void>;
  readAnyway(): ReadingState;
  awaitSelection(waiting: boolean): void;
  selection(): PassageSelectors | null;
  showPassage(id: string): boolean;
  showClaim(start: number): boolean;
}

export async function startSession(
  document: Document,
  signal: AbortSignal,
  onNavigated: () => void,
): Promise<Session> {
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
  // Asked for now: once the extension is updated, this script gets no words any more.
  const afterUpdate = say('reloadAfterUpdate');
  const meanwhile = changesMeanwhile(document);
  const page = await inSlices(buildingPageText(document, { ignored: new Set([host.element]) }), {
    signal,
  });
  const painter = createPainter(page, markKinds, { signal, printed: () => settings.printsMarks });
  const scheme = pageScheme(page.article.roots[0] ?? document.body);
  const found = claimsOnPage(page);
  const reading = openReading(hear, ask);
  const soon = coalesce(signal);

  let state: ReadingState = { kind: 'reading', done: 0, of: 1, found: 0 };
  let dismissed: ReadonlySet<string> = new Set();
  let notes: Placing = { placed: [], orphans: [] };
  let settings: PageSettings = { opensOnHover: false, printsMarks: false };
  const wishes = openWishes();
  /** The passage of the open card. */
  let active: { readonly start: number; readonly end: number } | null = null;
  /** Where the reader last was among the claims, in UTF-16 offsets of the page text. */
  let at = -1;

  const tellPages = announcer('pageChanged', signal);
  const selected = awaitedSelection(document, page, announcer('selectionChanged', signal), signal);

  /** The blocks that are read: the article's, or all running text where the reader insists. */
  const isRead = ({ inArticle, source, kind }: PageBlock) =>
    inArticle ||
    (wishes.insists() && (source.prose > 0 || kind === 'headline' || kind === 'heading'));
  const shown = () => found.list().filter(({ text }) => !dismissed.has(text));

  function setState(next: ReadingState): void {
    state = next;
    tellPages();
    void toBackground.sendMessage('readingState', state).catch(() => undefined);
  }

  function paint(): void {
    const claims = shown();
    painter.show(wishes.isOff() ? [] : marksOf(claims, notes.placed, active, scheme));
    const count = wishes.isOff() ? 0 : claims.length;
    host.setDoorway(count === 0 ? null : sayCount('doorwayOne', 'doorwayMany', count));
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

  async function placeNotes(): Promise<void> {
    const kept = await toBackground.sendMessage('pageOpened', identity);
    dismissed = new Set(kept.dismissed);
    notes = await placePassages(page, kept.passages, signal);
    wishes.setSite(kept);
    settings = kept.settings;
    paint();
    tellPages();
  }

  async function openAt(start: number, end: number, focus: boolean): Promise<void> {
    const range = page.toRange(start, end);
    const selectors = range && describePassage(page, range);
    if (!selectors) return;
    const overlaps = (each: { start: number; end: number }) => each.start < end && start < each.end;
    at = start;
    active = { start, end };
    paint();
    tellPages();
    if (focus) scrollTo(range);
    const subject = {
      identity,
      selectors: withCodePoints(selectors, page.text),
      claim: shown().find(overlaps) ?? null,
      annotationId: notes.placed.find(overlaps)?.id ?? null,
    };
    // What an update has left behind in a page reaches nobody any more.
    const opened = cards.open(subject, () => painter.rectsOf(ACTIVE), focus);
    await opened.catch(() => host.say(afterUpdate, true));
  }

  function step(by: 'next' | 'previous'): void {
    const list = shown();
    const next = neighbour(list, at, by);
    if (!next) {
      host.say(say('noMoreClaims'), true);
      return;
    }
    host.say(say('claimOf', list.indexOf(next) + 1, list.length, next.text));
    void openAt(next.start, next.end, true);
  }

  function show(passage: { start: number; end: number } | undefined): boolean {
    if (passage) void openAt(passage.start, passage.end, true);
    return !!passage;
  }

  watchGestures(
    document,
    {
      markAt: (x, y) => painter.markAt(x, y),
      hovers: () => settings.opensOnHover && !cards.isOpen(),
      open: ({ start, end }) => void openAt(start, end, false),
      close: () => void cards.close(),
    },
    signal,
  );
  watchPage(
    page,
    {
      changed({ added, removed }) {
        paint();
        if (![...added, ...removed].some(isRead)) return;
        if (!wishes.isOff()) ask();
        void placeNotes();
      },
      navigated(address) {
        // A fragment is a place on the same page; anything else is another one.
        if (address.split('#')[0] !== identity.url.split('#')[0]) onNavigated();
      },
    },
    signal,
  );
  signal.addEventListener('abort', () => {
    reading.close();
    host.remove();
  });

  /** Reads, or stops, as it is wanted now. */
  function obey(): ReadingState {
    soon(null);
    if (!wishes.isAllowed()) setState({ kind: 'not-allowed' });
    else if (wishes.isOff()) setState({ kind: 'off', site: wishes.offBySite() });
    else ask();
    paint();
    return state;
  }

  page.update(meanwhile());
  await placeNotes();
  obey();

  return {
    cards,
    pageReading: () => ({
      identity,
      state,
      claims: wishes.isOff() ? [] : shown(),
      placed: notes.placed.length,
      orphans: notes.orphans,
      passages: notes.placed.map(({ id, start }) => ({ id, start })),
      ...surveyOf(document, page.blocks.filter(isRead)),
      opened: at < 0 ? null : at,
    }),
    step,
    toggle() {
      wishes.toggle();
      return obey();
    },
    async settingsChanged() {
      await placeNotes();
      obey();
    },
    readAnyway() {
      wishes.insist();
      return obey();
    },
    awaitSelection(waiting) {
      selected.await(waiting);
      if (waiting) host.say(say('selectOnPage'), true);
    },
    selection: selected.read,
    async notesChanged() {
      await placeNotes();
      if (state.kind === 'read' || state.kind === 'nothing-found') settle();
    },
    showPassage: (id) => show(notes.placed.find((each) => each.id === id)),
    showClaim: (start) => show(shown().find((each) => each.start === start)),
  };
}

/**
 * One page being read: its text, its claims, its saved passages, the marks of both and the card.
 * Made when the content script starts, and taken down without a trace when its signal is aborted.
 */
import type { PassageSelectors } from '../anchors/types.ts';
import type { PageReading, ReadingState } from '../messages.ts';
import { onceMore } from '../once-more.ts';
import { breathe, buildingPageText, inSlices, type PageBlock } from '../page/live.ts';
import { createPainter } from '../page/painter.ts';
import { watchPage } from '../page/watch.ts';
import type { RatedClaim } from '../weigh.ts';
import { say, sayCount } from '../words.ts';
import { announcer } from './announce.ts';
import { openAsking } from './asking.ts';
import { changesMeanwhile } from './changes-meanwhile.ts';
import { claimsOnPage } from './claims-on-page.ts';
import { faintOf } from './density.ts';
import { watchGestures } from './gestures.ts';
import { createHost } from './host.ts';
import { identityOf } from './identity.ts';
import { inIdleTime } from './idle.ts';
import { askKept, openKept } from './kept.ts';
import { markKinds } from './mark-styles.ts';
import { marksOf } from './marks.ts';
import { openOpening } from './opening.ts';
import { openOwnWords } from './own-words.ts';
import { pageScheme } from './page-scheme.ts';
import { type BringSurfaces, surfacesOnDemand } from './surfaces.ts';
import { surveyOf } from './survey.ts';
import { untilDressed } from './until-dressed.ts';
import { openWishes } from './wishes.ts';

export interface Session {
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
  selection(): Promise<PassageSelectors | null>;
  /** Opens the card of what is selected. */
  annotate(): void;
  /** Draws the marks of crowded paragraphs in full, until the page is left. */
  showAllMarks(): void;
  showPassage(id: string): boolean;
  showClaim(start: number): boolean;
  /** Messages about the card with this ticket. */
  setCardHeight(ticket: string, height: number): void;
  cardClosed(ticket: string): void;
}

export interface SessionOptions {
  readonly document: Document;
  readonly bring: BringSurfaces;
  /** The page went to another address without loading it: whoever hears it aborts the signal. */
  readonly onNavigated: () => void;
  readonly signal: AbortSignal;
}

export async function startSession(options: SessionOptions): Promise<Session> {
  const { document, bring, onNavigated, signal } = options;
  // The script's evaluation is a task by itself, and so are the steps below.
  await breathe();
  await untilDressed(document, signal);
  const identity = identityOf(document, location.href);
  // A fragment is a place on the same page; anything else is another one.
  const isElsewhere = (address: string) => address.split('#')[0] !== identity.url.split('#')[0];
  const host = createHost({ document, onDoorway: () => opening.step('next') });
  signal.addEventListener('abort', host.remove);
  const asked = askKept(identity);
  // Waited for below; until then a failure is nobody's.
  asked.catch(() => undefined);
  const meanwhile = changesMeanwhile(document);
  await breathe();
  const page = await inSlices(buildingPageText(document, { ignored: new Set([host.element]) }), {
    signal,
  });
  await breathe();
  const painter = createPainter(page, markKinds, {
    signal,
    printed: () => kept.settings().printsMarks,
  });
  const late = meanwhile.take();
  if (late.length > 0) await inSlices(page.updating(late), { signal });
  // Gone elsewhere while its text was read: nobody watched the address yet.
  if (isElsewhere(location.href)) {
    onNavigated();
    signal.throwIfAborted();
  }
  const scheme = pageScheme(page.article.roots[0] ?? document.body);
  const found = claimsOnPage(page);
  const wishes = openWishes();
  const tellPages = announcer('pageChanged', signal);
  const onCardClosed = () => opening.closed();
  const surfaces = surfacesOnDemand(bring, { host, page, onCardClosed, signal });
  const kept = openKept(identity, page, asked, async (saved) =>
    (await surfaces.get()).place(saved),
  );

  /** The blocks that are read: the article's, or all running text where the reader insists. */
  const isRead = ({ inArticle, source, kind }: PageBlock) =>
    inArticle ||
    (wishes.insists() && (source.prose > 0 || kind === 'headline' || kind === 'heading'));
  const shown = () => kept.standing(found.list());
  let crowded: { readonly of: readonly RatedClaim[]; readonly starts: ReadonlySet<number> } | null =
    null;
  const faint = (): ReadonlySet<number> => {
    if (wishes.showsAll() || kept.settings().showsAllMarks) return new Set();
    const claims = shown();
    if (crowded?.of !== claims)
      crowded = { of: claims, starts: faintOf(claims, page.blockIndexAt) };
    return crowded.starts;
  };

  const opening = openOpening({
    identity,
    page,
    host,
    surfaces,
    claims: shown,
    placed: () => kept.notes().placed,
    faint,
    rectsOf: painter.rectsOf,
    onChange() {
      paint();
      tellPages();
    },
  });
  let told = 0;
  const asking = openAsking({
    document,
    page,
    found,
    wishes,
    isRead,
    count: () => shown().length,
    onClaims: paint,
    onSettled(count) {
      // Said once: a page that is read again and again would speak over all else.
      if (count === told) return;
      told = count;
      if (count === 0) return;
      if (painter.supported) host.say(sayCount('claimsFoundOne', 'claimsFoundMany', count));
      else host.say(say('paintUnsupported'), true);
    },
    onState: tellPages,
    signal,
  });
  function paint(): void {
    // The marks in the page are the next session's by now.
    if (signal.aborted) return;
    const off = wishes.isOff();
    const claims = off ? [] : shown();
    const placed = off ? [] : kept.notes().placed;
    painter.show(marksOf({ claims, faint: faint(), placed, active: opening.active() }, scheme));
    labelDoorway(claims.length);
  }

  const labelDoorway = inIdleTime((count: number) => {
    host.setDoorway(count === 0 ? null : sayCount('doorwayOne', 'doorwayMany', count));
  }, signal);

  async function placeNotes(): Promise<void> {
    await kept.look((site) => {
      wishes.setSite(site);
      asking.hear();
    });
    if (signal.aborted) return;
    paint();
    tellPages();
  }

  // A page that changes more often than it is answered would never hear an answer.
  const placeAgain = onceMore(placeNotes);

  const close = () => {
    const late = surfaces.now();
    late?.toolbar.hide();
    if (late?.cards.isOpen()) void late.cards.close();
    else opening.closed();
  };
  watchGestures(
    document,
    {
      markAt: painter.markAt,
      hovers: () => kept.settings().opensOnHover && !surfaces.now()?.cards.isOpen(),
      open: opening.openMark,
      close,
    },
    signal,
  );
  watchPage(
    page,
    {
      changed({ added, removed }) {
        paint();
        const readAnew = [...added, ...removed].some(isRead);
        if (readAnew && !wishes.isOff()) asking.ask();
        if (readAnew || kept.isUnsettled(added)) void placeAgain();
      },
      navigated(address) {
        if (isElsewhere(address)) onNavigated();
      },
    },
    signal,
    // One update at a time: two at once would each count by a text that the other changes.
    meanwhile.take(),
  );
  meanwhile.stop();

  function obey(): ReadingState {
    const state = asking.obey();
    paint();
    return state;
  }

  // The worker begins while it is asked how the site stands; what it finds is heard when that is known.
  asking.ask();
  await breathe();
  const own = openOwnWords({
    document,
    page,
    host,
    surfaces,
    opening,
    known: () => kept.ids(),
    offers: () => kept.settings().offersToolbar && /^read|^nothing-found/.test(asking.state().kind),
    onChange: announcer('selectionChanged', signal),
    signal,
  });
  await placeAgain();

  return {
    pageReading: () => {
      const { placed, orphans } = kept.notes();
      return {
        identity,
        state: asking.state(),
        claims: wishes.isOff() ? [] : shown(),
        placed: placed.length,
        orphans,
        passages: placed.map(({ id, start }) => ({ id, start })),
        ...surveyOf(document, page.blocks.filter(isRead)),
        opened: opening.at() < 0 ? null : opening.at(),
        faint: wishes.isOff() ? 0 : faint().size,
      };
    },
    step: opening.step,
    toggle() {
      told = 0;
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
      own.await(waiting);
      if (waiting) host.say(say('selectOnPage'), true);
    },
    async selection() {
      const range = own.range();
      return range && (await surfaces.get()).describe(range);
    },
    annotate: own.annotate,
    showAllMarks() {
      wishes.showAll();
      paint();
      tellPages();
    },
    async notesChanged() {
      await placeNotes();
      asking.recount();
    },
    showPassage(id) {
      const passage = kept.notes().placed.find((each) => each.id === id);
      if (passage) opening.openPassage(passage, 'head');
      return !!passage;
    },
    showClaim(start) {
      const claim = shown().find((each) => each.start === start);
      if (claim) opening.openClaim(claim, 'head');
      return !!claim;
    },
    setCardHeight: (ticket, height) => surfaces.now()?.cards.setHeight(ticket, height),
    cardClosed: (ticket) => surfaces.now()?.cards.closed(ticket),
  };
}

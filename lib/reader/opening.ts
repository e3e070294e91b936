/** Opens cards: of a claim, of a saved passage, of words that the reader has selected. */
import type { CardFocus } from '../card-view.ts';
import type { CardSubject, PageIdentity } from '../messages.ts';
import { type PageText, type Span, tie } from '../page/live.ts';
import type { Mark } from '../page/painter.ts';
import type { RatedClaim } from '../weigh.ts';
import { say } from '../words.ts';
import type { Host } from './host.ts';
import type { Placed } from './late/index.ts';
import { ACTIVE } from './marks.ts';
import type { OnDemand } from './surfaces.ts';
import { neighbour, scrollTo } from './viewport.ts';

export interface OpeningOptions {
  readonly identity: PageIdentity;
  readonly page: PageText;
  readonly host: Host;
  readonly surfaces: OnDemand;
  readonly claims: () => readonly RatedClaim[];
  readonly placed: () => readonly Placed[];
  /** Starts of the claims that are drawn faintly. */
  readonly faint: () => ReadonlySet<number>;
  readonly rectsOf: (id: string) => DOMRect[];
  /** Another passage is open, or none. */
  readonly onChange: () => void;
}

export interface Opening {
  /** The passage of the open card. */
  active(): Span | null;
  /** Where the reader last was among the claims, in UTF-16 offsets of the page text; -1 before the first. */
  at(): number;
  /** The card of a mark that was clicked. */
  openMark(mark: Mark): void;
  openClaim(claim: RatedClaim, focus: CardFocus | null): void;
  openPassage(passage: Placed, focus: CardFocus | null): void;
  /** The card of words that may be no claim, at its note. */
  openWords(range: Range): void;
  /** What a card of these words is about; null when they are nothing of the page's text. */
  subjectOf(range: Range): Promise<CardSubject | null>;
  /** Opens the card of the next or previous claim, from the one last opened. */
  step(by: 'next' | 'previous'): void;
  /** The card has closed, or is not wanted any more before it was there. */
  closed(): void;
}

const overlap = (a: Span, b: Span) => a.start < b.end && b.start < a.end;

export function openOpening(options: OpeningOptions): Opening {
  const { identity, page, host, surfaces, claims, placed, onChange } = options;
  /** The open passage, and the one last opened: both follow their words. */
  let active: (() => Span | null) | null = null;
  let visited: (() => Span | null) | null = null;
  let before = -1;
  const at = () => {
    before = visited?.()?.start ?? before;
    return before;
  };

  const faintBeside = (start: number) =>
    [...options.faint()].filter((each) => page.blockIndexAt(each) === page.blockIndexAt(start))
      .length;

  async function open(
    { start, end }: Span,
    about: Pick<CardSubject, 'claim' | 'annotationId'>,
    focus: CardFocus | null,
  ): Promise<void> {
    const range = page.toRange(start, end);
    if (!range) return;
    const own = tie(page, { start, end });
    visited = own;
    active = own;
    onChange();
    if (focus) scrollTo(range);
    try {
      const late = await surfaces.get();
      const selectors = late.describe(range);
      if (selectors) {
        const subject = { identity, selectors, faint: faintBeside(start), ...about };
        await late.cards.open(
          subject,
          () => options.rectsOf(ACTIVE),
          focus,
          () => active === own,
        );
      }
    } catch {
      // What an update has left behind in a page reaches nobody any more; these words it was told as it began.
      host.say(say('reloadAfterUpdate'), true);
    }
  }

  const openClaim = (claim: RatedClaim, focus: CardFocus | null) => {
    const own = placed().find((each) => each.isClaim && overlap(each, claim));
    void open(claim, { claim, annotationId: own?.id ?? null }, focus);
  };
  const openPassage = (passage: Placed, focus: CardFocus | null) => {
    // The reader's own words stay theirs, whatever is claimed around them.
    const claim = passage.isClaim ? claims().find((each) => overlap(each, passage)) : undefined;
    void open(passage, { claim: claim ?? null, annotationId: passage.id }, focus);
  };

  return {
    active: () => active?.() ?? null,
    at,
    openMark({ id, start, end }) {
      const passage = placed().find((each) => id === `note:${each.id}`);
      const claim = claims().find((each) => overlap(each, { start, end }));
      if (passage) openPassage(passage, null);
      else if (claim) openClaim(claim, null);
    },
    openClaim,
    openPassage,
    openWords(range) {
      const span = page.toOffsets(range);
      if (!span) return host.say(say('selectNothing'), true);
      const claim = claims().find((each) => each.start === span.start && each.end === span.end);
      const own = placed().find((each) => each.start === span.start && each.end === span.end);
      void open(span, { claim: claim ?? null, annotationId: own?.id ?? null }, 'note');
    },
    async subjectOf(range) {
      const selectors = (await surfaces.get()).describe(range);
      return selectors && { identity, selectors, claim: null, annotationId: null, faint: 0 };
    },
    step(by) {
      const list = claims();
      const next = neighbour(list, at(), by);
      if (!next) return host.say(say('noMoreClaims'), true);
      host.say(say('claimOf', list.indexOf(next) + 1, list.length, next.text));
      openClaim(next, 'head');
    },
    closed() {
      if (!active) return;
      active = null;
      onChange();
    },
  };
}

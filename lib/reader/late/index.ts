/**
 * The reader's second file: the card, the toolbar beside a selection, and finding passages again.
 * Most pages are read without any of it, so it comes into a page only when it is first wanted
 * (`../surfaces.ts`).
 */
import { withCodePoints } from '../../anchors/code-points.ts';
import type { PassageSelectors } from '../../anchors/types.ts';
import type { SavedPassage } from '../../messages.ts';
import type { PageText } from '../../page/live.ts';
import { describe } from '../../page/passages.ts';
import { say } from '../../words.ts';
import type { Host } from '../host.ts';
import { createCardFrame } from './card-frame.ts';
import { type Cards, openCards } from './cards.ts';
import { type Placing, placePassages } from './passages.ts';
import { createToolbar, type Toolbar } from './toolbar.ts';

export type { Cards } from './cards.ts';
export type { Placed, Placing } from './passages.ts';
export type { Toolbar, ToolbarFor } from './toolbar.ts';

export interface Surfaces {
  readonly cards: Cards;
  readonly toolbar: Toolbar;
  /** Selectors of what a range covers of the page's text; null when that is nothing. */
  describe(range: AbstractRange): PassageSelectors | null;
  /** Finds saved passages in the page's text as it stands now. Rejects when the signal is aborted. */
  place(passages: readonly SavedPassage[]): Promise<Placing>;
}

export interface SurfacesOptions {
  readonly host: Host;
  readonly page: PageText;
  /** Called after each card, however it was closed, but for one that gives way to another. */
  readonly onCardClosed: () => void;
  readonly signal: AbortSignal;
}

export function mountSurfaces({ host, page, onCardClosed, signal }: SurfacesOptions): Surfaces {
  const frame = createCardFrame(host, say('cardFrameTitle'));
  const toolbar = createToolbar(host);
  signal.addEventListener('abort', () => {
    frame.close();
    toolbar.hide();
  });
  return {
    cards: openCards(host, frame, onCardClosed, signal),
    toolbar,
    describe(range) {
      const selectors = describe(page, range);
      return selectors && withCodePoints(selectors, page.text);
    },
    place: (passages) => placePassages(page, passages, signal),
  };
}

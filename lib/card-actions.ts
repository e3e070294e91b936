/** What a card asks the background for, each request under the card's own ticket. */
import type { CardDraft, CardSaved } from './card-view.ts';
import { toBackground } from './messages.ts';
import { openPage } from './open-page.ts';
import type { Outcome } from './outcome.ts';

export interface CardActions {
  readonly ticket: string;
  readonly save: (draft: CardDraft, name: string | null) => Promise<Outcome<CardSaved>>;
  readonly remove: (saved: CardSaved) => Promise<Outcome<CardSaved>>;
  readonly restore: (saved: CardSaved) => Promise<Outcome<CardSaved>>;
  /** The sentence is no claim, or (with a proposition) not about that; or it is after all. */
  readonly dismiss: (proposition: string | null, dismissed: boolean) => Promise<Outcome<null>>;
  readonly mute: (proposition: string, muted: boolean) => Promise<Outcome<null>>;
  readonly open: (path: string) => void;
  /** Draws the marks of crowded paragraphs in full. */
  readonly showAll: () => void;
}

export function cardActions(ticket: string): CardActions {
  const send = toBackground.sendMessage;
  return {
    ticket,
    save: (draft, name) => send('saveNote', { ticket, draft, name }),
    remove: (saved) => send('deleteNote', { ticket, saved }),
    restore: (saved) => send('restoreNote', { ticket, saved }),
    dismiss: (proposition, dismissed) => send('dismissClaim', { ticket, proposition, dismissed }),
    mute: (proposition, muted) => send('muteProposition', { ticket, proposition, muted }),
    // What the page does not draw can be seen not to be drawn.
    showAll: () => void send('showAllMarks', ticket).catch(() => undefined),
    open: openPage,
  };
}

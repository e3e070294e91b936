/**
 * The cards that are open. A ticket opens a card once: a page that learned the address of a card's
 * frame could otherwise frame it a second time and lay it under the reader's pointer.
 *
 * Held in `storage.session`, which only our own contexts can read: the worker may be stopped between
 * two keystrokes of a note.
 */
import { storage } from 'wxt/utils/storage';
import type { CardSubject } from '../messages.ts';
import type { Sender } from './senders.ts';

export interface OpenCard {
  readonly subject: CardSubject;
  /** The tab of the page that it is about. */
  readonly tabId: number;
  /** The tab that it stands in: that of its page, or one in a window of its own. */
  readonly holder: number;
  /** Its page is in a private window. A card in a window of its own stands in a usual one, and cannot tell. */
  readonly isPrivate: boolean;
  /** The frame that redeemed the ticket; null until one has. */
  readonly frameId: number | null;
  /** The annotation that this card made or shows. */
  readonly annotationId: string | null;
}

type Frame = Pick<Sender, 'tabId' | 'frameId'>;

const keyOf = (ticket: string) => `session:card:${ticket}` as const;

const keyOfTab = (tabId: number) => `session:card-of-tab:${tabId}` as const;

/** What is read is still so when it is written back: of two that ask at once, the second finds what the first left. */
const alone = <T>(work: () => Promise<T>): Promise<T> =>
  navigator.locks.request('counterpoint-cards', work);

/** The card that a tab holds, and its ticket. */
export async function cardInTab(tabId: number): Promise<(OpenCard & { ticket: string }) | null> {
  const ticket = await storage.getItem<string>(keyOfTab(tabId));
  const card = ticket === null ? null : await openCardOf(ticket);
  return ticket === null || card?.holder !== tabId ? null : { ...card, ticket };
}

/** Issues a ticket for a card in this tab. A tab has one card at a time: an older one is void. */
export const issueTicket = (
  subject: CardSubject,
  { tabId, incognito }: Pick<Sender, 'tabId' | 'incognito'>,
): Promise<string> =>
  alone(async () => {
    const ticket = crypto.randomUUID();
    const older = await storage.getItem<string>(keyOfTab(tabId));
    if (older) await storage.removeItem(keyOf(older));
    const { annotationId } = subject;
    const where = { tabId, holder: tabId, isPrivate: incognito, frameId: null };
    await storage.setItem<OpenCard>(keyOf(ticket), { subject, ...where, annotationId });
    await storage.setItem(keyOfTab(tabId), ticket);
    return ticket;
  });

/** Forgets the card of a tab that is closed, with its page's words. One that stands in a window of its own goes on. */
export const forgetTab = (tabId: number): Promise<void> =>
  alone(async () => {
    const card = await cardInTab(tabId);
    if (card) await storage.removeItem(keyOf(card.ticket));
    await storage.removeItem(keyOfTab(tabId));
  });

/** Redeems a ticket for the frame that asks first. Null when it is void, or another frame has it. */
export const redeem = (ticket: string, { tabId, frameId }: Frame): Promise<OpenCard | null> =>
  alone(async () => {
    const card = await openCardOf(ticket);
    // A card in a window of its own has no tab of the page's: it is the ticket that counts there.
    if (!card || (card.frameId !== null && card.frameId !== frameId)) return null;
    if (card.tabId !== tabId && (frameId !== 0 || ![card.tabId, tabId].includes(card.holder)))
      return null;
    const redeemed = { ...card, frameId, holder: tabId };
    await storage.setItem(keyOf(ticket), redeemed);
    if (tabId !== card.tabId) await storage.setItem(keyOfTab(tabId), ticket);
    return redeemed;
  });

/** The card of a ticket, whichever frame has it. */
export const openCardOf = (ticket: string): Promise<OpenCard | null> =>
  storage.getItem<OpenCard>(keyOf(ticket));

/** The card of a ticket, if this frame is the one that redeemed it. */
export async function cardOf(ticket: string, { tabId, frameId }: Frame): Promise<OpenCard | null> {
  const card = await openCardOf(ticket);
  return card && card.holder === tabId && card.frameId === frameId ? card : null;
}

/** Remembers which annotation a card has made, so that the next save edits it. */
export const setAnnotation = (ticket: string, annotationId: string | null): Promise<void> =>
  alone(async () => {
    const card = await openCardOf(ticket);
    if (card) await storage.setItem(keyOf(ticket), { ...card, annotationId });
  });

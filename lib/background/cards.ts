/**
 * The cards that are open. A ticket opens a card once: a page that learned the address of a card's
 * frame could otherwise frame it a second time and lay it under the reader's pointer.
 *
 * Held in `storage.session`, which only our own contexts can read: the worker may be stopped between
 * two keystrokes of a note.
 */
import { storage } from 'wxt/utils/storage';
import type { CardSubject } from '../messages.ts';

export interface OpenCard {
  readonly subject: CardSubject;
  readonly tabId: number;
  /** The frame that redeemed the ticket; null until one has. */
  readonly frameId: number | null;
  /** The annotation that this card made or shows. */
  readonly annotationId: string | null;
}

const keyOf = (ticket: string) => `session:card:${ticket}` as const;

const keyOfTab = (tabId: number) => `session:card-of-tab:${tabId}` as const;

/** The ticket of the card that was opened in a tab last. */
export const ticketOfTab = (tabId: number): Promise<string | null> =>
  storage.getItem<string>(keyOfTab(tabId));

/** Issues a ticket for a card in this tab. A tab has one card at a time: an older one is void. */
export async function issueTicket(subject: CardSubject, tabId: number): Promise<string> {
  const ticket = crypto.randomUUID();
  const older = await ticketOfTab(tabId);
  if (older) await storage.removeItem(keyOf(older));
  const card: OpenCard = { subject, tabId, frameId: null, annotationId: subject.annotationId };
  await storage.setItem(keyOf(ticket), card);
  await storage.setItem(keyOfTab(tabId), ticket);
  return ticket;
}

/** Redeems a ticket for the frame that asks first. Null when it is void, or another frame has it. */
export async function redeem(
  ticket: string,
  tabId: number,
  frameId: number,
): Promise<OpenCard | null> {
  const card = await openCardOf(ticket);
  // A card in a window of its own has no tab of the page's: it is the ticket that counts there.
  if (!card || (card.frameId !== null && card.frameId !== frameId)) return null;
  if (frameId !== 0 && card.tabId !== tabId) return null;
  const redeemed = { ...card, frameId };
  await storage.setItem(keyOf(ticket), redeemed);
  return redeemed;
}

/** The card of a ticket, whichever frame has it. */
export const openCardOf = (ticket: string): Promise<OpenCard | null> =>
  storage.getItem<OpenCard>(keyOf(ticket));

/** The card of a ticket, if this frame is the one that redeemed it. */
export async function cardOf(ticket: string, frameId: number): Promise<OpenCard | null> {
  const card = await openCardOf(ticket);
  return card && card.frameId === frameId ? card : null;
}

/** Remembers which annotation a card has made, so that the next save edits it. */
export async function setAnnotation(ticket: string, annotationId: string | null): Promise<void> {
  const card = await openCardOf(ticket);
  if (card) await storage.setItem(keyOf(ticket), { ...card, annotationId });
}

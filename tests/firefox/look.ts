/** Looking until something has come about, and into tabs and frames that may never answer. */
import { setTimeout } from 'node:timers/promises';
import type { Frame, Page } from 'puppeteer-core';
import { vi } from 'vitest';
import { PATIENCE } from './program.ts';

/** The pause between two looks at a condition, in milliseconds. */
const INTERVAL = 50;
/** How soon a question to a tab counts as lost, in milliseconds. */
const LOST = 10_000;

/** Looks until `look` answers something other than false, null or undefined, and answers that. */
export function until<T>(
  what: string,
  look: () => Promise<T | false | null | undefined> | T | false | null | undefined,
): Promise<T> {
  return vi.waitFor(
    async () => {
      const seen = await look();
      if (seen === false || seen === null || seen === undefined) {
        throw new Error(`Waited in vain: ${what}`);
      }
      return seen;
    },
    { timeout: PATIENCE, interval: INTERVAL },
  );
}

/** What a tab or frame answers; null while it is between two documents, when it may never answer. */
export const ask = <T>(where: Page | Frame, question: () => T): Promise<T | null> =>
  Promise.race([
    where.evaluate(question as () => unknown).catch(() => null) as Promise<T | null>,
    setTimeout(LOST, null, { ref: false }),
  ]);

/** Whichever of them fits and says so first, not waiting for one that says nothing; null if none does. */
export const firstThat = <T>(
  all: readonly T[],
  fits: (one: T) => Promise<boolean>,
): Promise<T | null> =>
  Promise.any(
    all.map(async (one) => ((await fits(one)) ? one : Promise.reject(new Error('another')))),
  ).catch(() => null);

/** Where a tab or frame really is. */
export const addressOf = (where: Page | Frame): Promise<string | null> =>
  ask(where, () => location.href);

/** Runs in a card. Its words, once it shows what it was opened for and has its height; a hidden page gives it none. */
function wordsAtRest(): string | null {
  const card = document.querySelector('[role=dialog]');
  // The least height that a card is given, however little room the page has (`lib/reader/late/card-frame.ts`).
  const isAtRest = card && innerHeight >= Math.min(260, card.getBoundingClientRect().height);
  return isAtRest ? document.body.innerText : null;
}

/** Whether this is a card that shows what it was opened for, and these words. */
export const isCard = async (where: Page | Frame, words = ''): Promise<boolean> =>
  /\/card(?:-window)?\.html\?/.test((await addressOf(where)) ?? '') &&
  ((await ask(where, wordsAtRest))?.includes(words) ?? false);

/** The card's frame in a page, once it shows what it was opened for. */
export function cardOf(page: Page): Promise<Frame> {
  return until('a card', () => firstThat(page.frames().slice(1), (frame) => isCard(frame)));
}

/** Waits until the page has no card. */
export async function noCard(page: Page): Promise<void> {
  await until('the card to be gone', () => page.frames().length === 1);
}

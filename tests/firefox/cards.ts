/** Cards of an article's claims, and what they say while they keep a note. */
import type { Frame, Page } from 'puppeteer-core';
import { listenToSaving, saidOfSaving } from '../pages/mishaps.ts';
import { cardOf, type Firefox, until } from './firefox.ts';
import { clickMark } from './marks.ts';

/** Opens the page and the card of its claim of that number, in reading order. */
export async function openCard(
  firefox: Firefox,
  address: string,
  number = 0,
): Promise<{ page: Page; card: Frame; text: string }> {
  const { page, reading } = await firefox.read(address);
  const text = reading.claims[number]?.text ?? '';
  await clickMark(page, text);
  return { page, card: await cardOf(page), text };
}

/** What the card says of the note's keeping, from now on: some of it stands only until the next try. */
export async function listen(card: Frame): Promise<(sentence: string) => Promise<void>> {
  await card.evaluate(listenToSaving);
  return async (sentence) => {
    await until(`the card to say “${sentence}”`, async () =>
      (await card.evaluate(saidOfSaving)).includes(sentence),
    );
  };
}

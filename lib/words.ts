/** Every word we say, by key, from `public/_locales`. The one place that asks the browser for them. */
import { browser } from 'wxt/browser';
import type messages from '../public/_locales/en/messages.json';

export type WordKey = keyof typeof messages;

/** Words without values that were said before: all that a context has left once an update of ours has cut it off. */
const said = new Map<WordKey, string>();

/**
 * A count as it is read: "10,000". The browser's own formatter does it as well, but takes 11 to 17 ms to
 * come up: it was the longest task that we had in a page.
 */
export const figure = (count: number): string => `${count}`.replace(/\B(?=(\d{3})+$)/g, ',');

const written = (value: string | number): string =>
  typeof value === 'number' ? figure(value) : value;

/** The words of a key; `values` fill `$1`, `$2`, … in them, numbers as they are read. */
export function say(key: WordKey, ...values: readonly (string | number)[]): string {
  try {
    const words = browser.i18n.getMessage(key as never, values.map(written) as never) || key;
    if (values.length === 0) said.set(key, words);
    return words;
  } catch {
    return said.get(key) ?? key;
  }
}

/** Singular or plural by `count`; `$1` is the count as it is read, further values follow it. */
export function sayCount(
  one: WordKey,
  many: WordKey,
  count: number,
  ...more: readonly string[]
): string {
  return say(count === 1 ? one : many, count, ...more);
}

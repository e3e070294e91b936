/** Every word we say, by key, from `public/_locales`. The one place that asks the browser for them. */
import { browser } from 'wxt/browser';
import type messages from '../public/_locales/en/messages.json';

export type WordKey = keyof typeof messages;

/**
 * Words by key, with their `$1`, `$2`, … still in them: those that this context was told, and those without
 * values that it has said. All that it has left once an update of ours has cut it off.
 */
const known: { [key in WordKey]?: string } = Object.create(null);

/**
 * A count as it is read: "10,000". The browser's own formatter does it as well, but takes 11 to 17 ms to
 * come up: it was the longest task that we had in a page.
 */
export const figure = (count: number): string => `${count}`.replace(/\B(?=(\d{3})+$)/g, ',');

const written = (value: string | number): string =>
  typeof value === 'number' ? figure(value) : value;

/** Words with their `$1`, `$2`, … still in them, by key. */
export type Wording = Readonly<typeof known>;

/** What whoever is told it can say without asking the browser. */
export const wordingOf = (keys: readonly WordKey[]): Wording =>
  Object.fromEntries(keys.map((key) => [key, say(key, '$1', '$2', '$3')]));

/**
 * Takes words in. A page's thread stands still while the browser is asked for the first of them:
 * 11 to 14 ms beside a debate that is read.
 */
export const learn = (wording: Wording): unknown => Object.assign(known, wording);

/** The words of a key; `values` fill `$1`, `$2`, … in them, numbers as they are read. */
export function say(key: WordKey, ...values: readonly (string | number)[]): string {
  const template = known[key];
  if (template !== undefined)
    return template.replace(/\$(\d)/g, (_, nth) => written(values[nth - 1] ?? ''));
  try {
    const words = browser.i18n.getMessage(key as never, values.map(written) as never) || key;
    if (values.length === 0) known[key] = words;
    return words;
  } catch {
    return key;
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

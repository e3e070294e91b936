import { say, type WordKey } from '../../lib/words.ts';

const figures = new Intl.NumberFormat('en-GB');

/** A number as it is read: "10,000". */
export const figure = (value: number): string => figures.format(value);

/** Singular or plural by `count`; `$1` is the count as it is read, further values follow it. */
export const counted = (one: WordKey, many: WordKey, count: number, ...more: string[]): string =>
  say(count === 1 ? one : many, figure(count), ...more);

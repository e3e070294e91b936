/** Reading selectors as other tools write them: strangers' data, so parsed as unknown. */
import type { PassageSelectors, TextQuoteSelector } from './types.ts';

type Bag = Readonly<Record<string, unknown>>;

const isBag = (value: unknown): value is Bag => typeof value === 'object' && value !== null;
const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const whole = (value: unknown): value is number =>
  Number.isInteger(value) && (value as number) >= 0;

const copiesOf = (value: unknown): TextQuoteSelector['copies'] =>
  isBag(value) && whole(value.of) && whole(value.nth)
    ? { of: value.of, nth: value.nth, ...(value.alike === true && { alike: true }) }
    : undefined;

/** Every selector in the value, whatever it is wrapped in: arrays, a target, `refinedBy`. */
const flatten = (value: unknown, depth = 0): Bag[] => {
  if (depth > 4) return [];
  if (Array.isArray(value)) return value.flatMap((each) => flatten(each, depth + 1));
  if (!isBag(value)) return [];
  const inner = [value.quote, value.position, value.structure, value.selector, value.refinedBy];
  return [value, ...inner.flatMap((each) => flatten(each, depth + 1))];
};

/**
 * The selectors of a passage from what `describe` gave, one W3C selector, an array of them, or a
 * target that holds them. Null without a TextQuoteSelector that has words: nothing else proves a place.
 */
export const selectorsFrom = (value: unknown): PassageSelectors | null => {
  const bags = flatten(value);
  const quote = bags.find((bag) => bag.type === 'TextQuoteSelector' && text(bag.exact) !== '');
  if (!quote) return null;
  const position = bags.find(
    (bag) => bag.type === 'TextPositionSelector' && whole(bag.start) && whole(bag.end),
  );
  const structure = bags.find((bag) => bag.type === 'CssSelector' && text(bag.value) !== '');
  const copies = copiesOf(quote.copies);
  return {
    quote: {
      type: 'TextQuoteSelector',
      exact: text(quote.exact),
      prefix: text(quote.prefix),
      suffix: text(quote.suffix),
      ...(copies && { copies }),
    },
    position: {
      type: 'TextPositionSelector',
      start: Number(position?.start ?? 0),
      end: Number(position?.end ?? 0),
    },
    ...(structure && { structure: { type: 'CssSelector', value: text(structure.value) } }),
  };
};

/** A passage as one quotes it: the words, where they stand, and the way to the very place. */
import { oneLine } from './one-line.ts';
import { passageLink } from './text-fragment.ts';

export interface Quotable {
  /** The words as they stand on the page. */
  readonly exact: string;
  readonly prefix?: string;
  readonly suffix?: string;
  readonly title: string;
  readonly site: string | null;
  readonly author: string | null;
  /** As the page gives it; a date of ISO 8601 is shortened to its day. */
  readonly published: string | null;
  readonly address: string;
}

/** Outer double quotation marks of the words themselves give way to ours; single ones inside stay. */
const quoted = (words: string): string => `“${words.replace(/^“([^“”]*)”$/, '$1')}”`;

const dayOf = (published: string): string =>
  /^\d{4}-\d\d-\d\d(?=T|$)/.exec(published)?.[0] ?? oneLine(published);

/**
 * Plain text of two lines: the words in quotation marks, then title, author, site, day and an address
 * with a text fragment. What the page does not tell is left out.
 */
export function quotationText(passage: Quotable): string {
  const { title, author, site, published, address } = passage;
  const named = [title, author, site]
    .flatMap((part) => (part === null ? [] : [oneLine(part)]))
    .filter((part, index, all) => part !== '' && all.indexOf(part) === index);
  const source = [...named, ...(published ? [dayOf(published)] : [])].join(', ');
  const link = passageLink(address, passage);
  return `${quoted(oneLine(passage.exact))}\n${source === '' ? link : `${source}. ${link}`}`;
}

/** Passages that follow their words while the page changes around them. */
import type { PageText } from './page-text.ts';

/** In UTF-16 offsets of the page text, end exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * Ties the text's characters from `start` to `end`, as they stand now, to the blocks that hold them.
 * Asked later, it tells where they stand then; null once they were edited or taken away.
 */
export const tie = (page: PageText, { start, end }: Span): (() => Span | null) => {
  const first = page.blocks[page.blockIndexAt(start)];
  const last = page.blocks[page.blockIndexAt(end - 1)];
  if (!first || !last || end <= start) return () => null;
  const from = start - first.start;
  const to = end - last.start;
  const words = first === last ? first.text.slice(from, to) : page.text.slice(start, end);
  // A block that was taken out keeps its place of old, where another one stands by now.
  const stands = (block: typeof first) => page.blocks[page.blockIndexAt(block.start)] === block;
  return () => {
    if (!stands(first) || !stands(last)) return null;
    const now = { start: first.start + from, end: last.start + to };
    const same =
      first === last
        ? first.text.startsWith(words, from)
        : page.text.slice(now.start, now.end) === words;
    return same ? now : null;
  };
};

/** What of a page is in view, and bringing a passage there. */
import type { PageBlock, PageText } from '../page/live.ts';
import { frameCorner } from '../page/rects.ts';

/** Indices of the blocks in or near the viewport: those the reader should have first. Found by halving, not by asking each. */
export function blocksInView(page: PageText, blocks: readonly PageBlock[]): number[] {
  const bottomOf = (index: number): number => {
    const block = blocks[index];
    const range = block && page.toRange(block.start, block.start + block.text.length);
    return range?.getBoundingClientRect().bottom ?? 0;
  };
  let low = 0;
  let high = blocks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (bottomOf(middle) < 0) low = middle + 1;
    else high = middle;
  }
  const inView: number[] = [];
  for (let index = low; index < blocks.length && bottomOf(index - 1) < innerHeight; index += 1) {
    inView.push(index);
  }
  return inView;
}

/** Scrolls a passage to the upper third, where its card fits below; not at all when it is there. */
export function scrollTo(range: Range): void {
  const { startContainer } = range;
  // A frame scrolls by itself, and the page to it.
  if (startContainer.ownerDocument !== document)
    startContainer.parentElement?.scrollIntoView({ block: 'nearest', behavior: 'instant' });
  const { y } = frameCorner(range);
  const { top, bottom } = range.getBoundingClientRect();
  if (y + top >= 60 && y + bottom <= innerHeight * 0.6) return;
  // A page out of sight draws no frames: a smooth scroll would never arrive.
  const calm = document.hidden || matchMedia('(prefers-reduced-motion: reduce)').matches;
  scrollBy({ top: y + top - innerHeight * 0.28, behavior: calm ? 'instant' : 'smooth' });
}

/** The passage after (or before) a text offset, round from the end to the beginning; undefined when there is none. */
export function neighbour<Passage extends { readonly start: number }>(
  list: readonly Passage[],
  at: number,
  by: 'next' | 'previous',
): Passage | undefined {
  return by === 'next'
    ? (list.find(({ start }) => start > at) ?? list[0])
    : (list.findLast(({ start }) => start < at) ?? list.at(-1));
}

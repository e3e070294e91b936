/** Between the page text's offsets and the DOM's ranges, over blocks as they stand at each call. */
import type { PageBlock } from './block.ts';
import type { DomReaders } from './dom.ts';
import {
  firstAfter,
  indexedBoundary,
  lastBefore,
  type Place,
  passed,
  placeAt,
  treeEnd,
} from './places.ts';

/** What the offsets are counted in. Each change of the page makes a new array of blocks. */
export interface Counted {
  readonly dom: DomReaders;
  readonly text: string;
  readonly blocks: readonly PageBlock[];
  /** Whether some of the text stands in other trees than the root's: shadow roots, frames. */
  hasTrees(): boolean;
}

/** Offsets are in UTF-16 units of the page text. */
export interface Offsets {
  /** The index of the block that holds `offset`, or of the last one before it; −1 in an empty page. */
  blockIndexAt(offset: number): number;
  /**
   * The DOM range of `text.slice(start, end)`. Null when it is empty or out of bounds, or when it
   * runs from one tree into another (frame, shadow root): then `toRanges` gives its parts.
   */
  toRange(start: number, end: number): Range | null;
  /** The DOM ranges of `text.slice(start, end)`, one for each block and tree that it touches. */
  toRanges(start: number, end: number): Range[];
  /** What `range` covers of the text, without white space at its edges; null when that is nothing. */
  toOffsets(range: AbstractRange): { start: number; end: number } | null;
}

type NodeBlocks = Map<Node, [first: number, last: number]>;

/** The first and last block that each node of the index stands in. Made when a range is asked about. */
const indexNodes = (blocks: readonly PageBlock[]): NodeBlocks => {
  const known: NodeBlocks = new Map();
  blocks.forEach((block, i) => {
    for (const node of block.source.nodes) {
      const before = known.get(node);
      if (before) before[1] = i;
      else known.set(node, [i, i]);
    }
  });
  return known;
};

/** The offsets of a page whose blocks and text are asked for anew at each call. */
export const offsetsOf = (page: Counted): Offsets => {
  const { dom } = page;
  // Weak, so that nodes which the page took out are not kept alive until the next question.
  const indexes = new WeakMap<readonly PageBlock[], NodeBlocks>();
  const nodesOf = (blocks: readonly PageBlock[]): NodeBlocks => {
    const known = indexes.get(blocks) ?? indexNodes(blocks);
    indexes.set(blocks, known);
    return known;
  };

  const blockIndexAt = (offset: number): number => {
    const { blocks } = page;
    let low = 0;
    let high = blocks.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((blocks[middle]?.start ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return high;
  };

  /** The place of the text's character at `offset`, or, for the "\n" between blocks, of its neighbour. */
  const place = (offset: number, edge: 0 | 1): Place | null => {
    const { blocks } = page;
    const index = blockIndexAt(offset);
    const block = blocks[index];
    if (!block || offset < 0) return null;
    const at = offset - block.start;
    if (at < block.text.length) return placeAt(block.source, at, edge);
    if (edge === 1) return placeAt(block.source, block.text.length - 1, 1);
    const next = blocks[index + 1];
    return next ? placeAt(next.source, 0, 0) : null;
  };

  const rangeBetween = (from: Place | null, to: Place | null): Range | null => {
    const document = from && dom.ownerDocument(from.node);
    if (!from || !to || !document) return null;
    const range = dom.createRange(document);
    try {
      if (dom.nodeType(from.node) === 1) range.setStartBefore(from.node);
      else range.setStart(from.node, from.offset);
      if (dom.nodeType(to.node) === 1) range.setEndAfter(to.node);
      else range.setEnd(to.node, to.offset);
    } catch {
      return null; // The page cut the node short since; the watcher will tell.
    }
    // An end in another tree pulls the start along: such a range does not say what was asked.
    const kept = dom.nodeType(from.node) === 1 || range.startContainer === from.node;
    return kept && !range.collapsed ? range : null;
  };

  const toRange = (start: number, end: number): Range | null =>
    start < end ? rangeBetween(place(start, 0), place(end - 1, 1)) : null;

  const toRanges = (start: number, end: number): Range[] => {
    const { blocks } = page;
    const ranges: Range[] = [];
    for (let i = blockIndexAt(start); i >= 0 && i < blocks.length; i++) {
      const block = blocks[i];
      if (!block || block.start >= end) break;
      let from = Math.max(start, block.start);
      const to = Math.min(end, block.start + block.text.length);
      if (from >= to) continue;
      // Where the page has other trees, a line may run through an inline element's shadow root.
      for (; from < to && page.hasTrees(); ) {
        const edge = Math.min(to, block.start + treeEnd(dom, block.source, from - block.start));
        const part = toRange(from, edge);
        if (part) ranges.push(part);
        from = edge;
      }
      const whole = from < to ? toRange(from, to) : null;
      if (whole) ranges.push(whole);
    }
    return ranges;
  };

  const toOffsets = (range: AbstractRange) => {
    const { blocks } = page;
    const known = nodesOf(blocks);
    const has = (node: Node) => known.has(node);
    const { startContainer, startOffset, endContainer, endOffset } = range;
    const from = indexedBoundary(dom, { node: startContainer, offset: startOffset }, has, false);
    const to = indexedBoundary(dom, { node: endContainer, offset: endOffset }, has, true);
    if (!from || !to) return null;
    const afterFrom = passed(from.node, false);
    let start = -1;
    for (let i = known.get(from.node)?.[0] ?? 0; i < blocks.length && start < 0; i++) {
      const block = blocks[i];
      const found = block ? firstAfter(block.source, from, afterFrom) : -1;
      if (block && found >= 0) start = block.start + found;
    }
    const afterTo = passed(to.node, true);
    let end = -1;
    for (let i = known.get(to.node)?.[1] ?? -1; i >= 0 && end < 0; i--) {
      const block = blocks[i];
      const found = block ? lastBefore(block.source, to, afterTo) : -1;
      if (block && found > 0) end = block.start + found;
    }
    if (start < 0) return null;
    const { text } = page;
    while (start < end && text.charCodeAt(start) <= 32) start++;
    while (end > start && text.charCodeAt(end - 1) <= 32) end--;
    return start < end ? { start, end } : null;
  };

  return { blockIndexAt, toRange, toRanges, toOffsets };
};

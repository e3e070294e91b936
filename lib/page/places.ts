/** Between a block's characters and the DOM's positions, by binary search in its map. */
import type { DomReaders } from './dom.ts';
import type { Block } from './walk.ts';

/** A boundary point as a Range takes it, or the edge of an element (a `<br>` that stands for a space). */
export interface Place {
  readonly node: Node;
  /** In UTF-16 units of a text node's data; 0 before and 1 after an element. */
  readonly offset: number;
}

/** Index of the last triple of `map` that begins at or before `at`. */
const tripleAt = (map: readonly number[], at: number): number => {
  let low = 0;
  let high = map.length / 3 - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((map[middle * 3] ?? 0) <= at) low = middle;
    else high = middle - 1;
  }
  return low * 3;
};

/** Where the character at `at` begins (`edge` 0), or where it ends (`edge` 1). */
export const placeAt = (block: Block, at: number, edge: 0 | 1): Place | null => {
  const triple = tripleAt(block.map, at);
  const node = block.nodes[block.map[triple + 1] ?? -1];
  if (!node) return null;
  const into = at - (block.map[triple] ?? 0) + edge;
  return { node, offset: (block.map[triple + 2] ?? 0) + into };
};

/** A boundary point of a range: a text node with an offset, or a parent with a child's index. */
export interface Boundary {
  readonly node: Node;
  readonly offset: number;
}

const FOLLOWING = 4;
const CONTAINED = 16;
const DISCONNECTED = 1;

/** The element outside that holds the tree of `node`: a shadow host or a frame. */
const holderOf = (dom: DomReaders, node: Node): Node | null => {
  let top = node;
  for (let up = dom.parentNode(top); up; up = dom.parentNode(top)) top = up;
  if (dom.nodeType(top) === 11) return (top as ShadowRoot).host ?? null;
  return dom.nodeType(top) === 9 ? ((top as Document).defaultView?.frameElement ?? null) : null;
};

/** Answers whether a node stands wholly at or after a boundary; null when they share no tree. */
export const afterBoundary = (dom: DomReaders, boundary: Boundary): ((node: Node) => boolean) => {
  let child: Node | null = null;
  const type = dom.nodeType(boundary.node);
  const inside = type === 1 || type === 9 || type === 11;
  if (inside) {
    child = dom.firstChild(boundary.node);
    for (let i = 0; child && i < boundary.offset; i++) child = dom.nextSibling(child);
  }
  return (node) => {
    for (let at: Node | null = node; at; at = holderOf(dom, at)) {
      if (at === child) return true;
      const bits = dom.compare(child ?? boundary.node, at);
      if (bits & DISCONNECTED) continue;
      if (child || !inside) return (bits & FOLLOWING) !== 0;
      return (bits & FOLLOWING) !== 0 && (bits & CONTAINED) === 0;
    }
    return false;
  };
};

/**
 * The same for a text node of the index, in an order that is walked forwards (or backwards): by
 * identity, without asking the tree.
 */
export const passed = (target: Node, backwards: boolean): ((node: Node) => boolean) => {
  let met = false;
  return (node) => {
    met ||= node === target;
    return met !== backwards;
  };
};

/** Offset of the block's first character at or after the boundary; −1 when there is none. */
export const firstAfter = (
  block: Block,
  boundary: Boundary,
  isAfter: (node: Node) => boolean,
): number => {
  const { map, nodes, text } = block;
  for (let i = 0; i < map.length; i += 3) {
    const node = nodes[map[i + 1] ?? -1];
    if (!node) continue;
    const begin = map[i] ?? 0;
    const after = isAfter(node);
    if (node === boundary.node) {
      const from = map[i + 2] ?? 0;
      const length = (map[i + 3] ?? text.length) - begin;
      if (from + length > boundary.offset) return begin + Math.max(0, boundary.offset - from);
    } else if (after) return begin;
  }
  return -1;
};

/** Offset after the block's last character before the boundary; −1 when there is none. */
export const lastBefore = (
  block: Block,
  boundary: Boundary,
  isAfter: (node: Node) => boolean,
): number => {
  const { map, nodes, text } = block;
  for (let i = map.length - 3; i >= 0; i -= 3) {
    const node = nodes[map[i + 1] ?? -1];
    if (!node) continue;
    const begin = map[i] ?? 0;
    const length = (map[i + 3] ?? text.length) - begin;
    const after = isAfter(node);
    if (node === boundary.node) {
      const from = map[i + 2] ?? 0;
      if (from < boundary.offset) return begin + Math.min(length, boundary.offset - from);
    } else if (!after) return begin + length;
  }
  return -1;
};

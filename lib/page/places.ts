/** Between a block's characters and the DOM's positions, by binary search in its map. */
import type { Block } from './block.ts';
import { type DomReaders, TEXT } from './dom.ts';

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

const topOf = (dom: DomReaders, node: Node): Node => {
  let top = node;
  for (let up = dom.parentNode(top); up; up = dom.parentNode(top)) top = up;
  return top;
};

/** Up to where, from `at` on, the block's text stands in one tree: no range spans two. */
export const treeEnd = (dom: DomReaders, { map, nodes, text }: Block, at: number): number => {
  let triple = tripleAt(map, at);
  const first = nodes[map[triple + 1] ?? -1];
  const top = first && topOf(dom, first);
  for (triple += 3; triple < map.length; triple += 3) {
    const node = nodes[map[triple + 1] ?? -1];
    if (node && topOf(dom, node) !== top) return map[triple] ?? text.length;
  }
  return text.length;
};

/** A boundary point of a range: a text node with an offset, or a parent with a child's index. */
export interface Boundary {
  readonly node: Node;
  readonly offset: number;
}

/** The next node of the document, in its order or backwards, that lies outside `node`'s subtree or inside it. */
const step = (dom: DomReaders, node: Node, backwards: boolean, skip: boolean): Node | null => {
  const down = backwards ? dom.lastChild : dom.firstChild;
  const along = backwards ? dom.previousSibling : dom.nextSibling;
  const child = skip ? null : down(node);
  if (child) return child;
  for (let at: Node | null = node; at; at = dom.parentNode(at)) {
    const next = along(at);
    if (next) return next;
  }
  return null;
};

/**
 * The boundary as a point in a node of the index: itself, or the edge of the first such node after
 * it (before it, when `backwards`). Null when there is none.
 */
export const indexedBoundary = (
  dom: DomReaders,
  { node, offset }: Boundary,
  has: (node: Node) => boolean,
  backwards: boolean,
): Boundary | null => {
  const type = dom.nodeType(node);
  if (type === TEXT && has(node)) return { node, offset };
  let at: Node | null = node;
  if (type === TEXT) at = step(dom, node, backwards, true);
  else {
    // The child behind the boundary; beyond the last one, what follows the parent.
    let child = dom.firstChild(node);
    let before: Node | null = null;
    for (let i = 0; child && i < offset; i++) {
      before = child;
      child = dom.nextSibling(child);
    }
    at = (backwards ? before : child) ?? step(dom, node, backwards, true);
  }
  while (at && !has(at)) at = step(dom, at, backwards, false);
  return at && { node: at, offset: backwards ? Number.MAX_SAFE_INTEGER : 0 };
};

/**
 * Whether a node stands after a node of the index, in blocks that are walked forwards (or before it,
 * backwards): by identity, without asking the tree.
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

/**
 * A page as one string with a map back to its DOM: the one definition of the text that detector,
 * anchors, painter and exports count in.
 *
 * The text is what a reader sees: blocks in reading order joined by "\n"; within a block every run
 * of white space is one space, a `<br>` too (sentences run across it; two of them end a block), and
 * soft hyphens and zero-width characters are gone. Scripts, styles, form fields, editable regions
 * and whatever is not rendered are not in it. Menus and footers are: `inArticle` tells them apart.
 */
import type { BlockKind, TextBlock } from '../claims/types.ts';
import { type Article, judge } from './article.ts';
import { type DomReaders, readersOf } from './dom.ts';
import {
  firstAfter,
  indexedBoundary,
  lastBefore,
  type Place,
  passed,
  placeAt,
  treeEnd,
} from './places.ts';
import { type Rendering, renderingOf } from './rendering.ts';
import { atOnce, type Job } from './slice.ts';
import { changesOf, type Patch, recheckOf } from './update.ts';
import { type Block, startWalk, type Walk } from './walk.ts';

/** One block of the page. `start` is its UTF-16 offset in the page text as it stands now. */
export interface PageBlock extends TextBlock {
  start: number;
  kind: BlockKind;
  /** Belongs to the article (headline and standfirst too), and so is read for claims. */
  inArticle: boolean;
  source: Block;
}

export interface PageTextOptions {
  /** Elements passed over with all they hold, such as the extension's own host. */
  readonly ignored?: ReadonlySet<Node>;
}

/** What an update changed. Blocks of `rewired` keep their words but stand on other nodes now. */
export interface Changes {
  readonly added: readonly PageBlock[];
  readonly removed: readonly PageBlock[];
  readonly rewired: readonly PageBlock[];
}

export interface PageText {
  readonly root: Node;
  /** The whole text. Joined when first asked for after a change. */
  readonly text: string;
  readonly blocks: readonly PageBlock[];
  /** The document's title; empty when it has none. */
  readonly title: string;
  /** Whether the page holds an article, and the reason when it does not. */
  readonly article: Article;
  /** Goes up with every change. */
  readonly revision: number;
  /** The index of the block that holds `offset`, or of the last one before it; −1 in an empty page. */
  blockIndexAt(offset: number): number;
  /** The block-level element whose text stands at `offset`. */
  elementAt(offset: number): Element | null;
  /**
   * The DOM range of `text.slice(start, end)`. Null when it is empty or out of bounds, or when it
   * runs from one tree into another (frame, shadow root): then `toRanges` gives its parts.
   */
  toRange(start: number, end: number): Range | null;
  /** The DOM ranges of `text.slice(start, end)`, one for each block and tree that it touches. */
  toRanges(start: number, end: number): Range[];
  /** What `range` covers of the text, without white space at its edges; null when that is nothing. */
  toOffsets(range: AbstractRange): { start: number; end: number } | null;
  /** The root and every shadow root and frame in it that was read: trees of their own to observe. */
  readonly trees: readonly Node[];
  /** Reads again what the mutations touched; null when they touched nothing of the text. */
  update(records: readonly MutationRecord[]): Changes | null;
  /** The same as a job for `inSlices`; `touched` are further nodes to read again. */
  updating(records: readonly MutationRecord[], touched?: Iterable<Node>): Job<Changes | null>;
  /** Reads again what a change of style showed or hid, wherever it came from. */
  rechecking(): Job<Changes | null>;
}

/** Nodes a step visits: well under a millisecond. */
const STEP_NODES = 400;

const drive = function* (walk: Walk): Job<void> {
  while (!walk.step(STEP_NODES)) yield;
};

const titleOf = (dom: DomReaders, root: Node): string => {
  const document = (dom.nodeType(root) === 9 ? root : dom.ownerDocument(root)) as Document | null;
  if (!document) return '';
  const titles = dom.select(document, 'head > title, title');
  const first = titles[0];
  return first ? (dom.textContent(first) ?? '').replace(/\s+/g, ' ').trim() : '';
};

/**
 * Blocks of the whole page. A page that hides all of itself from assistive tools behind a dialog
 * (`aria-hidden` on everything else) is still what the reader sees, so it is read after all.
 */
const readAll = function* (
  dom: DomReaders,
  root: Node,
  ignored: ReadonlySet<Node>,
): Job<{ walk: Walk; rendering: Rendering }> {
  let rendering = renderingOf(dom);
  let walk = startWalk(dom, rendering, root, null, ignored);
  yield* drive(walk);
  if (walk.ariaHidden.length > 0) {
    const seen = walk.blocks.reduce((sum, block) => sum + block.text.length, 0);
    const covered = walk.ariaHidden.filter(
      (element) =>
        dom.select(element, 'h1, main, article, p').length > 2 &&
        (dom.textContent(element) ?? '').length > 3 * seen,
    );
    if (covered.length > 0) {
      rendering = renderingOf(dom, new Set<Node>(covered));
      walk = startWalk(dom, rendering, root, null, ignored);
      yield* drive(walk);
    }
  }
  return { walk, rendering };
};

/** The first and last block that each node of the index stands in. Made when a range is asked about. */
const indexNodes = (blocks: readonly PageBlock[]): Map<Node, [first: number, last: number]> => {
  const known = new Map<Node, [first: number, last: number]>();
  blocks.forEach((block, i) => {
    for (const node of block.source.nodes) {
      const before = known.get(node);
      if (before) before[1] = i;
      else known.set(node, [i, i]);
    }
  });
  return known;
};

const sameNodes = (a: Block, b: Block): boolean =>
  a.nodes.length === b.nodes.length &&
  a.map.length === b.map.length &&
  a.nodes.every((node, i) => node === b.nodes[i]) &&
  a.map.every((value, i) => value === b.map[i]);

/** `buildPageText` as a job for `inSlices`. Watch the page before it starts: see `watch.ts`. */
export const buildingPageText = function* (
  root: Document | Element | ShadowRoot,
  options: PageTextOptions = {},
): Job<PageText> {
  const dom = readersOf(root);
  const ignored = options.ignored ?? new Set<Node>();
  const { walk, rendering } = yield* readAll(dom, root, ignored);

  let blocks: PageBlock[] = [];
  let joined: string | null = null;
  let revision = 0;
  let nodeBlocks: Map<Node, [first: number, last: number]> | null = null;
  let hidden = walk.hidden;
  let trees: Node[] = [root, ...walk.trees];
  let article: Article;

  const wrap = (source: Block): PageBlock => ({
    start: 0,
    text: source.text,
    kind: 'paragraph',
    inArticle: false,
    source,
  });

  const settle = () => {
    let start = 0;
    for (const block of blocks) {
      block.start = start;
      start += block.text.length + 1;
    }
    joined = null;
    nodeBlocks = null;
    article = judge(blocks, title());
  };

  const title = () => titleOf(dom, root);
  blocks = walk.blocks.map(wrap);
  settle();

  const blockIndexAt = (offset: number): number => {
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
    const ranges: Range[] = [];
    for (let i = blockIndexAt(start); i >= 0 && i < blocks.length; i++) {
      const block = blocks[i];
      if (!block || block.start >= end) break;
      let from = Math.max(start, block.start);
      const to = Math.min(end, block.start + block.text.length);
      if (from >= to) continue;
      // Where the page has other trees, a line may run through an inline element's shadow root.
      for (; from < to && trees.length > 1; ) {
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
    nodeBlocks ??= indexNodes(blocks);
    const known = nodeBlocks;
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
    const text = self.text;
    while (start < end && text.charCodeAt(start) <= 32) start++;
    while (end > start && text.charCodeAt(end - 1) <= 32) end--;
    return start < end ? { start, end } : null;
  };

  const apply = (patches: readonly Patch[]): Changes | null => {
    const added = new Set<PageBlock>();
    const removed: PageBlock[] = [];
    const rewired: PageBlock[] = [];
    for (const patch of patches) {
      const old = blocks.slice(patch.from, patch.from + patch.removed);
      // Blocks whose words stayed keep their identity, and with it what is known of them.
      let head = 0;
      while (head < old.length && old[head]?.text === patch.blocks[head]?.text) head++;
      let tail = 0;
      const most = Math.min(old.length, patch.blocks.length) - head;
      while (tail < most && old.at(-1 - tail)?.text === patch.blocks.at(-1 - tail)?.text) tail++;
      const fresh = patch.blocks.map((source, i) => {
        const same = i < head || i >= patch.blocks.length - tail;
        const kept = same ? (i < head ? old[i] : old[i - patch.blocks.length + old.length]) : null;
        if (!kept) return wrap(source);
        if (!sameNodes(kept.source, source)) rewired.push(kept);
        kept.source = source;
        return kept;
      });
      for (const block of fresh.slice(head, fresh.length - tail)) added.add(block);
      removed.push(...old.slice(head, old.length - tail));
      blocks = [
        ...blocks.slice(0, patch.from),
        ...fresh,
        ...blocks.slice(patch.from + patch.removed),
      ];
      hidden = hidden.concat(patch.hidden);
      trees = trees.concat(patch.trees);
    }
    // Rendered anew or moved: the words are the same, and so is what is known of them.
    const gone = Map.groupBy(removed, (block) => block.text);
    blocks = blocks.map((block) => {
      const kept = added.has(block) ? gone.get(block.text)?.shift() : undefined;
      if (!kept) return block;
      added.delete(block);
      kept.source = block.source;
      rewired.push(kept);
      return kept;
    });
    const left = [...gone.values()].flat();
    if (patches.length > 0) settle();
    if (added.size + left.length + rewired.length === 0) return null;
    revision++;
    return { added: [...added].sort((a, b) => a.start - b.start), removed: left, rewired };
  };

  const state = {
    dom,
    rendering,
    ignored,
    root,
    get blocks(): readonly PageBlock[] {
      return blocks;
    },
    get hidden(): readonly Element[] {
      hidden = [...new Set(hidden)].filter((element) => dom.isConnected(element));
      return hidden;
    },
  };

  const self: PageText = {
    root,
    get text() {
      joined ??= blocks.map((block) => block.text).join('\n');
      return joined;
    },
    get blocks() {
      return blocks;
    },
    get title() {
      return title();
    },
    get article() {
      return article;
    },
    get revision() {
      return revision;
    },
    blockIndexAt,
    elementAt: (offset) => blocks[blockIndexAt(offset)]?.source.frame.element ?? null,
    toRange,
    toRanges,
    toOffsets,
    get trees() {
      trees = [...new Set(trees)].filter((tree) => tree === root || dom.isConnected(tree));
      return trees;
    },
    update: (records) => atOnce(self.updating(records)),
    *updating(records, touched = []) {
      return apply(yield* changesOf(state, records, touched));
    },
    *rechecking() {
      return apply(yield* recheckOf(state));
    },
  };
  return self;
};

/** Reads a page, or any part of it, at once. See `buildingPageText` for the sliced form. */
export const buildPageText = (
  root: Document | Element | ShadowRoot,
  options: PageTextOptions = {},
): PageText => atOnce(buildingPageText(root, options));

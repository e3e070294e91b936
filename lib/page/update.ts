/**
 * Which blocks a change of the page touches, and those blocks read again. A block-level element
 * breaks the line before and after it, so its blocks stand together and can be replaced alone.
 */
import type { Block, Frame, PageBlock } from './block.ts';
import { type DomReaders, ELEMENT, TEXT } from './dom.ts';
import { LEVEL, type Rendering } from './rendering.ts';
import type { Job } from './slice.ts';
import { TRAIT } from './traits.ts';
import { up } from './tree.ts';
import { startWalk, type Walk } from './walk.ts';

/** Replace `removed` blocks from index `from` by `blocks`. Given in the order in which to apply them. */
export interface Patch {
  readonly from: number;
  readonly removed: number;
  readonly blocks: readonly Block[];
  readonly hidden: readonly Element[];
  readonly trees: readonly Node[];
}

export interface IndexState {
  readonly dom: DomReaders;
  readonly rendering: Rendering;
  readonly ignored: ReadonlySet<Node>;
  readonly root: Node;
  readonly blocks: readonly PageBlock[];
  readonly hidden: readonly Element[];
}

/** Where a frame's blocks stand in the list: together, for it breaks the line on both sides. */
interface Extent {
  readonly frame: Frame;
  readonly first: number;
  last: number;
  /** Some text stands in it directly, so an element added to it may join or part a line. */
  direct: boolean;
}

/**
 * One pass in reading order. Frames that stay open from one block to the next are not gone through
 * again: under a thousand elements each block would climb them all.
 */
const extentsOf = (blocks: readonly PageBlock[]): Map<Node, Extent> => {
  const extents = new Map<Node, Extent>();
  /** The frames around the block before, by their depth. */
  const open: Extent[] = [];
  const close = (depth: number, last: number) => {
    for (const extent of open.splice(depth)) extent.last = last;
  };
  blocks.forEach(({ source }, i) => {
    const entered: Frame[] = [];
    let at: Frame | null = source.frame;
    for (; at && open[at.depth]?.frame.element !== at.element; at = at.parent) entered.push(at);
    close(at ? at.depth + 1 : 0, i - 1);
    for (const frame of entered.reverse()) {
      const known = extents.get(frame.element);
      const extent = known ?? { frame, first: i, last: i, direct: false };
      if (!known) extents.set(frame.element, extent);
      open[frame.depth] = extent;
    }
    const own = extents.get(source.frame.element);
    if (own) own.direct = true;
  });
  close(0, blocks.length - 1);
  return extents;
};

const finish = function* (walk: Walk): Job<Walk> {
  while (!walk.step(400)) yield;
  return walk;
};

const NOTHING = { blocks: [], hidden: [], trees: [] } as const;

/** Reads an extent's element again; the whole page when there is none. */
const reread = function* (state: IndexState, extent: Extent | null): Job<Patch> {
  const { dom, rendering, ignored, blocks, root } = state;
  const from = extent?.first ?? 0;
  const removed = extent ? extent.last - extent.first + 1 : blocks.length;
  const frame = extent?.frame;
  if (frame && !dom.isConnected(frame.element)) return { from, removed, ...NOTHING };
  const outer = frame ? { frame: frame.parent, look: frame.outer, inLink: frame.inLink } : null;
  const walk = yield* finish(startWalk(dom, rendering, frame?.element ?? root, outer, ignored));
  return { from, removed, blocks: walk.blocks, hidden: walk.hidden, trees: walk.trees };
};

/** What a batch of mutations comes to. */
interface Plan {
  readonly dirty: Set<Extent>;
  readonly gone: Set<Extent>;
  /** Elements added among blocks, with the extent they stand in. */
  readonly fresh: Map<Node, Extent>;
  /** Some change touched what no block stands in. */
  whole: boolean;
}

const isBlank = (dom: DomReaders, node: Node): boolean => {
  const type = dom.nodeType(node);
  return type === TEXT ? !/\S/.test(dom.data(node)) : type !== ELEMENT;
};

/** Whether a change of children can be had by adding and removing blocks alone. */
const planLocally = (
  state: IndexState,
  extents: ReadonlyMap<Node, Extent>,
  record: MutationRecord,
  plan: Plan,
): boolean => {
  const { dom, rendering } = state;
  const extent = extents.get(record.target);
  if (!extent || extent.direct || dom.shadowRoot(record.target)) return false;
  const added: Node[] = [];
  for (const node of record.addedNodes) {
    if (isBlank(dom, node) || state.ignored.has(node) || dom.parentNode(node) !== record.target)
      continue;
    if (dom.nodeType(node) !== ELEMENT || extents.has(node)) return false;
    rendering.enter(node);
    const { level } = rendering.look(node as Element, extent.frame.look);
    if (level === LEVEL.INLINE) return false;
    added.push(node);
  }
  for (const node of record.removedNodes) {
    const old = extents.get(node);
    if (old && !dom.isConnected(node)) plan.gone.add(old);
    else if (old) return false; // Moved elsewhere on the page.
  }
  for (const node of added) plan.fresh.set(node, extent);
  return true;
};

/** Where the blocks of an added element belong, and its turn among others that belong there. */
interface Slot {
  readonly from: number;
  readonly turn: number;
}

/**
 * The place of an element added to `extent`. Told at once for all that were added beside it, kept in
 * `slots`: each would go back to the first by itself, and asking the DOM which of two comes first is
 * dear where a parent has thousands.
 */
const slotFor = (
  dom: DomReaders,
  extents: ReadonlyMap<Node, Extent>,
  node: Node,
  extent: Extent,
  slots: Map<Node, Slot>,
): Slot => {
  const known = slots.get(node);
  if (known) return known;
  let head = node;
  let before = dom.previousSibling(head);
  for (; before && !extents.has(before); before = dom.previousSibling(head)) head = before;
  const elder = before && extents.get(before);
  const from = elder ? elder.last + 1 : extent.first;
  let turn = 0;
  for (let at: Node | null = head; at && !extents.has(at); at = dom.nextSibling(at))
    slots.set(at, { from, turn: turn++ });
  return slots.get(node) ?? { from, turn };
};

const planOf = (
  state: IndexState,
  extents: ReadonlyMap<Node, Extent>,
  records: readonly MutationRecord[],
  touched: Iterable<Node>,
): Plan => {
  const { dom, root, ignored } = state;
  const plan: Plan = { dirty: new Set(), gone: new Set(), fresh: new Map(), whole: false };
  /** Stood on before: thousands of changes at the foot of a tree 10,000 deep climb it once. */
  const climbed = new Set<Node>();
  const mark = (node: Node) => {
    let at: Node | null = node;
    while (at && !extents.has(at)) {
      if (climbed.has(at) || ignored.has(at) || plan.fresh.has(at)) return;
      climbed.add(at);
      if (at === root) {
        plan.whole = true;
        return;
      }
      at = up(dom, at);
    }
    const extent = at && extents.get(at);
    if (extent) plan.dirty.add(extent);
  };
  const rest: Node[] = [...touched];
  for (const record of records) {
    if (record.type === 'childList' && planLocally(state, extents, record, plan)) continue;
    rest.push(record.target);
  }
  for (const node of rest) mark(node);
  return plan;
};

/** The patches that a batch of mutations, and nodes touched otherwise, ask for. */
export const changesOf = function* (
  state: IndexState,
  records: readonly MutationRecord[],
  touched: Iterable<Node> = [],
): Job<Patch[]> {
  const { dom, rendering, ignored } = state;
  const extents = extentsOf(state.blocks);
  yield;
  const plan = planOf(state, extents, records, touched);
  if (plan.whole) return [yield* reread(state, null)];
  for (const extent of plan.gone) plan.dirty.add(extent);
  const elements = new Set([...plan.dirty].map((extent) => extent.frame.element));
  const outermost = (frame: Frame | null) => {
    for (let at = frame; at; at = at.parent) if (elements.has(at.element)) return false;
    return true;
  };
  const patches: { patch: Patch; node: Node | null; turn: number }[] = [];
  for (const extent of plan.dirty) {
    if (outermost(extent.frame.parent))
      patches.push({ patch: yield* reread(state, extent), node: null, turn: 0 });
  }
  const slots = new Map<Node, Slot>();
  for (const [node, extent] of plan.fresh) {
    if (!outermost(extent.frame) || !dom.isConnected(node)) continue;
    const { frame } = extent;
    const inLink = frame.inLink || (frame.traits & TRAIT.LINK) !== 0;
    const outer = { frame, look: frame.look, inLink };
    const walk = yield* finish(startWalk(dom, rendering, node, outer, ignored));
    const { blocks, hidden, trees } = walk;
    const { from, turn } = slotFor(dom, extents, node, extent, slots);
    patches.push({ patch: { from, removed: 0, blocks, hidden, trees }, node, turn });
  }
  // From the end, so that indices hold; at one place removals first, then what stands last.
  patches.sort((a, b) => {
    if (a.patch.from !== b.patch.from) return b.patch.from - a.patch.from;
    if (!a.node || !b.node) return a.node ? 1 : -1;
    if (dom.parentNode(a.node) === dom.parentNode(b.node)) return b.turn - a.turn;
    return dom.compare(a.node, b.node) & 4 ? 1 : -1;
  });
  return patches.map(({ patch }) => patch);
};

/** The patches that elements shown or hidden by style ask for. One native call a block. */
export const recheckOf = function* (state: IndexState): Job<Patch[]> {
  const { dom, rendering, blocks, hidden } = state;
  const nodes = new Set<Node>();
  let asked = 0;
  for (const element of hidden) {
    if (++asked % 500 === 0) yield;
    if (rendering.shown(element)) nodes.add(up(dom, element) ?? element);
  }
  for (const { source } of blocks) {
    if (++asked % 500 === 0) yield;
    const first = source.nodes[0];
    const holder = first && (dom.nodeType(first) === ELEMENT ? first : dom.parentNode(first));
    if (holder && dom.nodeType(holder) === ELEMENT && !rendering.shown(holder as Element)) {
      nodes.add(source.frame.element);
    }
  }
  return nodes.size > 0 ? yield* changesOf(state, [], nodes) : [];
};

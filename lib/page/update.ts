/**
 * Which blocks a change of the page touches, and those blocks read again. A block-level element
 * breaks the line before and after it, so its blocks stand together and can be replaced alone.
 */
import { type DomReaders, ELEMENT } from './dom.ts';
import type { PageBlock } from './page-text.ts';
import type { Rendering } from './rendering.ts';
import { type Block, type Frame, startWalk } from './walk.ts';

/** Replace `removed` blocks from index `from` by `blocks`. Given last first, so that indices hold. */
export interface Patch {
  readonly from: number;
  readonly removed: number;
  readonly blocks: readonly Block[];
  readonly hidden: readonly Element[];
}

export interface IndexState {
  readonly dom: DomReaders;
  readonly rendering: Rendering;
  readonly ignored: ReadonlySet<Node>;
  readonly root: Node;
  readonly blocks: readonly PageBlock[];
  readonly hidden: readonly Element[];
}

/** The next node up the rendered tree: through shadow roots to their host, frames to their element. */
const up = (dom: DomReaders, node: Node): Node | null => {
  const parent = dom.parentNode(node);
  if (parent) return parent;
  const type = dom.nodeType(node);
  if (type === 11) return (node as ShadowRoot).host ?? null;
  if (type !== 9) return null;
  try {
    return (node as Document).defaultView?.frameElement ?? null;
  } catch {
    return null; // The frame went elsewhere.
  }
};

/** Frames of the blocks, by element, with all their ancestors. */
const framesOf = (blocks: readonly PageBlock[]): Map<Node, Frame> => {
  const frames = new Map<Node, Frame>();
  for (const block of blocks) {
    for (let at: Frame | null = block.source.frame; at; at = at.parent) {
      if (frames.has(at.element)) break;
      frames.set(at.element, at);
    }
  }
  return frames;
};

/** A test whether a frame stands in `outer`, each frame asked once. */
const insideOf = (outer: Frame): ((frame: Frame) => boolean) => {
  const known = new Map<Frame, boolean>();
  return (frame) => {
    const path: Frame[] = [];
    let answer = false;
    for (let at: Frame | null = frame; at; at = at.parent) {
      const before = known.get(at);
      if (before !== undefined || at.element === outer.element) {
        answer = before ?? true;
        break;
      }
      path.push(at);
    }
    for (const each of path) known.set(each, answer);
    return answer;
  };
};

const reread = (state: IndexState, frame: Frame | null): Patch => {
  const { dom, rendering, ignored, blocks } = state;
  let from = 0;
  let removed = blocks.length;
  if (frame) {
    const inside = insideOf(frame);
    const at = blocks.findIndex((block) => inside(block.source.frame));
    from = Math.max(0, at);
    removed = 0;
    while (at >= 0 && from + removed < blocks.length) {
      const next = blocks[from + removed];
      if (!next || !inside(next.source.frame)) break;
      removed++;
    }
    if (!dom.isConnected(frame.element)) return { from, removed, blocks: [], hidden: [] };
  }
  const outer = frame && { frame: frame.parent, look: frame.outer, inLink: frame.inLink };
  const walk = startWalk(dom, rendering, frame?.element ?? state.root, outer, ignored);
  while (!walk.step(100_000));
  return { from, removed, blocks: walk.blocks, hidden: walk.hidden };
};

/** Reads again what holds the given nodes; a node outside the index makes nothing dirty. */
const patchesFor = (state: IndexState, nodes: Iterable<Node>): Patch[] => {
  const { dom, root } = state;
  const frames = framesOf(state.blocks);
  const dirty = new Set<Frame>();
  for (const node of nodes) {
    let at: Node | null = node;
    while (at && at !== root && !frames.has(at) && !state.ignored.has(at)) at = up(dom, at);
    if (!at || state.ignored.has(at)) continue;
    const frame = frames.get(at);
    if (!frame) return [reread(state, null)];
    dirty.add(frame);
  }
  const outermost = [...dirty].filter((frame) => {
    for (let at = frame.parent; at; at = at.parent) if (dirty.has(at)) return false;
    return true;
  });
  return outermost.map((frame) => reread(state, frame)).sort((a, b) => b.from - a.from);
};

/** The patches that a batch of mutations asks for. */
export const changesOf = (state: IndexState, records: readonly MutationRecord[]): Patch[] => {
  const nodes = new Set<Node>();
  for (const record of records) nodes.add(record.target);
  return patchesFor(state, nodes);
};

/** The patches that elements shown or hidden by style ask for. One native call a block. */
export const recheckOf = (state: IndexState): Patch[] => {
  const { dom, rendering, blocks, hidden } = state;
  const nodes = new Set<Node>();
  for (const element of hidden) {
    if (rendering.shown(element)) nodes.add(up(dom, element) ?? element);
  }
  for (const { source } of blocks) {
    const first = source.nodes[0];
    const holder = first && (dom.nodeType(first) === ELEMENT ? first : dom.parentNode(first));
    if (holder && dom.nodeType(holder) === ELEMENT && !rendering.shown(holder as Element)) {
      nodes.add(source.frame.element);
    }
  }
  return nodes.size > 0 ? patchesFor(state, nodes) : [];
};

/**
 * The one pass over a page: rendered text in reading order (flat tree, so slots and open shadow
 * roots, and frames of the same origin), cut into blocks, each with a map back to its nodes.
 * Iterative, since pages nest 10,000 deep; in steps, since a task of ours may take 16 ms at most.
 */
import type { Block, Frame } from './block.ts';
import { createBlockWriter } from './block-writer.ts';
import { type DomReaders, ELEMENT, TEXT } from './dom.ts';
import { ARIA_HIDDEN, LEVEL, type Look, type Rendering, rootLook } from './rendering.ts';
import { TRAIT, traitsOfId } from './traits.ts';
import { elementOf, firstElement, frameRoot, isFrameTag } from './tree.ts';

export interface Walk {
  readonly blocks: Block[];
  /** Outermost elements that were not rendered: looked at again when the page changes. */
  readonly hidden: Element[];
  /** Outermost elements left out for `aria-hidden` alone. */
  readonly ariaHidden: Element[];
  /** Shadow roots and frames' documents that were entered: trees of their own to observe. */
  readonly trees: Node[];
  /** Visits up to `nodes` nodes; true when the walk is over. */
  step(nodes: number): boolean;
}

interface Level {
  node: Node;
  frame: Frame;
  look: Look;
  /** What to do on the way out. */
  block: boolean;
  link: boolean;
  /** Nodes assigned to a slot, walked instead of children. */
  list: readonly Node[] | null;
  at: number;
}

/**
 * Starts a walk of `root` (a document, an element or a shadow root). `outer` is the frame in which
 * an element is re-read after a change; `ignored` elements are passed over (our own host).
 */
export const startWalk = (
  dom: DomReaders,
  rendering: Rendering,
  root: Node,
  outer: { frame: Frame | null; look: Look; inLink: boolean } | null = null,
  ignored: ReadonlySet<Node> = new Set(),
): Walk => {
  const writer = createBlockWriter();
  const hidden: Element[] = [];
  const ariaHidden: Element[] = [];
  const trees: Node[] = [];
  const stack: Level[] = [];

  let cursor: Node | null = null;
  let lastShown: Node | null = null;
  let lastAnswer = false;

  const makeFrame = (
    element: Element,
    tag: string,
    look: Look,
    parent: Frame | null,
    around: Look,
  ): Frame => {
    const id = dom.attribute(element, 'id');
    const whole = tag === 'body' || tag === 'html' || tag === 'main' || tag === 'article';
    const own = id && !whole ? look.traits | traitsOfId(id) : look.traits;
    return {
      element,
      parent,
      depth: parent ? parent.depth + 1 : 0,
      tag,
      traits: own,
      within: (parent?.within ?? 0) | own,
      look,
      outer: around,
      inLink: writer.inLink(),
    };
  };

  const leave = (level: Level) => {
    if (level.block) writer.close(level.frame);
    else writer.inline(level.look.traits, -1);
    if (level.link) writer.link(-1);
  };

  /** Goes into an element's rendered children, or returns false when there are none to read. */
  const enter = (element: Element, level: Level) => {
    const parentFrame = level.frame;
    const tag = dom.localName(element);
    if (tag === 'br') {
      writer.lineBreak(element, parentFrame);
      return false;
    }
    if (ignored.has(element)) return false;
    const shadow = dom.shadowRoot(element);
    const isFrame = isFrameTag(tag);
    // Nothing in it, and no line that it could break: not worth a look at its style.
    if (writer.isEmpty() && !shadow && tag !== 'slot' && !dom.firstChild(element) && !isFrame) {
      return false;
    }
    const look = rendering.look(element, level.look);
    if (look.level === LEVEL.NONE) {
      if (look === ARIA_HIDDEN) ariaHidden.push(element);
      if (!(look.traits & TRAIT.SKIP)) hidden.push(element);
      return false;
    }
    let block = isFrame || look.level === LEVEL.BLOCK;
    if (block && look.floats && !(look.traits & TRAIT.PARAGRAPH)) block = !isShort(element);
    let frame = parentFrame;
    if (block) {
      writer.close(parentFrame);
      frame = makeFrame(element, tag, look, parentFrame, level.look);
    }
    const link = (look.traits & TRAIT.LINK) !== 0;
    if (link) writer.link(1);
    const next: Level = { node: element, frame, look, block, link, list: null, at: 0 };
    if (!block) writer.inline(look.traits, 1);
    if (shadow) {
      trees.push(shadow);
      rendering.enter(shadow);
      cursor = dom.firstChild(shadow);
    } else if (isFrame) {
      const inner = frameRoot(dom, element);
      if (inner) {
        trees.push(inner);
        rendering.enter(inner);
        // Walked as a list of one: its siblings are none of this page's.
        next.list = [inner];
      }
      cursor = inner;
    } else if (tag === 'slot') {
      const assigned = (element as HTMLSlotElement).assignedNodes?.() ?? [];
      if (assigned.length > 0) {
        next.list = assigned;
        cursor = assigned[0] ?? null;
      } else cursor = dom.firstChild(element);
    } else cursor = dom.firstChild(element);
    stack.push(next);
    return true;
  };

  /** A letter or a number taken out of the line by style: a drop cap, a note's mark. */
  const isShort = (element: Element): boolean => {
    const only = dom.firstChild(element);
    if (!only || dom.nodeType(only) !== TEXT || dom.nextSibling(only)) return false;
    return dom.data(only).trim().length <= 3;
  };

  const begin = () => {
    const start = dom.nodeType(root) === 9 ? firstElement(dom, root) : root;
    if (!start) return;
    rendering.enter(dom.nodeType(root) === 9 ? root : start);
    const look = outer?.look ?? rootLook();
    if (outer?.inLink) writer.link(1);
    const holder = elementOf(dom, start);
    if (!holder) return;
    const frame = outer?.frame ?? null;
    if (dom.nodeType(start) === ELEMENT) {
      const own = rendering.look(holder, look);
      if (own.level === LEVEL.NONE) {
        if (own === ARIA_HIDDEN) ariaHidden.push(holder);
        hidden.push(holder);
        return;
      }
      const tag = dom.localName(holder);
      const made = makeFrame(holder, tag, own, frame, look);
      const link = (own.traits & TRAIT.LINK) !== 0;
      if (link) writer.link(1);
      const shadow = dom.shadowRoot(holder);
      if (shadow) {
        trees.push(shadow);
        rendering.enter(shadow);
      }
      stack.push({ node: holder, frame: made, look: own, block: true, link, list: null, at: 0 });
      cursor = dom.firstChild(shadow ?? holder);
    } else {
      const made = frame ?? makeFrame(holder, dom.localName(holder), look, null, look);
      stack.push({ node: start, frame: made, look, block: true, link: false, list: null, at: 0 });
      cursor = dom.firstChild(start);
    }
  };

  const step = (limit: number): boolean => {
    let left = limit;
    while (left-- > 0) {
      const level = stack[stack.length - 1];
      if (!level) return true;
      if (cursor === null) {
        leave(level);
        stack.pop();
        const above = stack[stack.length - 1];
        if (!above) return true;
        cursor = above.list ? (above.list[++above.at] ?? null) : dom.nextSibling(level.node);
        continue;
      }
      const node: Node = cursor;
      const type = dom.nodeType(node);
      if (type === TEXT) {
        const data = dom.data(node);
        // Long texts count as many nodes, so that a step stays short.
        left -= data.length >> 7;
        addVisible(node, data, level);
      } else if (type === ELEMENT && enter(node as Element, level)) {
        continue;
      }
      cursor = level.list ? (level.list[++level.at] ?? null) : dom.nextSibling(node);
    }
    return stack.length === 0;
  };

  const addText = (node: Node, data: string, look: Look, frame: Frame) => {
    let keeps = look.keepsLines === true;
    if (look.keepsLines === null && data.includes('\n')) {
      const holder = elementOf(dom, node);
      keeps = holder !== null && rendering.keepsLines(holder, look);
    }
    writer.text(node, data, keeps, frame);
  };

  const addVisible = (node: Node, data: string, level: Level) => {
    if (!/\S/.test(data)) {
      // Space between blocks is nothing; inside a line it parts words.
      if (data && !writer.isEmpty()) addText(node, data, level.look, level.frame);
      return;
    }
    const parent = dom.parentNode(node);
    if (parent !== lastShown) {
      lastShown = parent;
      const holder = parent && dom.nodeType(parent) === ELEMENT ? parent : elementOf(dom, node);
      lastAnswer = holder !== null && rendering.shown(holder as Element);
      if (!lastAnswer && holder) hidden.push(holder as Element);
    }
    if (lastAnswer) addText(node, data, level.look, level.frame);
  };

  begin();
  return { blocks: writer.blocks, hidden, ariaHidden, trees, step };
};

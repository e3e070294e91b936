/**
 * The one pass over a page: rendered text in reading order (flat tree, so slots and open shadow
 * roots, and frames of the same origin), cut into blocks, each with a map back to its nodes.
 * Iterative, since pages nest 10,000 deep; in steps, since a task of ours may take 16 ms at most.
 */
import { type DomReaders, ELEMENT, TEXT } from './dom.ts';
import { ARIA_HIDDEN, LEVEL, type Look, type Rendering, rootLook } from './rendering.ts';
import { TRAIT, traitsOfId } from './traits.ts';

/** A block-level element on the way down to a block of text. */
export interface Frame {
  readonly element: Element;
  readonly parent: Frame | null;
  readonly depth: number;
  readonly tag: string;
  /** Its own traits, of tag, role, class and id. */
  readonly traits: number;
  /** Its own and all its ancestors' traits. */
  readonly within: number;
  readonly look: Look;
  /** The look of its parent and whether that stands in a link: to read the element again alone. */
  readonly outer: Look;
  readonly inLink: boolean;
}

/** One block of text with its map. */
export interface Block {
  readonly text: string;
  readonly frame: Frame;
  readonly nodes: readonly Node[];
  /**
   * Triples: offset in `text`, index in `nodes`, offset in that node's data. From each triple on,
   * text and data run alike, character by character, to the next triple.
   */
  readonly map: readonly number[];
  /** How many characters stand in links. */
  readonly linked: number;
  /** Traits of inline elements that hold all of it, such as a byline's span. */
  readonly inline: number;
  /** How much of it reads like prose, by `article.ts`; −1 until asked. */
  prose: number;
}

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

const CHAR = { WORD: 0, SPACE: 1, NOTHING: 2 } as const;

/** White space and invisible characters beyond ASCII; the rest is text. */
const kindOf = (code: number): number => {
  if (code > 0x20 && code < 0xa0) return CHAR.WORD;
  if (code === 0x20 || (code >= 9 && code <= 13) || code === 0xa0) return CHAR.SPACE;
  if (code === 0xad || code < 0x20) return CHAR.NOTHING;
  if (code < 0x2000) return code === 0x1680 ? CHAR.SPACE : CHAR.WORD;
  if (code <= 0x200a || code === 0x202f || code === 0x205f || code === 0x3000) return CHAR.SPACE;
  if (code === 0x2028 || code === 0x2029) return CHAR.SPACE;
  // U+200C and U+200D stay: they shape letters and emoji.
  if (code === 0x200b || code === 0x200e || code === 0x200f || code === 0x2060) return CHAR.NOTHING;
  if ((code >= 0x202a && code <= 0x202e) || (code >= 0x2066 && code <= 0x2069)) return CHAR.NOTHING;
  return code === 0xfeff ? CHAR.NOTHING : CHAR.WORD;
};

const ODD_SPACE = /[^\S ]/g;

const isFrameTag = (tag: string): boolean => tag === 'iframe' || tag === 'frame';

/** Lines so long that each is a paragraph: a text file shown as it is. */
const LONG_LINE = 160;

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
  const blocks: Block[] = [];
  const hidden: Element[] = [];
  const ariaHidden: Element[] = [];
  const trees: Node[] = [];
  const stack: Level[] = [];

  /** The block's text in the making: joined once, at its end. */
  let parts: string[] = [];
  let length = 0;
  let lastNode: Node | null = null;
  let nodes: Node[] = [];
  let map: number[] = [];
  let linked = 0;
  let inline = 0;
  let inlineAll = -1;
  let pendingNode: Node | null = null;
  let pendingOffset = 0;
  let breaks = 0;
  let links = 0;
  let lastShown: Node | null = null;
  let lastAnswer = false;

  const close = (frame: Frame) => {
    if (length > 0) {
      const text = parts.length === 1 ? (parts[0] ?? '') : parts.join('');
      blocks.push({
        text,
        frame,
        nodes,
        map,
        linked,
        inline: inlineAll === -1 ? 0 : inlineAll,
        prose: -1,
      });
      parts = [];
      length = 0;
      lastNode = null;
      nodes = [];
      map = [];
      linked = 0;
      inlineAll = -1;
    }
    pendingNode = null;
    breaks = 0;
  };

  const segment = (node: Node, offset: number) => {
    if (node !== lastNode) {
      nodes.push(node);
      lastNode = node;
    }
    map.push(length, nodes.length - 1, offset);
  };

  const flushSpace = () => {
    if (pendingNode && length > 0) {
      segment(pendingNode, pendingOffset);
      parts.push(' ');
      length++;
    }
    pendingNode = null;
    breaks = 0;
  };

  const put = (data: string, from: number, to: number, odd: boolean) => {
    const part = data.slice(from, to);
    parts.push(odd ? part.replace(ODD_SPACE, ' ') : part);
    length += to - from;
    if (links > 0) linked += to - from;
    inlineAll &= inline;
  };

  const addText = (node: Node, data: string, look: Look, frame: Frame) => {
    const size = data.length;
    let keeps = look.keepsLines === true;
    if (look.keepsLines === null && data.includes('\n')) {
      const holder = elementOf(node);
      keeps = holder !== null && rendering.keepsLines(holder, look);
    }
    const longLines = keeps && size / data.split('\n').length > LONG_LINE;
    let run = -1;
    let odd = false;
    for (let i = 0; i < size; i++) {
      const code = data.charCodeAt(i);
      const kind = code > 0x20 && code < 0xa0 ? CHAR.WORD : kindOf(code);
      if (kind === CHAR.WORD) {
        if (run < 0) {
          flushSpace();
          segment(node, i);
          run = i;
          odd = false;
        }
        continue;
      }
      if (kind === CHAR.SPACE && run >= 0 && i + 1 < size && !keeps) {
        if (kindOf(data.charCodeAt(i + 1)) === CHAR.WORD) {
          if (code !== 0x20) odd = true;
          continue;
        }
      }
      if (run >= 0) put(data, run, i, odd);
      run = -1;
      if (kind === CHAR.NOTHING) continue;
      if (pendingNode === null) {
        pendingNode = node;
        pendingOffset = i;
      }
      if (keeps && code === 10) {
        breaks++;
        if (breaks > 1 || longLines) close(frame);
      }
    }
    if (run >= 0) put(data, run, size, odd);
  };

  const frameDocument = (element: Element): Node | null => {
    try {
      const get = element.ownerDocument.defaultView?.HTMLIFrameElement.prototype;
      const read = get && Object.getOwnPropertyDescriptor(get, 'contentDocument')?.get;
      const document = read?.call(element) as Document | null | undefined;
      return document ? firstElement(document) : null;
    } catch {
      return null; // Another origin.
    }
  };

  const firstElement = (document: Node): Node | null => {
    let child = dom.firstChild(document);
    while (child && dom.nodeType(child) !== ELEMENT) child = dom.nextSibling(child);
    return child;
  };

  const elementOf = (node: Node): Element | null => {
    let at: Node | null = node;
    while (at && dom.nodeType(at) !== ELEMENT) {
      at = dom.nodeType(at) === 11 ? ((at as ShadowRoot).host ?? null) : dom.parentNode(at);
    }
    return at as Element | null;
  };

  let cursor: Node | null = null;

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
      inLink: links > 0,
    };
  };

  const leave = (level: Level) => {
    if (level.block) close(level.frame);
    if (level.link) links--;
  };

  /** Goes into an element's rendered children, or returns false when there are none to read. */
  const enter = (element: Element, level: Level) => {
    const parentFrame = level.frame;
    const tag = dom.localName(element);
    if (tag === 'br') {
      if (pendingNode === null) {
        pendingNode = element;
        pendingOffset = 0;
      }
      if (++breaks > 1) close(parentFrame);
      return false;
    }
    if (ignored.has(element)) return false;
    const shadow = dom.shadowRoot(element);
    // Nothing in it, and no line that it could break: not worth a look at its style.
    if (length === 0 && !shadow && tag !== 'slot' && !dom.firstChild(element) && !isFrameTag(tag)) {
      return false;
    }
    const isFrame = isFrameTag(tag);
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
      close(parentFrame);
      frame = makeFrame(element, tag, look, parentFrame, level.look);
    }
    const link = (look.traits & TRAIT.LINK) !== 0;
    if (link) links++;
    const next: Level = { node: element, frame, look, block, link, list: null, at: 0 };
    if (!block) inlineLevels(look.traits, 1);
    if (shadow) {
      trees.push(shadow);
      rendering.enter(shadow);
      cursor = dom.firstChild(shadow);
    } else if (isFrame) {
      const inner = frameDocument(element);
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

  const inlineCounts = { byline: 0, standfirst: 0 };
  const inlineLevels = (traits: number, by: number) => {
    if (traits & TRAIT.BYLINE) inlineCounts.byline += by;
    if (traits & TRAIT.CONTROL) inlineCounts.standfirst += by;
    inline =
      (inlineCounts.byline > 0 ? TRAIT.BYLINE : 0) |
      (inlineCounts.standfirst > 0 ? TRAIT.CONTROL : 0);
  };

  /** A letter or a number taken out of the line by style: a drop cap, a note's mark. */
  const isShort = (element: Element): boolean => {
    const only = dom.firstChild(element);
    if (!only || dom.nodeType(only) !== TEXT || dom.nextSibling(only)) return false;
    return dom.data(only).trim().length <= 3;
  };

  const begin = () => {
    const start = dom.nodeType(root) === 9 ? firstElement(root) : root;
    if (!start) return;
    rendering.enter(dom.nodeType(root) === 9 ? root : start);
    const look = outer?.look ?? rootLook();
    if (outer?.inLink) links = 1;
    const holder = elementOf(start);
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
      if (link) links++;
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
        if (!level.block) inlineLevels(level.look.traits, -1);
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

  const addVisible = (node: Node, data: string, level: Level) => {
    if (!/\S/.test(data)) {
      // Space between blocks is nothing; inside a line it parts words.
      if (length > 0 && data) addText(node, data, level.look, level.frame);
      return;
    }
    const parent = dom.parentNode(node);
    if (parent !== lastShown) {
      lastShown = parent;
      const holder = parent && dom.nodeType(parent) === ELEMENT ? parent : elementOf(node);
      lastAnswer = holder !== null && rendering.shown(holder as Element);
      if (!lastAnswer && holder) hidden.push(holder as Element);
    }
    if (lastAnswer) addText(node, data, level.look, level.frame);
  };

  begin();
  return { blocks, hidden, ariaHidden, trees, step };
};

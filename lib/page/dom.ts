/**
 * Reading a hostile DOM. An `<input name="firstChild">` replaces `form.firstChild`, and an
 * `<img name="body">` replaces `document.body`, in a content script's isolated world too. So every
 * property is read through the getter of its prototype, which no element name can shadow.
 */

export const ELEMENT = 1;
export const TEXT = 3;

type Get<T> = (node: Node) => T;

/** The few reads that the page rooms need, each through its prototype's own getter. */
export interface DomReaders {
  nodeType: Get<number>;
  firstChild: Get<Node | null>;
  lastChild: Get<Node | null>;
  nextSibling: Get<Node | null>;
  previousSibling: Get<Node | null>;
  parentNode: Get<Node | null>;
  isConnected: Get<boolean>;
  ownerDocument: Get<Document | null>;
  textContent: Get<string | null>;
  compare: (node: Node, other: Node) => number;
  /** A text node's characters. */
  data: Get<string>;
  localName: Get<string>;
  attribute: (element: Node, name: string) => string | null;
  select: (root: Node, selector: string) => ArrayLike<Element>;
  /** A document's title; empty when it has none. */
  title: (document: Node) => string;
  /** The open shadow root, else null. */
  shadowRoot: Get<ShadowRoot | null>;
  createRange: (document: Document) => Range;
}

/** Walks the prototype chain to the object that defines `name`; a named property is never there. */
const descriptor = (start: object, name: string): PropertyDescriptor | undefined => {
  for (let at = Object.getPrototypeOf(start); at; at = Object.getPrototypeOf(at)) {
    const found = Object.getOwnPropertyDescriptor(at, name);
    if (found) return found;
  }
  return undefined;
};

/**
 * Whether Firefox has taken the node from us: it does so with every node of a frame, about a second after
 * the frame is gone, and to touch one throws from then on.
 */
export const isTaken = (node: Node): boolean => {
  try {
    return node.nodeType === undefined;
  } catch {
    return true;
  }
};

/** `absent` where the DOM knows no such property; `taken` of a node that was taken from us. */
const getter = <T>(start: object, name: string, absent: T, taken: T = absent): Get<T> => {
  const get = descriptor(start, name)?.get;
  if (!get) return () => absent;
  return (node) => {
    try {
      return get.call(node) as T;
    } catch {
      return taken;
    }
  };
};

const method = (start: object, name: string): ((...args: never[]) => unknown) => {
  const value: unknown = descriptor(start, name)?.value;
  if (typeof value !== 'function') throw new TypeError(`This DOM has no ${name}`);
  return value as (...args: never[]) => unknown;
};

const cache = new WeakMap<object, DomReaders>();

/**
 * The readers for the realm of `root`. Works in a page, in an isolated world and over jsdom, where
 * no global `Node` exists. Throws a TypeError when `root` is no node of a DOM.
 */
export const readersOf = (root: Node): DomReaders => {
  const proto: unknown = Object.getPrototypeOf(root);
  if (!proto || typeof proto !== 'object') throw new TypeError('Not a DOM node');
  const known = cache.get(proto);
  if (known) return known;

  const nodeType = getter<number>(root, 'nodeType', 0);
  const firstChild = getter<Node | null>(root, 'firstChild', null);
  const nextSibling = getter<Node | null>(root, 'nextSibling', null);
  const ownerDocument = getter<Document | null>(root, 'ownerDocument', null);
  const document = nodeType(root) === 9 ? (root as Document) : ownerDocument(root);
  if (!document) throw new TypeError('Not a DOM node');
  let element: Node | null = nodeType(root) === ELEMENT ? root : firstChild(document);
  while (element && nodeType(element) !== ELEMENT) element = nextSibling(element);
  const createElement = method(document, 'createElement') as (name: string) => Element;
  const createTextNode = method(document, 'createTextNode') as (text: string) => Text;
  element ??= createElement.call(document, 'p');
  const text = createTextNode.call(document, '');

  const getAttribute = method(element, 'getAttribute') as (name: string) => string | null;
  const querySelectorAll = method(element, 'querySelectorAll') as (s: string) => ArrayLike<Element>;
  const fromDocument = method(document, 'querySelectorAll') as typeof querySelectorAll;
  const compareDocumentPosition = method(element, 'compareDocumentPosition') as (n: Node) => number;
  const createRange = method(document, 'createRange') as () => Range;

  const readers: DomReaders = {
    nodeType,
    firstChild,
    nextSibling,
    ownerDocument,
    lastChild: getter<Node | null>(element, 'lastChild', null),
    previousSibling: getter<Node | null>(element, 'previousSibling', null),
    parentNode: getter<Node | null>(element, 'parentNode', null),
    isConnected: getter<boolean>(element, 'isConnected', true, false),
    textContent: getter<string | null>(element, 'textContent', null),
    compare: (node, other) => compareDocumentPosition.call(node, other),
    data: getter<string>(text, 'data', ''),
    localName: getter<string>(element, 'localName', ''),
    attribute: (node, name) => getAttribute.call(node, name),
    select: (node, selector) => {
      const type = nodeType(node);
      if (type === ELEMENT) return querySelectorAll.call(node, selector);
      if (type === 9) return fromDocument.call(node, selector);
      return (node as DocumentFragment).querySelectorAll(selector);
    },
    title: getter<string>(document, 'title', ''),
    shadowRoot: getter<ShadowRoot | null>(element, 'shadowRoot', null),
    createRange: (of) => createRange.call(of),
  };
  cache.set(proto, readers);
  return readers;
};

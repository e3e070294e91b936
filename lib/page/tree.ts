/** The tree as it is rendered, across the edges of shadow roots and of frames of the same origin. */
import { type DomReaders, ELEMENT } from './dom.ts';

export const isFrameTag = (tag: string): boolean => tag === 'iframe' || tag === 'frame';

/** The first child that is an element: a document's root. */
export const firstElement = (dom: DomReaders, node: Node): Node | null => {
  let child = dom.firstChild(node);
  while (child && dom.nodeType(child) !== ELEMENT) child = dom.nextSibling(child);
  return child;
};

/** The root element of the document in an `iframe`; null when that is of another origin. */
export const frameRoot = (dom: DomReaders, element: Element): Node | null => {
  try {
    const get = element.ownerDocument.defaultView?.HTMLIFrameElement.prototype;
    const read = get && Object.getOwnPropertyDescriptor(get, 'contentDocument')?.get;
    const document = read?.call(element) as Document | null | undefined;
    return document ? firstElement(dom, document) : null;
  } catch {
    return null; // Another origin.
  }
};

/** The node itself when it is an element, else the nearest one that holds it. */
export const elementOf = (dom: DomReaders, node: Node): Element | null => {
  let at: Node | null = node;
  while (at && dom.nodeType(at) !== ELEMENT) {
    at = dom.nodeType(at) === 11 ? ((at as ShadowRoot).host ?? null) : dom.parentNode(at);
  }
  return at as Element | null;
};

/** The next node up the rendered tree: through shadow roots to their host, frames to their element. */
export const up = (dom: DomReaders, node: Node): Node | null => {
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

/** Whether a node stands in the page of `root`. A document whose frame is gone is whole in itself, and no part of it. */
export const standsIn = (dom: DomReaders, root: Node, node: Node): boolean => {
  if (!dom.isConnected(node)) return false;
  const document = dom.ownerDocument(node);
  return document === (dom.ownerDocument(root) ?? root) || document?.defaultView != null;
};

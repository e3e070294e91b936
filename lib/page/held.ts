/**
 * A page's text held for as long as nothing can have changed it: many passages that are described one
 * after the other in one go would else each read the page anew.
 */
import type { PageText } from './page-text.ts';

type Root = Document | Element | ShadowRoot;

/**
 * `read`, but for a root that was read last in this very task, and whose DOM has not changed since,
 * its text as it was. What a style sheet alone showed or hid in between is not noticed.
 */
export const holding = (read: (root: Root) => PageText): ((root: Root) => PageText) => {
  let held: { root: Root; text: PageText; observer: MutationObserver } | null = null;

  const release = () => {
    held?.observer.disconnect();
    held = null;
  };

  return (root) => {
    if (held?.root === root && held.observer.takeRecords().length === 0) return held.text;
    release();
    const text = read(root);
    const document = root.nodeType === 9 ? (root as Document) : root.ownerDocument;
    const view = document?.defaultView as (Window & typeof globalThis) | null | undefined;
    if (!view?.MutationObserver) return text;
    const observer = new view.MutationObserver(() => {});
    const all = { subtree: true, childList: true, characterData: true, attributes: true };
    // What stands around the root can hide it.
    for (const tree of [document, ...text.trees]) if (tree) observer.observe(tree, all);
    held = { root, text, observer };
    queueMicrotask(release);
    return text;
  };
};

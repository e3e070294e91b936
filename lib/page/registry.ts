/** The page's highlight registries: one a document, each shared with the page itself. */
import { highlightName } from './highlight-name.ts';

type Realm = Window & typeof globalThis;

/** Our highlights in one document's registry, one a kind. */
interface Registered {
  readonly realm: Realm;
  readonly highlights: Map<string, Highlight>;
}

export interface Registry {
  add(kind: string, range: AbstractRange): void;
  remove(kind: string, range: AbstractRange): void;
  /** Puts back what is gone from a registry: a search of the page's own may clear all of it. */
  heal(): void;
  /** Takes our highlights out of every registry; those of the page stay. */
  clear(): void;
}

/** Whether the browser can paint highlights without changing the page. */
export const canPaint = (): boolean =>
  typeof Highlight === 'function' && typeof CSS !== 'undefined' && 'highlights' in CSS;

/**
 * Highlights by kind, the later kinds painted over the earlier ones. A highlight is entered in the
 * registry with its first range and leaves it with its last: an empty one still costs the page.
 */
export const createRegistry = (kinds: readonly string[]): Registry => {
  const documents = new Map<Document, Registered>();

  const registeredIn = (range: AbstractRange): Registered | null => {
    const node = range.startContainer;
    const document = node.nodeType === 9 ? (node as Document) : node.ownerDocument;
    const realm = document?.defaultView as Realm | null | undefined;
    if (!document || !realm?.CSS?.highlights) return null;
    let registered = documents.get(document);
    if (!registered) {
      registered = { realm, highlights: new Map() };
      documents.set(document, registered);
    }
    return registered;
  };

  return {
    add: (kind, range) => {
      const registered = registeredIn(range);
      if (!registered) return;
      let highlight = registered.highlights.get(kind);
      if (!highlight) {
        highlight = new registered.realm.Highlight();
        highlight.priority = kinds.indexOf(kind) + 1;
        registered.highlights.set(kind, highlight);
      }
      highlight.add(range);
      if (highlight.size === 1) registered.realm.CSS.highlights.set(highlightName(kind), highlight);
    },
    remove: (kind, range) => {
      for (const { realm, highlights } of documents.values()) {
        const highlight = highlights.get(kind);
        if (!highlight?.delete(range) || highlight.size > 0) continue;
        if (realm.CSS.highlights.get(highlightName(kind)) === highlight) {
          realm.CSS.highlights.delete(highlightName(kind));
        }
      }
    },
    heal: () => {
      for (const { realm, highlights } of documents.values())
        for (const [kind, highlight] of highlights) {
          const name = highlightName(kind);
          if (highlight.size > 0 && !realm.CSS.highlights.has(name))
            realm.CSS.highlights.set(name, highlight);
        }
    },
    clear: () => {
      for (const { realm, highlights } of documents.values()) {
        for (const [kind, highlight] of highlights) {
          highlight.clear();
          if (realm.CSS.highlights.get(highlightName(kind)) === highlight) {
            realm.CSS.highlights.delete(highlightName(kind));
          }
        }
      }
      documents.clear();
    },
  };
};

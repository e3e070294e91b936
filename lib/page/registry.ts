/** The page's highlight registry, shared with the page itself. */
import { highlightName } from './highlight-name.ts';

export interface Registry {
  add(kind: string, range: AbstractRange): void;
  remove(kind: string, range: AbstractRange): void;
  /** Puts back what is gone from the registry: a search of the page's own may clear all of it. */
  heal(): void;
  /** Takes our highlights out of the registry; those of the page stay. */
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
  const highlights = new Map<string, Highlight>();

  const takeOut = (kind: string, highlight: Highlight) => {
    if (CSS.highlights.get(highlightName(kind)) === highlight)
      CSS.highlights.delete(highlightName(kind));
  };

  return {
    add: (kind, range) => {
      let highlight = highlights.get(kind);
      if (!highlight) {
        highlight = new Highlight();
        highlight.priority = kinds.indexOf(kind) + 1;
        highlights.set(kind, highlight);
      }
      highlight.add(range);
      if (highlight.size === 1) CSS.highlights.set(highlightName(kind), highlight);
    },
    remove: (kind, range) => {
      const highlight = highlights.get(kind);
      if (highlight?.delete(range) && highlight.size === 0) takeOut(kind, highlight);
    },
    heal: () => {
      for (const [kind, highlight] of highlights) {
        const name = highlightName(kind);
        if (highlight.size > 0 && !CSS.highlights.has(name)) CSS.highlights.set(name, highlight);
      }
    },
    clear: () => {
      for (const [kind, highlight] of highlights) {
        highlight.clear();
        takeOut(kind, highlight);
      }
      highlights.clear();
    },
  };
};

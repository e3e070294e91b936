/** How a browser's page is rendered, by computed style. */
import {
  ARIA_HIDDEN,
  BLOCK_TAGS,
  editable,
  HIDDEN_LOOK,
  isAriaHidden,
  isFolded,
  LEVEL,
  type Look,
  type RenderingOf,
  SKIPPED_LOOK,
} from './rendering.ts';
import { TRAIT, traitsOf } from './traits.ts';

/** Elements that can differ from others on their path: asked for once, natively. */
const SPECIAL =
  '[style],[hidden],[aria-hidden="true" i],[contenteditable]:not([contenteditable="false" i]),[role]';

/**
 * An element moved out of sight but kept for screen readers: a speck, or begun far left of the page, or ended
 * above it. Where it ends on the right tells nothing: begun far out, it is as wide as its words are long.
 * Counted from the document's corner, unless it is fixed: a reader who has scrolled on hides nothing.
 * Forces a layout: asked once a path.
 */
const outOfSight = (element: Element, style: CSSStyleDeclaration): boolean => {
  const box = element.getBoundingClientRect();
  if (box.width === 0 && box.height === 0) return false;
  const view = style.position === 'fixed' ? null : element.ownerDocument.defaultView;
  const x = view?.scrollX ?? 0;
  const y = view?.scrollY ?? 0;
  // Without its padding, which a page may give to all of its kind.
  const isSpeck = Number.parseFloat(style.width) <= 1 && Number.parseFloat(style.height) <= 1;
  return isSpeck || box.right + x < -500 || box.left + x < -5000 || box.bottom + y < -5000;
};

/** Asks for styles once a path, and of each element that holds text whether it is shown. */
export const browserRendering: RenderingOf = (dom, seen = new Set()) => {
  const special = new Set<Node>();
  const shownBy = Element.prototype.checkVisibility;
  const ask = { visibilityProperty: true } as const;
  const shown = (element: Element) => shownBy.call(element, ask) && !isFolded(dom, element);

  const fresh = (element: Element, tag: string, className: string, role: string | null): Look => {
    const traits = traitsOf(tag, className, role);
    if (traits & TRAIT.SKIP) return SKIPPED_LOOK;
    const style = getComputedStyle(element);
    const display = style.display;
    // Of an element whose contents are skipped only the elements inside say that they are not shown.
    if (display === 'none' || style.contentVisibility === 'hidden') {
      return { ...HIDDEN_LOOK, traits, next: new Map() };
    }
    // What is positioned or floated computes to a block, so in the line nothing more need be asked.
    const inline =
      display === 'contents' || display.startsWith('inline') || display.startsWith('ruby');
    let floats = false;
    if (!inline) {
      const position = style.position;
      const away = position === 'absolute' || position === 'fixed';
      if (away && outOfSight(element, style)) return { ...HIDDEN_LOOK, traits, next: new Map() };
      floats = away || (!BLOCK_TAGS.has(tag) && style.float !== 'none');
    }
    return {
      level: inline || traits & TRAIT.INLINE ? LEVEL.INLINE : LEVEL.BLOCK,
      keepsLines: null,
      floats,
      traits,
      next: new Map(),
    };
  };

  return {
    enter: (root) => {
      const found = dom.select(root, SPECIAL);
      for (let i = 0; i < found.length; i++) {
        const element = found[i];
        if (element) special.add(element);
      }
      if (dom.nodeType(root) === 1) special.add(root);
    },
    look: (element, parent) => {
      const tag = dom.localName(element);
      const className = dom.attribute(element, 'class') ?? '';
      let role: string | null = null;
      if (special.has(element)) {
        if (isAriaHidden(dom, element) && !seen.has(element)) {
          return ARIA_HIDDEN;
        }
        if (editable(dom, element)) return SKIPPED_LOOK;
        role = dom.attribute(element, 'role');
        const own = dom.attribute(element, 'style') ?? dom.attribute(element, 'hidden');
        if (own !== null) return fresh(element, tag, className, role);
      }
      let key = className ? `${tag} ${className}` : tag;
      if (role) key += `|${role}`;
      let look = parent.next.get(key);
      if (look === undefined) {
        look = fresh(element, tag, className, role);
        parent.next.set(key, look);
      } else if (look.level === LEVEL.NONE && !(look.traits & TRAIT.SKIP) && shown(element)) {
        // The first of this path was hidden, this one is not: a tab panel, an open slide.
        look = fresh(element, tag, className, role);
        if (look.level !== LEVEL.NONE) parent.next.set(key, look);
      }
      return look;
    },
    shown,
    keepsLines: (element, look) => {
      const whiteSpace = getComputedStyle(element).whiteSpace;
      look.keepsLines = whiteSpace !== 'normal' && whiteSpace !== 'nowrap';
      return look.keepsLines;
    },
  };
};

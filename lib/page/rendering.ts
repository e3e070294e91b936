/**
 * How an element is rendered, asked as seldom as can be. A style look-up costs about a microsecond
 * in a browser and far more in jsdom, so answers are kept by the path of tags and classes from the
 * root: elements that share it share their display but for rules on position, id or state. Those
 * rules can hide an element too, and a hidden passage must never be marked, so whether a text is
 * shown is asked of each element that holds text itself (`shown`, one native call).
 */
import type { DomReaders } from './dom.ts';
import { TRAIT, traitsOf } from './traits.ts';

/** How an element's box takes part in the line: `none` is not rendered at all. */
export const LEVEL = { NONE: 0, INLINE: 1, BLOCK: 2 } as const;
export type Level = (typeof LEVEL)[keyof typeof LEVEL];

/** What is known of all elements on one path. */
export interface Look {
  readonly level: Level;
  /**
   * Line ends in the source are line ends on the page (`white-space: pre`, `pre-wrap`, `pre-line`).
   * Null until a text with a line end asks `Rendering.keepsLines`.
   */
  keepsLines: boolean | null;
  /** Floated or positioned out of the line: a drop cap stays in it all the same. */
  readonly floats: boolean;
  /** Bits of `TRAIT`. */
  readonly traits: number;
  readonly next: Map<string, Look>;
}

/** The adapter between the walk and its DOM: a browser's computed style, or tag defaults in Node. */
export interface Rendering {
  /** Called once for the document and for each shadow root and frame, before its nodes. */
  enter(root: Node): void;
  look(element: Element, parent: Look): Look;
  /** Whether the text that stands directly in `element` can be seen. */
  shown(element: Element): boolean;
  /** Whether line ends of the text in `element` are kept; the answer is kept with its look. */
  keepsLines(element: Element, look: Look): boolean;
}

export const rootLook = (): Look => ({
  level: LEVEL.BLOCK,
  keepsLines: null,
  floats: false,
  traits: 0,
  next: new Map(),
});

const HIDDEN_LOOK: Look = { ...rootLook(), level: LEVEL.NONE };
const SKIPPED_LOOK: Look = { ...HIDDEN_LOOK, traits: TRAIT.SKIP };

/** Elements that can differ from others on their path: asked for once, natively. */
const SPECIAL =
  '[style],[hidden],[aria-hidden="true" i],[contenteditable]:not([contenteditable="false" i]),[role]';

/** An element moved out of sight but kept for screen readers. Forces a layout: asked once a path. */
const outOfSight = (element: Element): boolean => {
  const box = element.getBoundingClientRect();
  if (box.width === 0 && box.height === 0) return false;
  return (box.width <= 1 && box.height <= 1) || box.right < -500 || box.bottom < -5000;
};

const NONE: ReadonlySet<Node> = new Set();

const isAriaHidden = (dom: DomReaders, element: Element): boolean =>
  dom.attribute(element, 'aria-hidden')?.toLowerCase() === 'true';

/** A closed `<details>`: text that stands directly in it is not shown, though it is itself. */
const isFolded = (dom: DomReaders, element: Element): boolean =>
  dom.localName(element) === 'details' && dom.attribute(element, 'open') === null;

/** Whether `element` is one in which the reader types. */
const editable = (dom: DomReaders, element: Element): boolean => {
  const value = dom.attribute(element, 'contenteditable');
  return value !== null && value.toLowerCase() !== 'false';
};

const BLOCK_TAGS = new Set(
  (
    'html body address article aside blockquote center dd details dialog dir div dl dt fieldset ' +
    'figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 header hgroup hr legend li main menu ' +
    'nav ol optgroup p pre search section summary table caption colgroup col thead tbody tfoot tr ' +
    'td th ul listing plaintext xmp'
  ).split(' '),
);
/** `RenderingOf` a browser's page, by computed style. */
export const browserRendering = (dom: DomReaders, seen: ReadonlySet<Node> = NONE): Rendering => {
  const special = new Set<Node>();
  const shownBy = Element.prototype.checkVisibility;
  const ask = { visibilityProperty: true } as const;
  const shown = (element: Element) => shownBy.call(element, ask) && !isFolded(dom, element);

  const fresh = (element: Element, tag: string, className: string, role: string | null): Look => {
    const traits = traitsOf(tag, className, role);
    if (traits & TRAIT.SKIP) return SKIPPED_LOOK;
    const style = getComputedStyle(element);
    const display = style.display;
    if (display === 'none') return { ...HIDDEN_LOOK, traits, next: new Map() };
    // What is positioned or floated computes to a block, so in the line nothing more need be asked.
    const inline =
      display === 'contents' || display.startsWith('inline') || display.startsWith('ruby');
    let floats = false;
    if (!inline) {
      const position = style.position;
      const away = position === 'absolute' || position === 'fixed';
      if (away && outOfSight(element)) return { ...HIDDEN_LOOK, traits, next: new Map() };
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

/** Hidden by `aria-hidden` alone: a page that hides all of itself so behind a dialog is read all the same. */
export const ARIA_HIDDEN: Look = { ...rootLook(), level: LEVEL.NONE };

const PRE_TAGS = new Set(['pre', 'listing', 'plaintext', 'xmp']);
const STYLE_HIDDEN =
  /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|content-visibility\s*:\s*hidden)/i;
const STYLE_DISPLAY = /(?:^|;)\s*display\s*:\s*([a-z-]+)/i;
const STYLE_SPACE = /(?:^|;)\s*white-space\s*:\s*(pre|break)/i;
const CLASS_HIDDEN =
  /(?:^|\s)(?:sr-only|visually-hidden|visuallyhidden|screen-reader-text|element-invisible|govuk-visually-hidden|u-hidden|is-hidden|d-none|hidden|hide)(?:\s|$)/;

/**
 * `RenderingOf` a parsed page without styles (jsdom in Node): tag defaults, `hidden`, `aria-hidden`,
 * the inline style and the usual names for hidden text. Rules of style sheets are not known.
 */
export const staticRendering = (dom: DomReaders, seen: ReadonlySet<Node> = NONE): Rendering => ({
  enter: () => {},
  look: (element, parent) => {
    const tag = dom.localName(element);
    const className = dom.attribute(element, 'class') ?? '';
    const style = dom.attribute(element, 'style');
    const role = dom.attribute(element, 'role');
    if (dom.attribute(element, 'hidden') !== null) return HIDDEN_LOOK;
    if (style && STYLE_HIDDEN.test(style)) return HIDDEN_LOOK;
    if (className && CLASS_HIDDEN.test(className)) return HIDDEN_LOOK;
    if (tag !== 'summary') {
      const within = dom.parentNode(element);
      if (within && dom.nodeType(within) === 1 && isFolded(dom, within as Element)) {
        return HIDDEN_LOOK;
      }
    }
    if (isAriaHidden(dom, element) && !seen.has(element)) {
      return ARIA_HIDDEN;
    }
    if (editable(dom, element)) return SKIPPED_LOOK;
    const key = `${tag} ${className} ${role ?? ''} ${style ?? ''}`;
    let look = parent.next.get(key);
    if (look === undefined) {
      const traits = traitsOf(tag, className, role);
      const display = style ? STYLE_DISPLAY.exec(style)?.[1] : undefined;
      const block = display ? !/^(?:inline|contents)/.test(display) : BLOCK_TAGS.has(tag);
      look =
        traits & TRAIT.SKIP
          ? SKIPPED_LOOK
          : {
              level: block && !(traits & TRAIT.INLINE) ? LEVEL.BLOCK : LEVEL.INLINE,
              keepsLines: PRE_TAGS.has(tag) || (style ? STYLE_SPACE.test(style) : false),
              floats: false,
              traits,
              next: new Map(),
            };
      parent.next.set(key, look);
    }
    return look;
  },
  shown: (element) => !isFolded(dom, element),
  keepsLines: (_element, look) => look.keepsLines === true,
});

/**
 * The adapter that suits the DOM at hand: a browser's when elements can say whether they are shown.
 * Elements of `seen` are read although they are `aria-hidden`.
 */
export const renderingOf = (dom: DomReaders, seen: ReadonlySet<Node> = NONE): Rendering =>
  typeof Element !== 'undefined' && typeof Element.prototype.checkVisibility === 'function'
    ? browserRendering(dom, seen)
    : staticRendering(dom, seen);

/**
 * How an element is rendered, asked as seldom as can be. A style look-up costs about a microsecond
 * in a browser and far more in jsdom, so answers are kept by the path of tags and classes from the
 * root: elements that share it share their display but for rules on position, id or state. Those
 * rules can hide an element too, and a hidden passage must never be marked, so whether a text is
 * shown is asked of each element that holds text itself (`shown`, one native call).
 */
import type { DomReaders } from './dom.ts';
import { TRAIT } from './traits.ts';

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

/**
 * Makes the adapter for a DOM: `browserRendering`, `staticRendering`. Elements of `seen` are read
 * although they are `aria-hidden`.
 */
export type RenderingOf = (dom: DomReaders, seen?: ReadonlySet<Node>) => Rendering;

/** The look of what stands around a walk's root. */
export const rootLook = (): Look => ({
  level: LEVEL.BLOCK,
  keepsLines: null,
  floats: false,
  traits: 0,
  next: new Map(),
});

/** Not rendered, by what is known of the element itself. */
export const HIDDEN_LOOK: Look = { ...rootLook(), level: LEVEL.NONE };
/** Never text of the page, shown or not: a script, a form field, what the reader types. */
export const SKIPPED_LOOK: Look = { ...HIDDEN_LOOK, traits: TRAIT.SKIP };

/** Hidden by `aria-hidden` alone: a page that hides all of itself so behind a dialog is read all the same. */
export const ARIA_HIDDEN: Look = { ...rootLook(), level: LEVEL.NONE };

export const isAriaHidden = (dom: DomReaders, element: Element): boolean =>
  dom.attribute(element, 'aria-hidden')?.toLowerCase() === 'true';

/** A closed `<details>`: text that stands directly in it is not shown, though it is itself. */
export const isFolded = (dom: DomReaders, element: Element): boolean =>
  dom.localName(element) === 'details' && dom.attribute(element, 'open') === null;

/** Whether `element` is one in which the reader types. */
export const editable = (dom: DomReaders, element: Element): boolean => {
  const value = dom.attribute(element, 'contenteditable');
  return value !== null && value.toLowerCase() !== 'false';
};

/** Elements that part lines where no style says otherwise. */
export const BLOCK_TAGS = new Set(
  (
    'html body address article aside blockquote center dd details dialog dir div dl dt fieldset ' +
    'figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 header hgroup hr legend li main menu ' +
    'nav ol optgroup p pre search section summary table caption colgroup col thead tbody tfoot tr ' +
    'td th ul listing plaintext xmp'
  ).split(' '),
);

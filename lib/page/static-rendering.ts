/** How a parsed page is rendered where nothing computes styles: jsdom in Node. */
import {
  ARIA_HIDDEN,
  BLOCK_TAGS,
  editable,
  HIDDEN_LOOK,
  isAriaHidden,
  isFolded,
  LEVEL,
  type RenderingOf,
  SKIPPED_LOOK,
} from './rendering.ts';
import { TRAIT, traitsOf } from './traits.ts';

const PRE_TAGS = new Set(['pre', 'listing', 'plaintext', 'xmp']);
const STYLE_HIDDEN =
  /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|content-visibility\s*:\s*hidden)/i;
const STYLE_DISPLAY = /(?:^|;)\s*display\s*:\s*([a-z-]+)/i;
const STYLE_SPACE = /(?:^|;)\s*white-space\s*:\s*(pre|break)/i;
const CLASS_HIDDEN =
  /(?:^|\s)(?:sr-only|visually-hidden|visuallyhidden|screen-reader-text|element-invisible|govuk-visually-hidden|u-hidden|is-hidden|d-none|hidden|hide)(?:\s|$)/;

/**
 * Goes by tag defaults, `hidden`, `aria-hidden`,
 * the inline style and the usual names for hidden text. Rules of style sheets are not known.
 */
export const staticRendering: RenderingOf = (dom, seen = new Set()) => ({
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

/** The style sheets of the marks and of our element, as this browser wants them. */
import type { MarkColours } from '../mark-colours.ts';
import { highlightName } from '../page/highlight-name.ts';
import { HOST } from './host-name.ts';
import { markCss } from './mark-styles.ts';

/**
 * Chromium hands a highlight's style down from element to element (css-pseudo-4, section 3.5), so
 * that rules for the root are enough: on a page of 100,000 words they cost 11 ms of its thread to
 * take up, rules for every element 33 ms and 0.8 MB. Firefox (153) hands none down.
 */
const HOLDER = import.meta.env.FIREFOX ? '' : ':root';

export const markSheet = (colours?: MarkColours): string => markCss(highlightName, colours, HOLDER);

/**
 * What the browser puts into a page for us: the marks' sheet, and the rule that shows our element, which
 * hides itself. Firefox destroys a content script with its extension, without a word, but takes the
 * sheets that it was given: what is left of us in the page is then not shown, focused or read out.
 * To be put in as the user's: an important rule of that origin is above all others.
 */
export const pageSheet = (colours: MarkColours): string =>
  `${markSheet(colours)}\n${HOST}{display:block!important}`;

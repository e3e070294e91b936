/** Where in a page's structure a block stands, as a CSS selector: a hint, never proof. */
import type { StructureSelector } from '../anchors/types.ts';
import { ELEMENT, readersOf } from './dom.ts';

/** Steps of the path at most: farther up, pages change too much for more to say anything. */
const STEPS = 6;
const PLAIN_ID = /^[A-Za-z][\w-]*$/;

/** The path of an element from its nearest ancestor with an id, `main`, `article` or `body`. */
export const structureOf = (element: Element): StructureSelector | null => {
  const dom = readersOf(element);
  const steps: string[] = [];
  let at: Node | null = element;
  while (at && dom.nodeType(at) === ELEMENT && steps.length < STEPS) {
    const tag = dom.localName(at);
    const id = dom.attribute(at, 'id');
    if (id && PLAIN_ID.test(id)) {
      steps.push(`#${id}`);
      break;
    }
    if (tag === 'main' || tag === 'article' || tag === 'body') {
      steps.push(tag);
      break;
    }
    let nth = 1;
    for (let before = dom.previousSibling(at); before; before = dom.previousSibling(before)) {
      if (dom.nodeType(before) === ELEMENT && dom.localName(before) === tag) nth++;
    }
    steps.push(`${tag}:nth-of-type(${nth})`);
    at = dom.parentNode(at);
  }
  const value = steps.reverse().join(' > ');
  return value ? { type: 'CssSelector', value } : null;
};

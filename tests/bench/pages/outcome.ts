/** What became of a note, judged apart from the code under test. */
import { squeeze, type Truth } from './targets.ts';

/** The outcome of one case. `exact` implies `right`. */
export interface Outcome {
  readonly right: boolean;
  readonly exact: boolean;
  readonly wrong: boolean;
}

/**
 * Whether what the range shows stands in the element. Its ends may lie in other nodes, as long as
 * nothing but white space of those is in it: two ranges can differ so and show the same.
 */
const standsIn = (found: Range, element: Element): boolean => {
  const { commonAncestorContainer: top, startContainer, endContainer } = found;
  if (element.contains(top)) return true;
  const walker = (top.ownerDocument ?? (top as Document)).createTreeWalker(top, 4);
  let inside = false;
  while (walker.nextNode()) {
    const node = walker.currentNode as Text;
    if (!found.intersectsNode(node)) continue;
    const from = node === startContainer ? found.startOffset : 0;
    const to = node === endContainer ? found.endOffset : node.data.length;
    if (!/\S/.test(node.data.slice(from, to))) continue;
    if (!element.contains(node)) return false;
    inside = true;
  }
  return inside;
};

/** Judges a range (or null for an orphan) against the truth. Right: it overlaps more than half. */
export const judge = (found: Range | null, truth: Truth): Outcome => {
  if (truth.gone) return { right: found === null, exact: found === null, wrong: found !== null };
  if (!found) return { right: false, exact: false, wrong: false };
  const inside = standsIn(found, truth.within);
  const text = squeeze(found.toString());
  const exact = inside && text === truth.sentence;
  const share = Math.min(text.length, truth.sentence.length) / Math.max(1, truth.sentence.length);
  const overlaps =
    inside &&
    share > 0.5 &&
    (truth.sentence.includes(text) ||
      text.includes(truth.sentence) ||
      commonWords(text, truth.sentence) > 0.6);
  return { right: exact || overlaps, exact, wrong: !exact && !overlaps };
};

const commonWords = (a: string, b: string): number => {
  const words = new Set(a.toLowerCase().split(/\W+/));
  const list = b.toLowerCase().split(/\W+/).filter(Boolean);
  return list.filter((word) => words.has(word)).length / Math.max(1, list.length);
};

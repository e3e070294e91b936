/** The sentences of a page that a bench makes notes on, read by its own means and not the tested code's. */
import type { Random } from './random.ts';

/** A sentence of the page before the change, and where it is afterwards. */
export interface Target {
  readonly paragraph: Element;
  readonly sentence: string;
  /** White space as it stands in the source. */
  readonly range: Range;
}

/** What should be found: a passage in one of the elements, or nothing. */
export type Truth =
  | { readonly gone: true }
  | { readonly gone: false; readonly within: Element; readonly sentence: string };

export const squeeze = (text: string): string =>
  text
    .replace(/[\u00ad\u200b\u2060\ufeff]/g, '')
    .replace(/[‘’]/g, "'")
    .replace(/[“”]/g, '"')
    .replace(/\s+/g, ' ')
    .trim();

export const textNodes = (root: Node): Text[] => {
  const walker = root.ownerDocument?.createTreeWalker(root, 4);
  const nodes: Text[] = [];
  while (walker?.nextNode()) nodes.push(walker.currentNode as Text);
  return nodes;
};

/** The range of characters `start` to `end` of the element's joined text nodes. */
export const rangeIn = (element: Element, start: number, end: number): Range | null => {
  const range = element.ownerDocument.createRange();
  let at = 0;
  let begun = false;
  for (const node of textNodes(element)) {
    const next = at + node.data.length;
    if (!begun && start < next) {
      range.setStart(node, start - at);
      begun = true;
    }
    if (begun && end <= next) {
      range.setEnd(node, end - at);
      return range;
    }
    at = next;
  }
  return null;
};

/** Elements whose text a reader does not see. */
export const HIDDEN =
  'script,style,noscript,template,textarea,select,button,svg,[aria-hidden="true"],[hidden]';

/** Sentences of a page's paragraphs, 40 to 400 characters long, at most `most`, spread over it. */
export const targetsOf = (document: Document, most: number, random: Random): Target[] => {
  const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' });
  const targets: Target[] = [];
  for (const paragraph of document.querySelectorAll('p')) {
    if (paragraph.closest(HIDDEN) || paragraph.querySelector(`${HIDDEN},br`)) continue;
    if (!paragraph.checkVisibility({ visibilityProperty: true })) continue;
    const raw = paragraph.textContent ?? '';
    // A line end in the source is no sentence's end.
    for (const { segment, index } of segmenter.segment(raw.replace(/\s/g, ' '))) {
      const sentence = squeeze(segment);
      if (sentence.length < 40 || sentence.length > 400 || !/[.!?]['"]?$/.test(sentence)) continue;
      const lead = segment.length - segment.trimStart().length;
      const range = rangeIn(paragraph, index + lead, index + segment.trimEnd().length);
      if (range && squeeze(range.toString()) === sentence)
        targets.push({ paragraph, sentence, range });
    }
  }
  for (let i = targets.length - 1; i > 0; i--) {
    const j = random.below(i + 1);
    [targets[i], targets[j]] = [targets[j] as Target, targets[i] as Target];
  }
  return targets.slice(0, most);
};

/**
 * What happens to a page between a note's making and its finding, as functions on a live document.
 * Truth is kept apart from the code under test: a sentence is a run of characters of one paragraph's
 * text nodes, and each mutation says what became of it.
 */
import { type Random, randomFrom } from './random.ts';

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

export interface Mutation {
  readonly name: string;
  /** Done before the note is made, where the case asks for it. */
  before?(target: Target, random: Random): void;
  apply(target: Target, random: Random): Truth;
}

export const squeeze = (text: string): string =>
  text
    .replace(/[\u00ad\u200b\u2060\ufeff]/g, '')
    .replace(/[‘’]/g, "'")
    .replace(/[“”]/g, '"')
    .replace(/\s+/g, ' ')
    .trim();

const textNodes = (root: Node): Text[] => {
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

const HIDDEN =
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

const stays = (target: Target, sentence = target.sentence): Truth => ({
  gone: false,
  within: target.paragraph,
  sentence,
});

const eachText = (root: Node, change: (data: string, node: Text) => string) => {
  for (const node of textNodes(root)) {
    const holder = node.parentElement;
    if (!holder || holder.closest('script,style,textarea,noscript,template')) continue;
    const changed = change(node.data, node);
    if (changed !== node.data) node.data = changed;
  }
};

/** Replaces the sentence by other words: by node, so that its inline elements stay. */
const rewrite = (target: Target, sentence: string): Truth => {
  const { range } = target;
  const first = range.startContainer as Text;
  if (first === range.endContainer) {
    const { data } = first;
    first.data = data.slice(0, range.startOffset) + sentence + data.slice(range.endOffset);
  } else {
    range.deleteContents();
    range.insertNode(target.paragraph.ownerDocument.createTextNode(sentence));
  }
  return stays(target, squeeze(sentence));
};

const fakeSentence = (random: Random): string => {
  const words =
    'the council said that new figures on rail fares and housing were due in spring'.split(' ');
  const list = Array.from({ length: 9 + random.below(8) }, () => random.pick(words));
  return `${list.join(' ').replace(/^./, (c) => c.toUpperCase())}.`;
};

const paragraphOf = (document: Document, text: string, tag = 'p'): Element => {
  const made = document.createElement(tag);
  made.textContent = text;
  return made;
};

const hiddenCopies = (target: Target) => {
  const document = target.paragraph.ownerDocument;
  const text = document.body.textContent ?? '';
  const script = document.createElement('script');
  script.type = 'application/json';
  script.textContent = JSON.stringify({ body: text.slice(0, 400_000), quote: target.sentence });
  const copy = target.paragraph.cloneNode(true) as HTMLElement;
  copy.style.display = 'none';
  const unseen = target.paragraph.cloneNode(true) as HTMLElement;
  unseen.style.visibility = 'hidden';
  const template = document.createElement('template');
  template.content.append(target.paragraph.cloneNode(true));
  const silent = target.paragraph.cloneNode(true) as HTMLElement;
  silent.setAttribute('aria-hidden', 'true');
  document.body.prepend(script, copy, unseen, template);
  document.body.append(silent);
};

const remove = (target: Target): Truth => {
  target.range.deleteContents();
  return { gone: true };
};

const swapWord = (sentence: string, random: Random): string => {
  const words = sentence.split(' ');
  const long = words.map((word, i) => (/^[A-Za-z]{3,}$/.test(word) ? i : -1)).filter((i) => i >= 0);
  if (long.length === 0) return sentence;
  const at = random.pick(long);
  const other = random.pick([
    'several',
    'Northern',
    'plan',
    'unexpectedly',
    'which',
    'budget',
    'rose',
  ]);
  words[at] = words[at] === other ? 'another' : other;
  return words.join(' ');
};

const editLetters = (sentence: string, random: Random): string => {
  let edited = sentence;
  const edits = 1 + random.below(3);
  for (let i = 0; i < edits; i++) {
    const at = random.below(edited.length - 1);
    const kind = random.below(3);
    const letter = random.pick([...'aeiorstnl']);
    if (kind === 0) edited = edited.slice(0, at) + letter + edited.slice(at);
    else if (kind === 1) edited = edited.slice(0, at) + edited.slice(at + 1);
    else edited = edited.slice(0, at) + letter + edited.slice(at + 1);
  }
  return edited.trim();
};

export const MUTATIONS: readonly Mutation[] = [
  { name: 'unchanged', apply: (target) => stays(target) },
  {
    name: 'text inserted above',
    apply: (target, random) => {
      const { ownerDocument: document } = target.paragraph;
      for (let i = 0; i < 5; i++)
        document.body.prepend(paragraphOf(document, fakeSentence(random)));
      return stays(target);
    },
  },
  {
    name: 'adverts inserted',
    apply: (target, random) => {
      const { ownerDocument: document } = target.paragraph;
      for (const paragraph of document.querySelectorAll('p')) {
        if (random.next() < 0.6) paragraph.before(paragraphOf(document, 'Advertisement', 'div'));
        if (random.next() < 0.2)
          paragraph.after(paragraphOf(document, fakeSentence(random), 'aside'));
      }
      return stays(target);
    },
  },
  {
    name: 'inline tags added',
    apply: (target, random) => {
      const { ownerDocument: document } = target.paragraph;
      for (const node of textNodes(target.paragraph)) {
        let rest = node;
        while (rest.data.length > 30 && random.next() < 0.8) {
          const middle = rest.splitText(5 + random.below(15));
          rest = middle.splitText(1 + random.below(9));
          const wrap = document.createElement(random.pick(['em', 'a', 'span', 'mark', 'font']));
          middle.replaceWith(wrap);
          wrap.append(middle);
        }
      }
      return stays(target);
    },
  },
  {
    name: 'quotes curled',
    apply: (target) => {
      eachText(target.paragraph.ownerDocument.body, (data) =>
        data
          .replace(/(^|[\s(])"/g, '$1“')
          .replace(/"/g, '”')
          .replace(/'/g, '’')
          .replace(/ - /g, ' – ')
          .replace(/\.\.\./g, '…'),
      );
      return stays(target, squeeze(target.sentence.replace(/ - /g, ' – ').replace(/\.\.\./g, '…')));
    },
  },
  {
    name: 'paragraph moved',
    apply: (target, random) => {
      const others = [...target.paragraph.ownerDocument.querySelectorAll('p')].filter(
        (other) =>
          !target.paragraph.contains(other) &&
          !other.contains(target.paragraph) &&
          other.checkVisibility({ visibilityProperty: true }) &&
          !other.closest(HIDDEN),
      );
      if (others.length > 0) random.pick(others).after(target.paragraph);
      return stays(target);
    },
  },
  {
    name: 'white space re-wrapped',
    apply: (target, random) => {
      const keeps = (node: Text) =>
        /^pre/.test(getComputedStyle(node.parentElement ?? target.paragraph).whiteSpace);
      eachText(target.paragraph.ownerDocument.body, (data, node) =>
        keeps(node)
          ? data
          : data.replace(/[ \n\t]+/g, () =>
              random.pick([' ', '\n', '\n        ', ' \t ', '\r\n  ']),
            ),
      );
      return stays(target);
    },
  },
  {
    name: '1 to 3 characters edited',
    apply: (target, random) => rewrite(target, editLetters(target.sentence, random)),
  },
  {
    name: 'a word replaced',
    apply: (target, random) => rewrite(target, swapWord(target.sentence, random)),
  },
  { name: 'sentence deleted', apply: remove },
  {
    name: 'paragraph deleted',
    apply: (target) => {
      target.paragraph.remove();
      return { gone: true };
    },
  },
  {
    name: 'copies in scripts and hidden',
    apply: (target) => {
      hiddenCopies(target);
      return stays(target);
    },
  },
  {
    name: 'hidden copies, sentence deleted',
    apply: (target) => {
      hiddenCopies(target);
      return remove(target);
    },
  },
  {
    name: 'pull quote of it added',
    apply: (target) => {
      const { ownerDocument: document } = target.paragraph;
      target.paragraph.before(paragraphOf(document, target.sentence, 'blockquote'));
      document.body.prepend(paragraphOf(document, target.sentence, 'h3'));
      return stays(target);
    },
  },
  {
    name: 'pull quote stays, sentence deleted',
    before: (target) => {
      const { ownerDocument: document } = target.paragraph;
      const quote = paragraphOf(document, target.sentence, 'blockquote');
      (target.paragraph.previousElementSibling ?? document.body).before(quote);
    },
    apply: remove,
  },
  {
    name: 'pull quote stays, sentence edited',
    before: (target) => {
      const { ownerDocument: document } = target.paragraph;
      document.body.prepend(paragraphOf(document, target.sentence, 'blockquote'));
    },
    apply: (target, random) => rewrite(target, swapWord(target.sentence, random)),
  },
  {
    name: 'soft hyphens added',
    apply: (target) => {
      eachText(target.paragraph.ownerDocument.body, (data) =>
        data.replace(/([a-z]{4})([a-z]{4})/g, '$1\u00ad$2'),
      );
      return stays(target);
    },
  },
  {
    name: 'rendered anew',
    apply: (target) => {
      const clone = target.paragraph.cloneNode(true) as Element;
      target.paragraph.replaceWith(clone);
      return { gone: false, within: clone, sentence: target.sentence };
    },
  },
  {
    name: 'neighbours rewritten',
    apply: (target, random) => {
      const { paragraph } = target;
      for (const other of [paragraph.previousElementSibling, paragraph.nextElementSibling]) {
        if (other?.localName === 'p') other.textContent = fakeSentence(random);
      }
      return stays(target);
    },
  },
];

/** The outcome of one case. `exact` implies `right`. */
export interface Outcome {
  readonly right: boolean;
  readonly exact: boolean;
  readonly wrong: boolean;
}

/** Judges a range (or null for an orphan) against the truth. Right: it overlaps more than half. */
export const judge = (found: Range | null, truth: Truth): Outcome => {
  if (truth.gone) return { right: found === null, exact: found === null, wrong: found !== null };
  if (!found) return { right: false, exact: false, wrong: false };
  const inside = truth.within.contains(found.commonAncestorContainer);
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

export { randomFrom };

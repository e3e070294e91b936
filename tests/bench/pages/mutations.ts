/**
 * What happens to a page between a note's making and its finding, as functions on a live document.
 * Truth is kept apart from the code under test: a sentence is a run of characters of one paragraph's
 * text nodes, and each mutation says what became of it.
 */
import { hideCopies, paragraphOf, pullOut } from './copies.ts';
import { editLetters, fakeSentence, PLACEHOLDERS, swapWord } from './edits.ts';
import type { Random } from './random.ts';
import { HIDDEN, squeeze, type Target, type Truth, textNodes } from './targets.ts';

export interface Mutation {
  readonly name: string;
  /** Done before the note is made, where the case asks for it. */
  before?(target: Target, random: Random): void;
  apply(target: Target, random: Random): Truth;
}

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

const remove = (target: Target): Truth => {
  target.range.deleteContents();
  return { gone: true };
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
    name: 'placeholder in its place',
    apply: (target, random) => {
      rewrite(target, random.pick(PLACEHOLDERS));
      return { gone: true };
    },
  },
  {
    name: 'boilerplate about it, sentence deleted',
    before: (target, random) => {
      const { ownerDocument: document } = target.paragraph;
      const line = random.pick(PLACEHOLDERS);
      for (const paragraph of document.querySelectorAll('p'))
        paragraph.after(paragraphOf(document, line));
    },
    apply: remove,
  },
  {
    name: 'one like it stays, sentence deleted',
    before: (target, random) => {
      const { ownerDocument: document } = target.paragraph;
      const like = paragraphOf(document, swapWord(target.sentence, random));
      const others = [...document.querySelectorAll('p')].filter(
        (other) => other !== target.paragraph && !other.closest(HIDDEN),
      );
      (others.length > 0 ? random.pick(others) : target.paragraph).after(like);
    },
    apply: remove,
  },
  {
    name: 'rewritten to another sentence',
    apply: (target, random) => {
      rewrite(target, fakeSentence(random));
      return { gone: true };
    },
  },
  {
    name: 'copies in scripts and hidden',
    apply: (target) => {
      hideCopies(target);
      return stays(target);
    },
  },
  {
    name: 'hidden copies, sentence deleted',
    apply: (target) => {
      hideCopies(target);
      return remove(target);
    },
  },
  {
    name: 'pull quote of it added',
    apply: (target, random) => {
      pullOut(target, random);
      return stays(target);
    },
  },
  {
    name: 'pull quote and heading of it added',
    apply: (target) => {
      const { ownerDocument: document } = target.paragraph;
      target.paragraph.before(paragraphOf(document, target.sentence, 'blockquote'));
      document.body.prepend(paragraphOf(document, target.sentence, 'h3'));
      return stays(target);
    },
  },
  {
    name: 'pull quote added, sentence edited',
    apply: (target, random) => {
      pullOut(target, random);
      return rewrite(target, editLetters(target.sentence, random));
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

/** The ways in which a page carries words that nobody sees, or that stand there once already. */
import type { Random } from './random.ts';
import type { Target } from './targets.ts';

export const paragraphOf = (document: Document, text: string, tag = 'p'): Element => {
  const made = document.createElement(tag);
  made.textContent = text;
  return made;
};

const copyOf = (target: Target): HTMLElement => target.paragraph.cloneNode(true) as HTMLElement;

const within = (tag: string, target: Target): HTMLElement => {
  const made = target.paragraph.ownerDocument.createElement(tag);
  made.append(copyOf(target));
  return made;
};

const styled = (target: Target, style: string): HTMLElement => {
  const copy = copyOf(target);
  copy.style.cssText = style;
  return copy;
};

const withAttribute = (target: Target, name: string, value = ''): HTMLElement => {
  const copy = copyOf(target);
  copy.setAttribute(name, value);
  return copy;
};

/** Each makes a copy of the target's paragraph, with its sentence, that is not rendered. */
export const HIDING: readonly ((target: Target) => Node)[] = [
  (target) => styled(target, 'display: none'),
  (target) => styled(target, 'visibility: hidden'),
  (target) => styled(target, 'content-visibility: hidden'),
  (target) => styled(target, 'position: absolute; left: -9999px'),
  (target) => styled(target, 'position: absolute; width: 1px; height: 1px; overflow: hidden'),
  (target) => withAttribute(target, 'hidden'),
  (target) => withAttribute(target, 'aria-hidden', 'true'),
  (target) => withAttribute(target, 'contenteditable', 'true'),
  (target) => withAttribute(target, 'class', 'bench-unseen'),
  (target) => within('noscript', target),
  (target) => within('dialog', target),
  (target) => {
    const template = target.paragraph.ownerDocument.createElement('template');
    template.content.append(copyOf(target));
    return template;
  },
  (target) => {
    const details = within('details', target);
    details.prepend(paragraphOf(target.paragraph.ownerDocument, 'More', 'summary'));
    return details;
  },
  (target) => {
    const area = target.paragraph.ownerDocument.createElement('textarea');
    area.textContent = target.sentence;
    return area;
  },
  (target) => {
    const select = target.paragraph.ownerDocument.createElement('select');
    select.append(paragraphOf(target.paragraph.ownerDocument, target.sentence, 'option'));
    return select;
  },
  (target) => {
    const image = target.paragraph.ownerDocument.createElement('img');
    image.alt = target.sentence;
    return image;
  },
  (target) => target.paragraph.ownerDocument.createComment(target.sentence),
];

/** The page's text in a script, as many sites carry it, and copies hidden in every way, above and below. */
export const hideCopies = (target: Target): void => {
  const document = target.paragraph.ownerDocument;
  const text = document.body.textContent ?? '';
  const script = document.createElement('script');
  script.type = 'application/json';
  script.textContent = JSON.stringify({ body: text.slice(0, 400_000), quote: target.sentence });
  const style = paragraphOf(document, '.bench-unseen { display: none }', 'style');
  const copies = HIDING.map((hide) => hide(target));
  document.body.prepend(style, script, ...copies.filter((_, i) => i % 2));
  document.body.append(...copies.filter((_, i) => i % 2 === 0));
};

/** Each sets the sentence apart as a page's designer would: a quote pulled out, a box, a heading. */
export const PULLING: readonly ((target: Target) => Element)[] = [
  ({ paragraph, sentence }) => paragraphOf(paragraph.ownerDocument, sentence, 'blockquote'),
  ({ paragraph, sentence }) => paragraphOf(paragraph.ownerDocument, sentence, 'aside'),
  ({ paragraph, sentence }) => paragraphOf(paragraph.ownerDocument, sentence, 'h3'),
  ({ paragraph, sentence }) => {
    const aside = paragraph.ownerDocument.createElement('aside');
    aside.append(paragraphOf(paragraph.ownerDocument, sentence));
    return aside;
  },
  ({ paragraph, sentence }) => {
    const figure = paragraph.ownerDocument.createElement('figure');
    const quote = paragraphOf(paragraph.ownerDocument, '', 'blockquote');
    quote.append(paragraphOf(paragraph.ownerDocument, sentence));
    figure.append(quote, paragraphOf(paragraph.ownerDocument, 'A reader', 'figcaption'));
    return figure;
  },
  ({ paragraph, sentence }) => {
    const box = paragraph.ownerDocument.createElement('div');
    box.className = 'pull-quote';
    box.append(paragraphOf(paragraph.ownerDocument, `“${sentence}”`));
    return box;
  },
];

/** Puts a pull quote beside the target's paragraph, or at the head of the page. */
export const pullOut = (target: Target, random: Random): void => {
  const pulled = random.pick(PULLING)(target);
  const where = random.below(3);
  if (where === 0) target.paragraph.before(pulled);
  else if (where === 1) target.paragraph.after(pulled);
  else target.paragraph.ownerDocument.body.prepend(pulled);
};

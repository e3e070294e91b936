import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';
import { buildPageText } from '../../../lib/page/index.ts';
import { tie } from '../../../lib/page/tie.ts';
import { documentOf } from './helpers.ts';

/** A page with a passage of its second paragraph tied, and what a change of the DOM does to it. */
const tied = (words: string) => {
  const { document, MutationObserver } = new JSDOM(
    '<main><p>The first one here.</p><p>The second says a thing or two.</p><p>The third one.</p></main>',
  ).window;
  const page = buildPageText(document);
  const start = page.text.indexOf(words);
  const span = tie(page, { start, end: start + words.length });
  const main = document.querySelector('main') as Element;
  const wordsAfter = (change: () => void) => {
    const observer = new MutationObserver(() => {});
    observer.observe(document, { subtree: true, childList: true, characterData: true });
    change();
    page.update(observer.takeRecords());
    observer.disconnect();
    const now = span();
    return now && page.text.slice(now.start, now.end);
  };
  return { document, page, main, wordsAfter };
};

describe('a passage tied to its words', () => {
  const WORDS = 'second says a thing';

  it('follows them when text comes or goes above', () => {
    const { document, main, wordsAfter } = tied(WORDS);
    const advert = document.createElement('div');
    advert.textContent = 'Advertisement';
    expect(wordsAfter(() => main.prepend(advert))).toBe(WORDS);
    expect(wordsAfter(() => main.children[1]?.remove())).toBe(WORDS);
    expect(wordsAfter(() => advert.remove())).toBe(WORDS);
  });

  it('is lost when they are edited or taken away, and no other text is taken for it', () => {
    const edited = tied(WORDS);
    const text = edited.main.children[1]?.firstChild as Text;
    expect(edited.wordsAfter(() => text.replaceData(0, 3, 'A'))).toBeNull();
    const gone = tied(WORDS);
    expect(gone.wordsAfter(() => gone.main.children[1]?.remove())).toBeNull();
    expect(
      gone.wordsAfter(() => gone.main.replaceChildren('Nothing at all is left of it.')),
    ).toBeNull();
  });

  it('stays when its paragraph is rendered anew', () => {
    const { main, wordsAfter } = tied(WORDS);
    const second = main.children[1] as Element;
    expect(wordsAfter(() => second.replaceWith(second.cloneNode(true)))).toBe(WORDS);
  });

  it('may run over several paragraphs', () => {
    const words = 'a thing or two.\nThe third';
    const { document, main, wordsAfter } = tied(words);
    expect(wordsAfter(() => main.prepend(document.createElement('hr'), 'Loose words.'))).toBe(
      words,
    );
    const between = document.createElement('p');
    between.textContent = 'Put in between.';
    expect(wordsAfter(() => main.lastElementChild?.before(between))).toBeNull();
  });

  it('is nothing where there is no text', () => {
    const page = buildPageText(documentOf('<p></p>'));
    expect(tie(page, { start: 0, end: 4 })()).toBeNull();
  });
});

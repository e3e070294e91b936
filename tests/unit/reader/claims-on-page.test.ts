import { JSDOM } from 'jsdom';
import { expect, test } from 'vitest';
import { buildPageText } from '../../../lib/page/index.ts';
import { askedText } from '../../../lib/reader/asked-text.ts';
import { claimsOnPage } from '../../../lib/reader/claims-on-page.ts';
import type { RatedClaim } from '../../../lib/weigh.ts';

const opened = () => {
  const { document, MutationObserver } = new JSDOM(
    '<main><p>The first claim is here.</p><p>The second claim is here.</p></main>',
  ).window;
  const page = buildPageText(document);
  /** Of a claim no more than its words and their place matter here. */
  const claim = (text: string) => {
    const start = page.text.indexOf(text);
    return { text, start, end: start + text.length } as RatedClaim;
  };
  const change = (make: (main: Element) => void) => {
    const observer = new MutationObserver(() => {});
    observer.observe(document, { subtree: true, childList: true, characterData: true });
    make(document.querySelector('main') as Element);
    page.update(observer.takeRecords());
    observer.disconnect();
  };
  return { document, page, claim, change };
};

test('claims are listed in reading order, and follow their words', () => {
  const { document, page, claim, change } = opened();
  const claims = claimsOnPage(page);
  claims.begin();
  claims.add([claim('The second claim is here.')]);
  expect(claims.list().map(({ text }) => text)).toEqual(['The second claim is here.']);
  claims.add([claim('The first claim is here.')]);
  claims.finish();
  const before = claims.list();
  expect(before.map(({ start }) => start)).toEqual([0, 25]);
  expect(claims.list()).toBe(before);

  change((main) => main.prepend(document.createElement('hr'), 'An advert.'));
  expect(claims.list().map(({ start }) => start)).toEqual([11, 36]);
  change((main) => main.querySelector('p')?.remove());
  expect(claims.list().map(({ text }) => text)).toEqual(['The second claim is here.']);
});

test('what a new reading does not find again goes when it is finished', () => {
  const { page, claim } = opened();
  const claims = claimsOnPage(page);
  claims.begin();
  claims.add([claim('The first claim is here.'), claim('The second claim is here.')]);
  claims.finish();
  claims.begin();
  claims.add([claim('The second claim is here.')]);
  expect(claims.list()).toHaveLength(2);
  claims.finish();
  expect(claims.list().map(({ text }) => text)).toEqual(['The second claim is here.']);
});

test('what is answered for the text of before stands where its words are now, or nowhere', () => {
  const { document, page, claim, change } = opened();
  const answers = [claim('The first claim is here.'), claim('The second claim is here.')];
  const asked = askedText(page, [...page.blocks]);
  expect(asked.now(answers)).toBe(answers);

  change((main) => main.prepend(document.createElement('hr'), 'An advert.'));
  const moved = asked.now(answers);
  expect(moved.map(({ start, end }) => page.text.slice(start, end))).toEqual(
    answers.map(({ text }) => text),
  );

  change((main) => {
    const [first] = main.querySelectorAll('p');
    if (first) first.textContent = 'Something else is here by now.';
  });
  expect(asked.now(answers).map(({ text }) => text)).toEqual(['The second claim is here.']);
});

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { JSDOM } from 'jsdom';
import { expect, it, describe as suite } from 'vitest';
import { anchorAll, describe } from '../../../lib/page/index.ts';
import { paragraphs } from './helpers.ts';

/** All files that a module loads, itself included; types are erased and load nothing. */
const loadedBy = (file: string, known = new Set<string>()): Set<string> => {
  if (known.has(file)) return known;
  known.add(file);
  const loads = readFileSync(file, 'utf8').matchAll(
    /^(?:import|export) (?!type\b)[^;]*?from '(\.[^']+)'/gm,
  );
  for (const [, path = ''] of loads) {
    loadedBy(fileURLToPath(new URL(path, `file://${file}`)), known);
  }
  return known;
};

const roomsOf = (door: string): string[] => {
  const file = fileURLToPath(new URL(`../../../lib/page/${door}`, import.meta.url));
  return [...loadedBy(file)].map((path) => path.split('/lib/')[1] ?? path);
};

suite('the doors of the page rooms', () => {
  it('loads the rendering for Node by the front door, and not into pages', () => {
    expect(roomsOf('index.ts')).toContain('page/static-rendering.ts');
    const live = roomsOf('live.ts');
    expect(live).toContain('page/browser-rendering.ts');
    expect(live).not.toContain('page/static-rendering.ts');
    expect(live).not.toContain('page/index.ts');
  });

  it('describes and finds a passage in any DOM, by plain functions', () => {
    const { document } = new JSDOM(`<article>${paragraphs()}<p hidden>Unseen.</p></article>`)
      .window;
    const second = document.querySelectorAll('p')[1];
    const text = second?.firstChild;
    if (!text) throw new Error('The page has no second paragraph.');
    const range = document.createRange();
    range.setStart(text, 4);
    range.setEnd(text, 12);
    const selectors = describe(document, range);
    expect(selectors?.quote.exact).toBe('evidence');
    second.before(document.createElement('hr'));
    const [found, lost] = anchorAll(document, [selectors, { type: 'NoSuchSelector' }]);
    expect(found).toMatchObject({ startContainer: text, startOffset: 4, endOffset: 12 });
    expect(lost).toEqual({ orphan: true, reason: 'not-found' });
  });

  it('reads the page anew for a passage as soon as anything in it has changed', () => {
    const { document } = new JSDOM(`<article>${paragraphs()}</article>`).window;
    const [first, second] = document.querySelectorAll('p');
    if (!first || !second) throw new Error('The page has no second paragraph.');
    const selectorsOf = (element: Element) => {
      const range = document.createRange();
      range.selectNodeContents(element);
      return describe(document, range);
    };
    const before = selectorsOf(second);
    expect(selectorsOf(second)).toEqual(before);
    first.textContent = 'Short now.';
    const after = selectorsOf(second);
    expect(after?.quote.prefix).toContain('Short now.');
    second.setAttribute('hidden', '');
    expect(selectorsOf(second)).toBeNull();
    expect(anchorAll(document, [before])).toMatchObject([{ orphan: true }]);
  });

  it('takes any part of a page for its root', () => {
    const { document } = new JSDOM(`<article>${paragraphs()}</article>`).window;
    const paragraph = document.querySelectorAll('p')[1];
    const text = paragraph?.firstChild;
    if (!paragraph || !text) throw new Error('The page has no second paragraph.');
    const range = document.createRange();
    range.setStart(text, 4);
    range.setEnd(text, 12);
    for (const root of [document, document.documentElement, document.body, paragraph]) {
      const [found] = anchorAll(root, [describe(root, range)]);
      expect(found).toMatchObject({ startContainer: text, startOffset: 4, endOffset: 12 });
    }
    // Described in the whole page and looked for in a part of it: the quote says where.
    const [found] = anchorAll(paragraph, [describe(document, range)]);
    expect(found).toMatchObject({ startContainer: text, startOffset: 4, endOffset: 12 });
  });
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { identityOf } from '../../../lib/reader/identity.ts';
import { linkedData } from '../../../lib/reader/linked-data.ts';
import { documentOf } from '../page/helpers.ts';

const saying = (...blocks: readonly unknown[]) =>
  documentOf(
    blocks
      .map((block) => (typeof block === 'string' ? block : JSON.stringify(block)))
      .map(
        (json) => `<script type="application/ld+json">${json.replaceAll('<', '\\u003c')}</script>`,
      )
      .join(''),
  );
const none = { author: null, published: null };
const said = { '@type': 'NewsArticle', datePublished: '2026-03-09' };

test.each([
  ['a person', { name: 'A. Writer' }, 'A. Writer'],
  ['a name', 'A. Writer', 'A. Writer'],
  ['several', [{ name: 'A. Writer' }, { name: 'B. Writer' }, 'C'], 'A. Writer, B. Writer, C'],
  ['a person in two lines', { name: ' A.\n  Writer ' }, 'A. Writer'],
  ['nobody', undefined, null],
  ['a number', 7, null],
  ['a person whose name is an object', { name: { first: 'A' } }, null],
  ['a name of a thousand letters', 'x'.repeat(1000), null],
])('an author given as %s', (_, author, expected) => {
  expect(linkedData(saying({ ...said, author }))).toEqual({
    author: expected,
    published: '2026-03-09',
  });
});

test.each([
  ['in a list', [[{ '@type': 'WebSite' }, said]]],
  ['in a graph', [{ '@graph': [{ '@type': 'Organization', name: 'The Paper' }, said] }]],
  ['of several types', [{ ...said, '@type': ['Thing', 'BlogPosting'] }]],
  ['after a block that is broken', ['{"@type":"NewsArticle",', said]],
  ['after one about something else', [{ '@type': 'BreadcrumbList' }, said]],
])('an article %s is found', (_, blocks) => {
  expect(linkedData(saying(...blocks)).published).toBe('2026-03-09');
});

test('what is no article says nothing', () => {
  expect(linkedData(saying({ '@type': 'WebSite', author: 'A. Writer' }))).toEqual(none);
  expect(linkedData(saying('null', '7', '[[[]]]', '"Article"'))).toEqual(none);
});

test('whatever JSON a page carries, it is read without a fault, and lines are what comes of it', () => {
  fc.assert(
    fc.property(fc.json(), fc.anything(), (json, author) => {
      for (const found of [linkedData(saying(json)), linkedData(saying({ ...said, author }))])
        for (const line of Object.values(found))
          expect(line === null || (line.length > 0 && line.length < 200)).toBe(true);
    }),
  );
});

test('a profile’s address is no author; the byline is', () => {
  const document = documentOf(
    '<meta property="article:author" content="https://social.example/p"><a rel="author" href="/a">By A. Writer</a>',
  );
  expect(identityOf(document, 'https://host.example/').author).toBe('A. Writer');
});

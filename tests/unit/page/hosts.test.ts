/**
 * The pages people read, host by host: words of our own in each one's markup. What is the article,
 * what is left out of it, and what the page says of itself for a citation.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { identityOf } from '../../../lib/reader/identity.ts';
import { seedPage } from '../../pages/seeds.ts';
import { articleOf, documentOf, pageOf } from './helpers.ts';

interface Expected {
  readonly headline: string;
  /** Sentences of the article, each found in one of its blocks. */
  readonly kept: readonly string[];
  /** Words that stand on the page and are none of the article's. */
  readonly leftOut: readonly string[];
  readonly author: string | null;
  readonly published: string | null;
}

const fixture = (name: string) =>
  readFileSync(new URL(`../../pages/hosts/${name}.html`, import.meta.url), 'utf8');

const hosts: Readonly<Record<string, Expected>> = {
  schoolsweek: {
    headline: 'Paired schools ‘no better off’ after three years',
    kept: [
      'A county’s scheme was meant to lift weak schools',
      'The scheme, which cost £2m, rested on the belief that collaboration between schools raises attainment.',
      'Pupils at one of the paired schools last spring',
      'We would do it again',
      'One said that sharing teachers had saved her sixth form',
      'My staff are better for it, whatever the tables say.',
      'The county will decide in May',
    ],
    leftOut: [
      'cookies',
      'Advertisement',
      'Related stories',
      'Federation praised',
      'Share on',
      'Principal,',
      'Tags:',
      'works together with the data desk',
      'Pairing ruined',
      'Trusts that grow',
      'Together we inform',
      'Hidden copy',
      'By Odile',
    ],
    author: 'Odile Marchbanks',
    published: '2026-03-09T05:00:00+00:00',
  },
  tes: {
    headline: 'Do school partnerships work?',
    kept: [
      'Ministers like them.',
      'Everyone who runs a partnership',
      'very little is known of what partnership does',
      'staff learn from one another',
    ],
    leftOut: [
      'Sign up for our daily',
      'Register to read',
      'Hidden: federations',
      'Why federations raise',
      'A leader tells',
      'part of a group',
      'Copy link',
      '6:00am',
    ],
    author: 'Benedek Asante',
    published: '2026-05-14T06:00:00Z',
  },
  'sec-ed': {
    headline: 'Case study: Three schools, one timetable',
    kept: [
      'Three small schools teach their sixth form together.',
      'the three heads met in a car park',
      'has raised the number who stay on',
      'Write down who pays',
      'None of the three would say',
    ],
    leftOut: [
      'Written by',
      'Further reading',
      'Our earlier piece',
      'two free articles',
      'Working in clusters',
      'titles work together',
      'Login',
    ],
    author: 'Ifeoma Greaves',
    published: '2026-02-04',
  },
  'govuk-publication': {
    headline: 'Schools working together: a review',
    kept: [
      'Most of them report what staff think of it.',
      'There is little evidence that partnership by itself',
      'weigh the cost of working together',
      'Studies that compared partner schools',
    ],
    leftOut: [
      'essential cookies',
      'Skip to main',
      'Summary: partnership and its effects',
      'Is this page useful',
      'open licence',
      'Published 20 January',
    ],
    author: 'Department for Schools',
    published: '2026-01-20T09:30:00+00:00',
  },
  hansard: {
    headline: 'School Partnerships',
    kept: [
      'They have raised standards in my constituency, and every head there will say so.',
      'Can she name one study',
      'We should not wait for it.',
    ],
    leftOut: ['Column 212', 'Column 213', 'Share this debate', 'licensed for all'],
    author: null,
    published: null,
  },
  committee: {
    headline: 'School Partnerships',
    kept: [
      'We heard from many heads that partnership had improved their schools.',
      'what there is comes from federations.',
      'We recommend that the Government pay',
    ],
    leftOut: ['Previous page', 'Parliament home page'],
    author: null,
    published: '2013-11-06',
  },
  eef: {
    headline: 'Paired Schools Trial',
    kept: [
      'Pupils in paired schools made the same progress',
      'What did we find?',
      'Pairing did not raise attainment',
      'No further trial of pairing is planned.',
    ],
    leftOut: [
      'Collaboration between nurseries',
      'straight into your inbox',
      'Registered charity',
      'Evidence and',
    ],
    author: null,
    published: null,
  },
  nfer: {
    headline: 'What clusters do for teachers',
    kept: [
      'This report asks what happens to teachers',
      'Teachers in clusters were more likely to stay',
      'we did not measure teaching',
      'Clusters that met weekly',
    ],
    leftOut: [
      'Sponsored by',
      'an earlier report of ours',
      'Download report',
      'All rights reserved',
      'Products',
    ],
    author: 'Suresh, Lakshmi',
    published: '2025/11/04',
  },
};

describe.each(Object.entries(hosts))('%s', (name, expected) => {
  const page = pageOf(fixture(name));
  const read = articleOf(page);

  test('is an article with its headline', () => {
    expect(page.article.kind).toBe('article');
    const headlines = page.blocks.filter(({ kind, inArticle }) => kind === 'headline' && inArticle);
    expect(headlines.map(({ text }) => text)).toEqual([expected.headline]);
  });

  test.each(expected.kept)('keeps “%s”', (words) => {
    expect(read.filter((text) => text.includes(words))).toHaveLength(1);
  });

  test.each(expected.leftOut)('leaves out “%s”', (words) => {
    expect(read.filter((text) => text.includes(words))).toEqual([]);
  });

  test('names its author and date for the citation', () => {
    const { author, published } = identityOf(documentOf(fixture(name)), 'https://host.example/x');
    expect({ author, published }).toEqual({
      author: expected.author,
      published: expected.published,
    });
  });
});

test('a gov.uk landing page is no article, and says that it holds little text', () => {
  const { article } = pageOf(fixture('govuk-landing'));
  expect(article).toMatchObject({ kind: 'not-article', roots: [] });
  expect(article.reason).toContain('only a few lines');
});

test.each([
  ['cmre', 'in fact know very little', 'Centre for the Study of Market Reform of Education'],
  [
    'ssat',
    'More has got to be done to enable and incentivise collaboration',
    'SSAT (The Schools Network)',
  ],
] as const)('the %s seed’s own page is an article without its footer', (name, kept, leftOut) => {
  const page = pageOf(seedPage(name));
  const read = articleOf(page).join('\n');
  expect(page.article.kind).toBe('article');
  expect(read).toContain(kept);
  expect(articleOf(page)).not.toContain(leftOut);
});

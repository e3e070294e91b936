import { expect, test } from 'vitest';
import { quotationText } from '../../../lib/export/quotation.ts';

const passage = {
  exact: 'Working together raises standards.',
  title: 'Do partnerships work?',
  site: 'The Schools Courier',
  author: 'Rhian Okafor',
  published: '2026-10-02T05:00:00+01:00',
  address: 'https://courier.example/do-partnerships-work',
};

test('the words, then where they stand and the way to them', () => {
  expect(quotationText(passage)).toBe(
    '“Working together raises standards.”\nDo partnerships work?, Rhian Okafor, The Schools Courier, 2026-10-02. https://courier.example/do-partnerships-work#:~:text=Working%20together%20raises%20standards.',
  );
});

test('what the page does not tell is left out, and what it says twice is said once', () => {
  const bare = { ...passage, author: null, published: null, site: 'Do partnerships work?' };
  expect(quotationText(bare).split('\n')[1]).toMatch(/^Do partnerships work\?\. https:/);
  expect(quotationText({ ...bare, title: '', site: null }).split('\n')[1]).toMatch(/^https:/);
});

test('quotation marks of the words themselves are not doubled, those inside stay', () => {
  const of = (exact: string) => quotationText({ ...passage, exact }).split('\n')[0];
  expect(of('“It raises standards.”')).toBe('“It raises standards.”');
  expect(of('“It works,” she said. “Always.”')).toBe('““It works,” she said. “Always.””');
  expect(of('It is\n  what we call  ‘good’')).toBe('“It is what we call ‘good’”');
});

test('a date that is no ISO date stands as the page gives it', () => {
  expect(quotationText({ ...passage, published: ' 2 Oct\n2026 ' })).toContain(', 2 Oct 2026. ');
});

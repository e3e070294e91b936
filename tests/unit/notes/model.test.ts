/** The schema and the rooms that make what it holds: a type alone does not keep a strict schema in step. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { withCodePoints } from '../../../lib/anchors/code-points.ts';
import { describeQuote } from '../../../lib/anchors/describe.ts';
import { flawOf, SCHEMA } from '../../../lib/notes/model.ts';

const word = fc.constantFrom(
  'schools',
  'work',
  'together',
  'and',
  'results',
  'rise',
  '🙂',
  'trusts',
);
const sentence = fc
  .array(word, { minLength: 3, maxLength: 8 })
  .map((words) => `${words.join(' ')}.`);

test('whatever selectors an anchor describes can be kept', () => {
  let withCopies = 0;
  fc.assert(
    fc.property(
      fc.array(sentence, { minLength: 2, maxLength: 12 }),
      fc.nat(),
      (sentences, pick) => {
        // Every sentence twice: a passage among its copies is described with more than its words.
        const all = [...sentences, ...sentences];
        const text = all.join('\n');
        const chosen = all[pick % all.length] ?? '';
        const start = text.indexOf(chosen);
        const selectors = withCodePoints(describeQuote(text, start, start + chosen.length), text);
        if (selectors.quote.copies) withCopies += 1;
        const now = '2026-11-21T10:00:00.000Z';
        const flaw = flawOf('annotations', {
          schema: SCHEMA,
          id: '00000000-0000-4000-8000-000000000001',
          pageId: '00000000-0000-4000-8000-000000000002',
          created: now,
          modified: now,
          kind: 'highlight',
          selectors,
          claim: null,
          note: '',
          tags: [],
          verdict: null,
          deleted: null,
          revisions: [],
          others: [],
        });
        expect(flaw).toBeNull();
      },
    ),
  );
  expect(withCopies).toBeGreaterThan(0);
});

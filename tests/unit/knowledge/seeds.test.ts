import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { Bearing, Rating } from '../../../lib/knowledge/types.ts';
import { loadSeeds, readSeeds } from '../../../scripts/load-knowledge.ts';
import { complaintsOf } from './complaints.ts';

const files = readSeeds();
const { knowledge, documents } = loadSeeds();

const itemsOf = ({ items }: Rating, wanted: Bearing) =>
  items.flatMap(({ item, bearing }) => (bearing === wanted ? [item] : []));

describe('the documents', () => {
  test('are word for word what was saved', () => {
    const hash = (file: string) =>
      createHash('sha256')
        .update(files.get(file) ?? '', 'utf8')
        .digest('hex');
    expect(hash('documents/ssat-reform-bulletins-spring-2014.txt')).toBe(
      '1ba2bb9993bff979b22da843c91a2d8ca34e0292e03210d2c66195cda3285ebb',
    );
    expect(hash('documents/cmre-collaborative-overreach.txt')).toBe(
      'd2daa4353200faa6a8832b604e508c800c3e12a226c9fac196a9a7acd3f25ffa',
    );
  });

  test('are read completely: every character but white space is in exactly one sentence', () => {
    for (const { text, reading } of documents) {
      let at = 0;
      for (const { start, end } of reading) {
        expect(text.slice(at, start).trim()).toBe('');
        expect(end).toBeGreaterThan(start);
        at = end;
      }
      expect(text.slice(at).trim()).toBe('');
    }
  });

  test('are read sentence by sentence, none holding more than one', () => {
    const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' });
    for (const { text, reading } of documents) {
      for (const { start, end, is } of reading) {
        // A footnote has full stops of its own; its mark, "[1]", is no sentence.
        const sentence = text.slice(start, end).replace(/\[\d\]$/, '');
        if (is === 'reference') continue;
        const parts = [...segmenter.segment(sentence)].map(({ segment }) => segment);
        // One headline of the press list ends in a question mark before its outlet.
        if (sentence.includes('Education Investor')) expect(parts).toHaveLength(2);
        else expect(parts).toHaveLength(1);
      }
    }
  });
});

describe('the quotes', () => {
  test('are the document’s own words at the place that they give', () => {
    const texts = new Map(documents.map(({ id, text }) => [id, text]));
    const quotations = [
      ...knowledge.items,
      ...knowledge.propositions.flatMap((each) => [...each.for, ...each.against, each.settle]),
      knowledge.wording.merger.quotation,
    ];
    expect(quotations.length).toBeGreaterThan(100);
    for (const { quote, place } of quotations) {
      expect(texts.get(place.document)?.slice(place.start, place.end)).toBe(quote);
    }
  });

  test('rest on the footnotes: each is attached to an item', () => {
    const cited = new Set(knowledge.items.flatMap(({ references }) => references));
    expect(knowledge.references.filter(({ id }) => !cited.has(id))).toEqual([]);
    for (const { references, quote, place } of knowledge.items) {
      // Where the quote carries the footnote's mark, it cites that footnote and no other.
      const mark = /\[(\d)\]$/.exec(quote)?.[1];
      if (mark === undefined) continue;
      const reference = knowledge.references.find(
        (each) => each.place.document === place.document && each.text.startsWith(`[${mark}]`),
      );
      expect(references).toEqual([reference?.id]);
    }
  });
});

describe('the propositions', () => {
  // Written out so that a change of a seed is seen for what it does.
  test('are rated, and the documents read, as as-rated.txt has it', async () => {
    const documentLines = documents.map(({ id, reading }) => {
      const of = (is: string) => reading.filter((sentence) => sentence.is === is).length;
      const parts = ['quoted', 'reference', 'context', 'left-out'].map((is) => `${of(is)} ${is}`);
      return `${id} | ${reading.length} sentences: ${parts.join(', ')}`;
    });
    const footnotes = `footnotes: ${knowledge.references.map(({ id }) => id).join(' ')}`;
    const propositionLines = knowledge.propositions.map(({ id, rating, ...sides }) =>
      [
        id,
        rating.id,
        `best item for ${rating.for}, against ${rating.against}, gap ${rating.gap}`,
        `${sides.for.length} arguments for, ${sides.against.length} against`,
        `decided by ${rating.decidedBy.join(' ') || 'none'}`,
        `noted ${itemsOf(rating, 'note').join(' ') || 'none'}`,
      ].join(' | '),
    );
    await expect(
      `${[...documentLines, footnotes, ...propositionLines].join('\n')}\n`,
      'The seeds come to something else than before. See below whether that is what you meant; if so: npx vitest run tests/unit/knowledge -u',
    ).toMatchFileSnapshot('as-rated.txt');
  });

  test('cannot pass 3 of 5 on these documents', () => {
    expect(knowledge.ceiling).toBe(3);
    for (const { rating } of knowledge.propositions) {
      expect(Math.max(rating.for, rating.against, rating.gap)).toBeLessThanOrEqual(3);
    }
  });

  test('say each thing in one sentence, quote nothing twice, and argue with every item that counts', () => {
    expect(complaintsOf(knowledge)).toEqual([]);
  });
});

test('the knowledge base is plain JSON and small', () => {
  const text = JSON.stringify(knowledge);
  expect(JSON.parse(text)).toEqual(knowledge);
  expect(text.length).toBeLessThan(120_000);
});

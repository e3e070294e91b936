import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { knowledgePath, readSourceHash, sourcePath } from '../../../lib/knowledge/addresses.ts';
import { type Passage, passagesOf, piecesOf } from '../../../lib/knowledge/passages.ts';
import { searchPropositions } from '../../../lib/knowledge/search.ts';
import { loadSeeds } from '../../../scripts/load-knowledge.ts';

const { knowledge, documents } = loadSeeds();

describe('passages', () => {
  test('every quote of the knowledge base is a passage of its document, cited by its proposition', () => {
    for (const { id, settle, rating, ...sides } of knowledge.propositions) {
      const items = knowledge.items.filter((item) => rating.items.some((w) => w.item === item.id));
      for (const { place, quote } of [...sides.for, ...sides.against, settle, ...items]) {
        const passage = passagesOf(place.document, knowledge).find(
          ({ start, end }) => start === place.start && end === place.end,
        );
        expect(
          passage?.citations.map(({ proposition }) => proposition?.id),
          quote,
        ).toContain(id);
      }
    }
  });

  test('are numbered in the order of the text, each place once', () => {
    for (const { id } of documents) {
      const passages = passagesOf(id, knowledge);
      expect(passages.map(({ number }) => number)).toEqual(passages.map((_, index) => index + 1));
      expect(new Set(passages.map(({ start, end }) => `${start}-${end}`)).size).toBe(
        passages.length,
      );
      for (const [index, { start }] of passages.entries()) {
        expect(start).toBeGreaterThanOrEqual(passages[index - 1]?.start ?? 0);
      }
    }
  });

  test('tell how they are used, how strongly, and on which footnote they rest', () => {
    const ahuja = passagesOf('ssat-reform-bulletins-spring-2014', knowledge).find(
      ({ references }) => references[0]?.id === 'ahuja-2000',
    );
    const used = ahuja?.citations.map(({ proposition, roles, counts }) => [
      proposition?.id,
      roles,
      counts,
    ]);
    expect(used).toEqual([
      ['attainment', ['for'], { as: 'for', strength: 2 }],
      ['beyond-schools', ['for'], { as: 'for', strength: 3 }],
      ['evidence-base', ['for'], null],
    ]);
  });
});

describe('pieces', () => {
  const span = fc
    .tuple(fc.nat(40), fc.nat(40))
    .map(([a, b]) => ({ start: Math.min(a, b), end: Math.max(a, b) + 1 }));

  test('cover the block without gap or overlap, and know exactly what holds them', () => {
    fc.assert(
      fc.property(
        span,
        fc.array(span, { maxLength: 6 }),
        fc.option(span),
        (block, spans, target) => {
          const passages = spans.map(
            ({ start, end }, index): Passage => ({
              number: index + 1,
              start,
              end,
              paragraph: 1,
              citations: [],
              references: [],
            }),
          );
          const pieces = piecesOf(block, passages, target);
          expect(pieces[0]?.start).toBe(block.start);
          expect(pieces.at(-1)?.end).toBe(block.end);
          for (const [index, piece] of pieces.entries()) {
            expect(piece.end).toBeGreaterThan(piece.start);
            if (index > 0) expect(piece.start).toBe(pieces[index - 1]?.end);
            for (let at = piece.start; at < piece.end; at += 1) {
              const holding = passages.filter(({ start, end }) => start <= at && at < end);
              expect(piece.passages).toEqual(holding.map(({ number }) => number));
              expect(piece.isTarget).toBe(target !== null && target.start <= at && at < target.end);
            }
          }
        },
      ),
    );
  });
});

describe('addresses', () => {
  test('written and read back', () => {
    const place = { document: 'ssat-reform-bulletins-spring-2014', start: 12, end: 34 };
    const path = sourcePath(place);
    expect(path).toBe('source.html#ssat-reform-bulletins-spring-2014:12-34');
    expect(readSourceHash(path.slice(path.indexOf('#')))).toEqual({
      document: place.document,
      passage: { start: 12, end: 34 },
    });
    expect(knowledgePath('cost')).toBe('knowledge.html#cost');
  });

  test.each([
    ['', null],
    ['#', null],
    ['#<script>', null],
    ['#a b', null],
    ['#doc:1-99999999999', null],
    ['#doc', { document: 'doc', passage: null }],
    ['doc', { document: 'doc', passage: null }],
    ['#doc:9-3', { document: 'doc', passage: null }],
    ['#doc:3-9', { document: 'doc', passage: { start: 3, end: 9 } }],
  ])('%s', (hash, read) => {
    expect(readSourceHash(hash)).toEqual(read);
  });
});

describe('search', () => {
  test.each([
    ['', knowledge.propositions.length],
    ['   ', knowledge.propositions.length],
    ['ahuja', 3],
    ['AHUJA firms', 3],
    ['oates slogan', 1],
    ['fairtrade', 2],
    ['cost-benefit', 3],
    ["pupils' results", 3],
    ['zebra', 0],
  ])('"%s" finds %i', (query, count) => {
    expect(searchPropositions(query, knowledge)).toHaveLength(count);
  });

  test('takes beginnings of words, not their middles', () => {
    expect(searchPropositions('corporat', knowledge)).toContain('formal-groups');
    expect(searchPropositions('orporat', knowledge)).toEqual([]);
  });
});

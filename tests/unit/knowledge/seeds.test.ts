import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { loadSeeds, readSeeds } from '../../../scripts/load-knowledge.ts';

const files = readSeeds();
const { knowledge, documents } = loadSeeds();

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

  test('come to these counts', () => {
    const counted = documents.map(({ id, reading }) => {
      const of = (is: string) => reading.filter((sentence) => sentence.is === is).length;
      return [id, reading.length, of('quoted'), of('reference'), of('context'), of('left-out')];
    });
    expect(counted).toEqual([
      ['cmre-collaborative-overreach', 41, 24, 0, 5, 12],
      ['ssat-reform-bulletins-spring-2014', 40, 17, 7, 10, 6],
    ]);
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

  test('rest on the footnotes: each of the seven is attached to an item', () => {
    const cited = new Set(knowledge.items.flatMap(({ references }) => references));
    expect(knowledge.references).toHaveLength(7);
    expect(knowledge.references.filter(({ id }) => !cited.has(id))).toEqual([]);
    for (const { references, quote } of knowledge.items) {
      // Where the quote carries the footnote's mark, it cites that footnote and no other.
      const mark = /\[(\d)\]$/.exec(quote)?.[1];
      if (mark === undefined) continue;
      const reference = knowledge.references.find(({ text }) => text.startsWith(`[${mark}]`));
      expect(references).toEqual([reference?.id]);
    }
  });
});

describe('the fifteen propositions', () => {
  test('are there, in the order of the debate', () => {
    expect(knowledge.propositions.map(({ id }) => id)).toEqual([
      'attainment',
      'system-improvement',
      'struggling-schools',
      'staff-development',
      'knowledge-sharing',
      'beyond-schools',
      'competition',
      'formal-groups',
      'loose-partnerships',
      'mandate',
      'autonomy',
      'cost',
      'accountability',
      'evidence-base',
      'end-in-itself',
    ]);
  });

  // Written out so that a change of a seed is seen for what it does.
  test('are rated as follows: for, against, gap; arguments for, against', () => {
    const table = knowledge.propositions.map(({ id, rating, ...sides }) =>
      [
        id,
        rating.id,
        `${rating.for} ${rating.against} ${rating.gap}`,
        `${sides.for.length} ${sides.against.length}`,
        rating.decidedBy.join(' '),
      ].join(' | '),
    );
    expect(table).toEqual([
      'attainment | not-established | 2 0 3 | 3 4 | cmre-little-known cmre-very-little',
      'system-improvement | argued | 1 1 0 | 3 3 | ssat-drives-improvement ssat-clear-need ssat-incentivise cmre-not-key croft-way-forward',
      'struggling-schools | argued | 0 0 0 | 2 2 | ssat-premise-standards',
      'staff-development | not-covered | 0 0 0 | 0 0 | ',
      'knowledge-sharing | argued | 1 0 0 | 2 1 | ssat-clear-need burt-structural-holes',
      'beyond-schools | some-support | 3 0 0 | 6 2 | ahuja-firms',
      'competition | some-support | 2 0 0 | 2 1 | davies-competition',
      'formal-groups | some-support | 2 1 0 | 1 3 | cmre-federations',
      'loose-partnerships | some-against | 0 2 0 | 1 3 | cmre-no-spur',
      'mandate | argued | 1 1 0 | 1 2 | ssat-incentivise croft-no-mandate croft-partnerships-emerge',
      'autonomy | argued | 1 0 0 | 4 2 | croft-autonomy croft-way-forward ssat-white-paper ssat-williamson',
      'cost | argued | 1 1 0 | 2 2 | croft-partnerships-emerge cmre-costly cmre-oversight',
      'accountability | argued | 1 1 0 | 2 1 | ssat-williamson cmre-oversight',
      'evidence-base | not-established | 1 0 3 | 3 4 | cmre-little-known cmre-very-little',
      'end-in-itself | argued | 1 1 0 | 2 4 | ssat-drives-improvement oates-ends oates-slogan',
    ]);
  });

  test('cannot pass 3 of 5 on these documents', () => {
    expect(knowledge.ceiling).toBe(3);
    for (const { rating } of knowledge.propositions) {
      expect(Math.max(rating.for, rating.against, rating.gap)).toBeLessThanOrEqual(3);
    }
  });

  test('have arguments on both sides, but where the documents give none', () => {
    const without = knowledge.propositions
      .filter((each) => each.for.length === 0 || each.against.length === 0)
      .map(({ id }) => id);
    expect(without).toEqual(['staff-development']);
  });

  test('say each thing in one sentence of ours, ended by a full stop', () => {
    for (const { id, statement, settle, ...sides } of knowledge.propositions) {
      expect(statement, id).toMatch(/^[A-Z].*\.$/);
      for (const { say } of [...sides.for, ...sides.against]) {
        expect(say).toMatch(/^[A-Z].*\.$/);
        expect(say.split(/\s+/).length).toBeLessThanOrEqual(26);
      }
      expect(settle.say).toMatch(/^[A-Z].*\.$/);
    }
  });

  test('never quote the same words twice on one side', () => {
    for (const each of knowledge.propositions) {
      for (const side of [each.for, each.against]) {
        const places = side.map(({ place }) => `${place.document} ${place.start}-${place.end}`);
        expect(new Set(places).size).toBe(places.length);
      }
    }
  });

  test('show every item that counts for or against among the arguments of its side', () => {
    for (const { id, rating, ...sides } of knowledge.propositions) {
      for (const side of ['for', 'against'] as const) {
        const counted = rating.items.flatMap((each) => (each.bearing === side ? [each.item] : []));
        const shown = sides[side].flatMap((each) => (each.bearing === side ? [each.item] : []));
        expect(new Set(shown), id).toEqual(new Set(counted));
      }
    }
  });
});

test('the knowledge base is plain JSON and small', () => {
  const text = JSON.stringify(knowledge);
  expect(JSON.parse(text)).toEqual(knowledge);
  expect(text.length).toBeLessThan(120_000);
});

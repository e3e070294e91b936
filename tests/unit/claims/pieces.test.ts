import { describe, expect, it } from 'vitest';
import { calibrated } from '../../../lib/claims/calibration.ts';
import { propositionsFrom } from '../../../lib/claims/labels.ts';
import { classNames, matchClasses, phraseCount } from '../../../lib/claims/lexicon/index.ts';
import { codeOf, codesOf, decodeHashes, levelOf, MOST_CODE } from '../../../lib/claims/packing.ts';
import {
  inOrder,
  withoutDismissed,
  withoutOverlaps,
  withoutRepeats,
} from '../../../lib/claims/postprocess.ts';
import { scoreTrees } from '../../../lib/claims/trees.ts';
import { hasTrigger } from '../../../lib/claims/triggers.ts';
import type { Claim } from '../../../lib/claims/types.ts';
import { viewOf } from '../../../lib/claims/view.ts';
import { readAll } from '../../../scripts/corpus.ts';
import { packed, packedHashes } from '../../../scripts/train/pack.ts';

const claim = (start: number, text: string, score = 0.8): Claim => ({
  start,
  end: start + text.length,
  text,
  score,
  propositions: [{ id: 'attainment', stance: 'asserts', wording: 'stated' }],
  because: [],
  speaker: null,
});

/** Names of the classes found in a text. */
const classesIn = (text: string) => {
  const { counts } = viewOf(text);
  return classNames.filter((_, c) => counts[c]);
};

describe('word classes', () => {
  it('holds thousands of phrases', () => expect(phraseCount).toBeGreaterThan(3000));

  it.each([
    ['It lifts grades.', ['up', 'outcome']],
    ['It boosts results.', ['up', 'outcome']],
    ['It drives up attainment.', ['up', 'outcome']],
    ['Schools work together.', ['school', 'collab']],
    ['Nobody knows whether it helps.', ['negate', 'evidence', 'doubt']],
    ['Trusts answer to no one.', ['trust', 'account']],
    ['It is an end in itself.', ['meansEnd']],
    ['The patients left the hospital.', ['lookHealth']],
  ])('%s has %s', (text, expected) =>
    expect(classesIn(text)).toEqual(expect.arrayContaining(expected)),
  );

  it('prefers the longest phrase of a class', () => {
    const stems = viewOf('a multi-academy trust').stems;
    const groups = matchClasses(stems).filter((m) =>
      m.classes.includes(classNames.indexOf('group')),
    );
    expect(groups.map((m) => m.to - m.from)).toEqual([3]);
  });
});

describe('hasTrigger', () => {
  it('fires on every labelled page that holds a claim (short extracts apart)', () => {
    const silent = readAll()
      .filter((a) => a.kind !== 'claims' && !a.id.startsWith('p'))
      .filter((a) => [a.title, ...a.paragraphs.flat()].some((s) => s.labels.length > 0))
      .filter((a) => !hasTrigger([a.title, ...a.paragraphs.flat()].map((s) => s.text).join(' ')));
    expect(silent.map((a) => a.id)).toEqual([]);
  });

  it('stays silent on a page about something else', () => {
    expect(hasTrigger('The two restaurants share a chef and a supplier.')).toBe(false);
    expect(hasTrigger('Pupils at the school sat their exams in the hall.')).toBe(false);
    expect(hasTrigger('The council mended the road by the river.')).toBe(false);
  });
});

describe('postprocessing', () => {
  it('puts claims in order', () =>
    expect(inOrder([claim(9, 'b'), claim(1, 'a')]).map((c) => c.start)).toEqual([1, 9]));

  it('keeps the likelier of two that overlap', () => {
    expect(
      withoutOverlaps([claim(0, 'abcdef', 0.6), claim(3, 'defghi', 0.9)]).map((c) => c.start),
    ).toEqual([3]);
  });

  it('keeps one of two with the same words', () => {
    expect(
      withoutRepeats([claim(0, 'It works.'), claim(50, '“It works”')]).map((c) => c.start),
    ).toEqual([0]);
  });

  it('drops what the reader dismissed', () => {
    expect(
      withoutDismissed(new Set(['it works']))([claim(0, 'It works.'), claim(20, 'It helps.')]).map(
        (c) => c.start,
      ),
    ).toEqual([20]);
  });
});

describe('scores', () => {
  it('calibrates by straight lines between points', () => {
    const c = { x: [-1, 1], y: [0.2, 0.8] };
    expect([-5, -1, 0, 1, 5].map((x) => Number(calibrated(c, x).toFixed(3)))).toEqual([
      0.2, 0.2, 0.5, 0.8, 0.8,
    ]);
  });

  it('walks a tree', () => {
    const model = { base: 1, trees: [{ f: [0], c: [2], l: [-1], r: [-2], v: [10, 20] }] };
    expect([scoreTrees(model, [2]), scoreTrees(model, [3])]).toEqual([11, 21]);
  });

  it('packs hashes and weights so that they come out again', () => {
    const hashes = [5, 5 + 129, 70_000, 4_294_967_295];
    expect(decodeHashes(packedHashes(hashes))).toEqual(hashes);
    const codes = Int8Array.from({ length: 2 * MOST_CODE + 1 }, (_, i) => i - MOST_CODE);
    expect(codesOf(packed(codes))).toEqual(codes);
    expect([...codes].map((c) => codeOf(levelOf(c)))).toEqual([...codes]);
  });

  it('names a second proposition only when it is likely', () => {
    const names = {
      topics: ['a', 'b'],
      stances: ['asserts', 'disputes', 'open'],
      wordings: ['stated'],
    };
    expect(propositionsFrom(names, [1, -3], [0, 1, 0], [0]).map((p) => p.id)).toEqual(['a']);
    expect(propositionsFrom(names, [0.5, 0.4], [0, 1, 0], [0])).toEqual([
      { id: 'a', stance: 'disputes', wording: 'stated' },
      { id: 'b', stance: 'disputes', wording: 'stated' },
    ]);
  });
});

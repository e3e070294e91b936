import { describe, expect, test } from 'vitest';
import { mergerNote, type OverreachForm, overreach } from '../../../lib/knowledge/overreach.ts';
import type { Stance, Wording } from '../../../lib/knowledge/types.ts';
import { inWords } from '../../../lib/knowledge/words.ts';
import { loadKnowledge } from '../../../scripts/load-knowledge.ts';

const knowledge = loadKnowledge();

const of = (id: string, stance: Stance, wording: Wording, sentence: string) =>
  overreach({ id, stance, wording }, sentence, knowledge);

describe('each form, with a hopeful and a sceptical sentence', () => {
  const cases: [OverreachForm, string, Stance, Wording, string, RegExp][] = [
    [
      'cause',
      'attainment',
      'asserts',
      'causal',
      'Working together raises results.',
      /^Worded as a cause; the best item here is an association, among firms \(SSAT citing Ahuja 2000\)\.$/,
    ],
    [
      'cause',
      'loose-partnerships',
      'disputes',
      'causal',
      'Informal clusters do nothing for results.',
      /^Worded as a cause; the best item here is a finding worded as a suggestion \(James Croft’s review\)\.$/,
    ],
    [
      'cause',
      'knowledge-sharing',
      'disputes',
      'causal',
      'Networks stop good ideas from spreading.',
      new RegExp(
        `^Worded as a cause; the ${inWords(knowledge.documents.length)} documents hold nothing on its side\\.$`,
      ),
    ],
    [
      'association',
      'formal-groups',
      'asserts',
      'associated',
      'Schools in federations scored higher than similar schools.',
      /^Worded as a link; the best item here is a finding worded as a suggestion/,
    ],
    [
      'association',
      'cost',
      'disputes',
      'associated',
      'Schools in partnerships report heavier workloads.',
      /^Worded as a link; the best item here is an argument \(James Croft’s review\)\.$/,
    ],
    [
      'absence',
      'attainment',
      'disputes',
      'causal',
      'Collaboration does not raise attainment.',
      /^Reads absence of evidence as evidence of absence: James Croft’s review says only/,
    ],
    [
      'no-evidence',
      'evidence-base',
      'disputes',
      'stated',
      '‘No evidence’ school collaboration boosts attainment, research claims',
      /^Denies all evidence; .*“Yet little is known definitively/,
    ],
    [
      'strong-evidence',
      'evidence-base',
      'asserts',
      'stated',
      'There is overwhelming evidence that school partnerships work.',
      /^Calls the evidence settled; .*says: “Yet little is known definitively/,
    ],
  ];
  test.each(cases)('%s: %s, %s, %s', (form, id, stance, wording, sentence, says) => {
    const found = of(id, stance, wording, sentence);
    expect(found?.form).toBe(form);
    expect(found?.sentence).toMatch(says);
  });
});

describe('is never flagged', () => {
  const stances: Stance[] = ['asserts', 'disputes', 'open'];
  test.each(knowledge.propositions.map(({ id }) => id))('%s when hedged or a call', (id) => {
    for (const stance of stances) {
      for (const wording of ['hedged', 'normative'] as const) {
        expect(of(id, stance, wording, 'There is overwhelming evidence, no evidence.')).toBeNull();
      }
    }
  });

  test('an open question', () => {
    expect(of('attainment', 'open', 'causal', 'Does it raise results?')).toBeNull();
  });

  test('a proposition on which the documents are silent', () => {
    expect(of('staff-development', 'asserts', 'causal', 'Networks keep teachers.')).toBeNull();
    expect(of('staff-development', 'disputes', 'causal', 'Networks tire teachers.')).toBeNull();
  });

  test('a link among firms, worded as a link', () => {
    expect(of('beyond-schools', 'asserts', 'associated', 'Firms that ally do better.')).toBeNull();
  });

  test('a sentence that says what the review says, or plainly that studies exist', () => {
    for (const sentence of [
      'Little is known definitively about its impact.',
      'We in fact know very little.',
      'There is no good evidence that it works.',
      'The evidence is thin.',
    ]) {
      expect(of('evidence-base', 'disputes', 'stated', sentence)).toBeNull();
    }
    expect(of('evidence-base', 'asserts', 'stated', 'Some studies support it.')).toBeNull();
    expect(of('evidence-base', 'asserts', 'stated', 'Research shows that it works.')).toBeNull();
  });

  test('a sentence that reports what one search found', () => {
    for (const sentence of [
      'The evaluation found no evidence of an improvement.',
      'There was no evidence of a gain in the second year.',
    ]) {
      expect(of('evidence-base', 'disputes', 'stated', sentence)).toBeNull();
    }
  });

  test('a proposition that the knowledge base does not hold', () => {
    expect(of('homework', 'asserts', 'causal', 'Homework helps.')).toBeNull();
  });
});

describe('words are found as whole words, however they are typed', () => {
  test.each([
    ['No  evidence exists.', true],
    ['NO EVIDENCE, say heads.', true],
    ['There isn’t any evidence for it.', true],
    ["There isn't any evidence for it.", true],
    ['Casino evidence was heard.', false],
    ['No evidences were listed.', false],
  ])('%s', (sentence, flagged) => {
    expect(of('evidence-base', 'disputes', 'stated', sentence) !== null).toBe(flagged);
  });
});

describe('collaboration or merger?', () => {
  const note = (sentence: string, stance: Stance = 'asserts', wording: Wording = 'causal') =>
    mergerNote({ id: 'attainment', stance, wording }, sentence, knowledge);

  test.each([
    ['asserts', 'Collaboration works: results at the trust’s six schools rose by a fifth.'],
    ['asserts', 'Working together in a multi-academy trust has lifted GCSE grades.'],
    ['asserts', 'The federation shows what partnership can do for pupils.'],
    ['disputes', 'So much for collaboration: the chain’s results fell three years running.'],
    ['disputes', 'Partnership has failed the pupils of this academy trust.'],
  ] as const)('is asked of a sentence that %s: %s', (stance, sentence) => {
    expect(note(sentence, stance)).toBe(knowledge.wording.merger.note);
  });

  test.each([
    'Working together has lifted grades in the town’s schools.',
    'The trust has lifted grades in all its schools.',
    'Collaboration is built on trust between heads.',
    'The gain came from the chain’s management rather than collaboration.',
    'There is an important difference between collaboration and federation.',
    'Collaboration set off a chain of improvements.',
    'Tarrow Learning Partnership said that the trust had lifted grades.',
    'The trust, said the Fen Collaborative, has lifted grades.',
  ])('is not asked of: %s', (sentence) => {
    expect(note(sentence)).toBeNull();
  });

  test('is not asked of a call, a question, a plain statement or a claim about the evidence', () => {
    const sentence = 'Should schools collaborate in trusts and federations?';
    expect(note(sentence, 'open')).toBeNull();
    expect(note(sentence, 'asserts', 'normative')).toBeNull();
    expect(note(sentence, 'asserts', 'stated')).toBeNull();
    for (const id of ['mandate', 'evidence-base']) {
      const claimed = { id, stance: 'asserts', wording: 'causal' } as const;
      expect(mergerNote(claimed, 'Collaboration in trusts works.', knowledge)).toBeNull();
    }
  });

  test('takes a capital at the beginning for no name', () => {
    expect(note('“Collaboration across the trust lifted grades.”')).not.toBeNull();
    expect(note('Partnership across the federation lifted grades.')).not.toBeNull();
  });

  test('stays quick on a word of a megabyte', () => {
    expect(note('a trust collaboration'.padEnd(1_000_000, 'trust'))).not.toBeUndefined();
  });
});

import { describe, expect, it } from 'vitest';
import { namedSpeaker, speakersOf } from '../../../lib/claims/speaker.ts';

const sentences = (texts: readonly string[]) =>
  texts.map((text, i) => ({ text, block: i, inBlock: 0, ofBlock: 1, headline: false }));

describe('namedSpeaker', () => {
  it.each([
    ['“Trusts raise standards,” said Sir Martin Colledge.', 'Sir Martin Colledge'],
    ['Dr Ann Lowe told MPs that networks do not work.', 'Dr Ann Lowe'],
    ['Judith Amory, who leads a trust in Devon, said it had worked.', 'Judith Amory'],
    ['According to Helena Voss, partnership pays.', 'Helena Voss'],
    ['The report found that pupils gained nothing.', 'The report'],
    ['Ministers said that all schools should join.', 'Ministers'],
    ['But James Croft argues that autonomy matters more.', 'James Croft'],
    ['Working together raises standards.', null],
    ['This shows that it works.', null],
    ['On Monday said little.', null],
    ['Schools say that it works.', null],
  ])('%s → %s', (text, expected) => expect(namedSpeaker(text)).toBe(expected));
});

describe('speakersOf', () => {
  it('carries a speaker over pronouns and bare quotations', () => {
    expect(
      speakersOf(
        sentences([
          'Mrs Ann Lowe runs the hub.',
          'It works, said Mrs Lowe.',
          '“We all gained from it.”',
          'She added that costs fell.',
        ]),
      ),
    ).toEqual([null, 'Mrs Lowe', 'Mrs Lowe', 'Mrs Lowe']);
  });

  it('says nobody where the pronoun does not fit or nobody is near', () => {
    expect(speakersOf(sentences(['“Yes,” said Mr Bell.', 'She said it failed.']))[1]).toBeNull();
    expect(speakersOf(sentences(['“It works,” she said.']))).toEqual([null]);
    expect(
      speakersOf(sentences(['“Yes,” said Mr Bell.', 'One.', 'Two.', 'Three.', '“It works.”']))[4],
    ).toBeNull();
  });

  it('gives the fuller name once it is known', () => {
    expect(speakersOf(sentences(['Judith Amory said yes.', 'Amory said no.']))[1]).toBe(
      'Judith Amory',
    );
  });
});

import { describe, expect, it } from 'vitest';
import { speakersOf } from '../../../lib/claims/speaker.ts';
import { LONGEST, namedSpeaker } from '../../../lib/claims/speaker-names.ts';

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
    ['The NEU said it would oppose any measure.', 'The NEU'],
    ['The OECD has found that school systems improve.', 'The OECD'],
    ['The National Audit Office found no evidence.', 'The National Audit Office'],
    ['“It costs jobs,” said former parent governor Alison Frear.', 'Alison Frear'],
    ['Joint general secretary Sean Hallinan said: “Thousands do well.”', 'Sean Hallinan'],
    ['Its chair, Ann Lowe, said that the cluster had failed.', 'Ann Lowe'],
    ['As Judith Amory puts it, heads need friends.', 'Judith Amory'],
    ['A review in 2019 found that few had gained.', 'A review in 2019'],
    [
      'A study by the University of Marden found that it works.',
      'A study by the University of Marden',
    ],
    ['4.4 The review found little to show for it.', 'The review'],
    // roles
    ['The schools minister has defended the policy.', 'The schools minister'],
    ['Her deputy is not convinced.', 'Her deputy'],
    ['“It works,” said the head of Ashdown Primary.', 'The head of Ashdown Primary'],
    ['A spokesman for the trust said that it had.', 'A spokesman for the trust'],
    ['A DfE spokeswoman said that most trusts were good.', 'A DfE spokeswoman'],
    [
      'The Head of School Effectiveness said that none had been.',
      'The Head of School Effectiveness',
    ],
    ['One parent governor asks me about it at every meeting.', 'One parent governor'],
    // people who speak as one
    ['Critics say federations only look better because weak schools close.', 'Critics'],
    ['2.5 Critics say that freedom leaves schools isolated.', 'Critics'],
    ['Heads say being matched has got their schools moving.', 'Heads'],
    ['Some researchers find that federations lift results.', 'Some researchers'],
    ['Union leaders warned that the merger would cost jobs.', 'Union leaders'],
    ['Teachers in Argyll told us about an online network.', 'Teachers in Argyll'],
    ['For small schools, officials said, it works.', 'Officials'],
    // nobody
    ['The trust has turned the school round.', null],
    ['The group has reported better results.', null],
    ['Federations have been described as a takeover.', null],
    ['First, the exemptions should be extended.', null],
    ['It is hard to say whether it works.', null],
    ['Nobody can say what they are for.', null],
    ['The MPs should say that Whitehall is to pay.', null],
    ['“Nobody checked,” said one.', null],
    ['Working together raises standards.', null],
    ['This shows that it works.', null],
    ['On Monday said little.', null],
    ['Schools say that it works.', null],
  ])('%s → %s', (text, expected) => expect(namedSpeaker(text)).toBe(expected));
});

it('takes no longer over hostile text than over any other', () => {
  const texts = [
    'The head of the ',
    'a b, who c, ',
    'Ann Bell of the Lowe ',
    ', The ',
    'the critics of ',
  ];
  for (const text of texts) {
    const long = `${text.repeat(Math.floor(LONGEST / text.length) - 1)}said`;
    // A pattern that backtracks would not come back from this at all.
    expect(namedSpeaker(long)?.length ?? 0).toBeLessThan(LONGEST);
  }
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

  it('lets a body go on as “it”, and a person not', () => {
    const spoken = (first: string) =>
      speakersOf(sentences([first, 'It said that pupils gained nothing.']))[1];
    expect(spoken('The review found little to show.')).toBe('The review');
    expect(spoken('Mrs Ann Lowe said little.')).toBeNull();
  });

  it('gives a role to a pronoun, and a report not', () => {
    const spoken = (first: string) =>
      speakersOf(sentences([first, 'She said that pupils gained nothing.']))[1];
    expect(spoken('The schools minister has defended the policy.')).toBe('The schools minister');
    expect(spoken('The review found little to show.')).toBeNull();
  });
});

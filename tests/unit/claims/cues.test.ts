import { describe, expect, it } from 'vitest';
import { cueSides, cuesIn } from '../../../lib/claims/cues/index.ts';
import { isQuestion, turnedAt, turnsOf } from '../../../lib/claims/templates-tone.ts';
import { viewOf } from '../../../lib/claims/view.ts';
import { TOPICS } from '../../../scripts/train/specs.ts';

const SIDES = ['for', 'against', 'open'];

/** Phrases found in a text, each with its proposition and side. */
const found = (text: string) => {
  const view = viewOf(text);
  return cuesIn(view).flatMap(({ from, to, lists }) =>
    lists.map((list) => {
      const { proposition = -1, side = -1 } = cueSides[list] ?? {};
      const words = text.slice(view.words[from]?.start, view.words[to - 1]?.end);
      return `${TOPICS[proposition]} ${SIDES[side]}: ${words}`;
    }),
  );
};

describe('cues', () => {
  it('hold a list for each side of each proposition, in their order', () => {
    expect(cueSides).toHaveLength(TOPICS.length * SIDES.length);
    expect(cueSides.every(({ proposition, side }, at) => at === 3 * proposition + side)).toBe(true);
  });

  it.each([
    ['Rivals will still help each other.', 'competition for: Rivals will still help'],
    ['They pulled up the drawbridge.', 'competition against: pulled up the drawbridge'],
    ['It has become an end in itself.', 'end-in-itself against: end in itself'],
    ['Nobody has counted the hours.', 'evidence-base against: Nobody has counted'],
    ['The jury is still out.', 'evidence-base open: jury is still out'],
    ['It paid for itself in a year.', 'cost for: paid for itself'],
    ['Ministers should fund it.', 'mandate for: should fund'],
    ['It is a shotgun marriage.', 'mandate against: shotgun marriage'],
    ['Nobody knows who is in charge.', 'accountability against: Nobody knows who'],
    ['It fizzled out when the head left.', 'loose-partnerships against: when the head left'],
    ['The school was turned round.', 'struggling-schools for: turned round'],
  ])('%s → %s', (text, cue) => expect(found(text)).toContain(cue));

  it('let a gap stand for three words at most', () => {
    expect(found('Rivals who were once the best of enemies help each other.')).toEqual(
      expect.not.arrayContaining([expect.stringContaining('Rivals who')]),
    );
  });

  it('find nothing in a plain fact', () =>
    expect(found('The hall was painted in May.')).toEqual([]));
});

describe('what turns meaning round', () => {
  it.each([
    ['It has not raised results.', 'raised', true],
    ['It has raised results.', 'raised', false],
    [
      'Nobody who has been to all of these schools would say that it raised results.',
      'raised',
      false,
    ],
  ])('%s, at “%s”: %s', (text, word, expected) => {
    const view = viewOf(text);
    const at = view.words.findIndex((w) => w.norm === word);
    expect(turnedAt(turnsOf(view), at)).toBe(expected);
  });

  it.each([
    ['Does it work?', true],
    ['“Does it work?”', true],
    ['It works.', false],
  ])('%s is a question: %s', (text, expected) => expect(isQuestion(text)).toBe(expected));
});

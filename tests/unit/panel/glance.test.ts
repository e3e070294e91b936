import { describe, expect, it } from 'vitest';
import { glanceOf, leftOut } from '../../../lib/panel/glance.ts';
import { loadSeeds } from '../../../scripts/load-knowledge.ts';
import { claimAt } from './samples.ts';

const { knowledge } = loadSeeds();
const extent = { start: 100, end: 300 };
const page = [
  claimAt(100, ['attainment', 'asserts']),
  claimAt(150, ['attainment', 'asserts'], ['autonomy', 'disputes']),
  claimAt(300, ['attainment', 'open']),
];

describe('the picture', () => {
  it('has a lane for each proposition, with every claim where it stands', () => {
    const rows = glanceOf(page, extent);
    expect(rows.map(({ key, total }) => [key, total])).toEqual([
      ['attainment', 3],
      ['autonomy', 1],
    ]);
    expect(rows[0]?.marks.map(({ at }) => at)).toEqual([0, 0.25, 1]);
    expect(rows[0]?.counts).toEqual({ asserts: 2, disputes: 0, open: 1 });
  });

  it('stays within its frame where the article is not known, or the page has moved on', () => {
    for (const bounds of [
      { start: 0, end: 0 },
      { start: 200, end: 250 },
    ]) {
      const marks = glanceOf(page, bounds).flatMap((row) => row.marks);
      for (const { at } of marks) expect(at >= 0 && at <= 1).toBe(true);
    }
  });

  it('is empty for a page without claims', () => {
    expect(glanceOf([], extent)).toEqual([]);
  });
});

describe('what the page leaves out', () => {
  const known = knowledge.propositions.map(({ id }) => id);
  const [first = '', second = ''] = known;
  const one = (stance: 'asserts' | 'disputes' | 'open', ...more: (typeof stance)[]) =>
    leftOut(
      glanceOf(
        [stance, ...more].map((each, index) => claimAt(100 + index, [first, each])),
        extent,
      ),
      knowledge,
    );

  it('is the side that nobody takes, with what the documents hold for it', () => {
    const proposition = knowledge.propositions[0];
    expect(one('asserts', 'asserts').unheard).toEqual([
      { proposition: first, side: 'against', said: 2, held: proposition?.against.length },
    ]);
    expect(one('disputes').unheard).toEqual([
      { proposition: first, side: 'for', said: 1, held: proposition?.for.length },
    ]);
  });

  it('is no side where both speak, or neither', () => {
    expect(one('asserts', 'disputes').unheard).toEqual([]);
    expect(one('open').unheard).toEqual([]);
  });

  it('is every proposition that is not touched, the related ones first', () => {
    const { untouched } = one('open');
    expect([...untouched, first].sort()).toEqual([...known].sort());
    const related = knowledge.propositions[0]?.related ?? [];
    expect(related.length).toBeGreaterThan(0);
    expect([...untouched.slice(0, related.length)].sort()).toEqual([...related].sort());
    expect(second).not.toBe('');
  });

  it('is nothing for a proposition that this knowledge base does not know', () => {
    const rows = glanceOf([claimAt(100, ['of-a-newer-version', 'asserts'])], extent);
    expect(leftOut(rows, knowledge).unheard).toEqual([]);
    expect(leftOut(rows, knowledge).untouched).toHaveLength(known.length);
  });
});

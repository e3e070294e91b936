import { describe, expect, test } from 'vitest';
import { counterpoint } from '../../../lib/knowledge/counterpoint.ts';
import { loadKnowledge } from '../../../scripts/load-knowledge.ts';

const knowledge = loadKnowledge();

describe('the counterpoint answers the sentence, not collaboration', () => {
  test('a hopeful sentence is answered with the review, a sceptical one with SSAT', () => {
    const hopeful = counterpoint({ id: 'attainment', stance: 'asserts' }, knowledge);
    const sceptical = counterpoint({ id: 'attainment', stance: 'disputes' }, knowledge);
    expect(hopeful.against[0]?.party).toBe('CMRE');
    expect(sceptical.against[0]?.party).toBe('SSAT');
    expect(sceptical.against).toEqual(hopeful.for);
    expect(sceptical.for).toEqual(hopeful.against);
  });

  test.each(knowledge.propositions.map(({ id }) => id))(
    '%s: turning the stance turns the sides, and the rating stays',
    (id) => {
      const asserted = counterpoint({ id, stance: 'asserts' }, knowledge);
      const disputed = counterpoint({ id, stance: 'disputes' }, knowledge);
      expect(disputed.against).toEqual(asserted.for);
      expect(disputed.for).toEqual(asserted.against);
      expect(disputed.rating).toEqual(asserted.rating);
    },
  );

  test('an open sentence is shown both sides evenly', () => {
    const open = counterpoint({ id: 'mandate', stance: 'open' }, knowledge);
    expect(open.even).toBe(true);
    expect(open.leaning).toBe('neither');
    expect(open.against.length).toBeGreaterThan(0);
    expect(open.for.length).toBeGreaterThan(0);
  });

  test('the rating leans with the side that has the evidence', () => {
    const leaning = (id: string, stance: 'asserts' | 'disputes') =>
      counterpoint({ id, stance }, knowledge).leaning;
    expect(leaning('formal-groups', 'asserts')).toBe('with');
    expect(leaning('formal-groups', 'disputes')).toBe('against');
    expect(leaning('loose-partnerships', 'asserts')).toBe('against');
    expect(leaning('loose-partnerships', 'disputes')).toBe('with');
    expect(leaning('attainment', 'disputes')).toBe('neither');
  });
});

describe('the card carries what a reader needs to check it', () => {
  test('every quote names its document, who summarises it, and its footnotes', () => {
    const { for: pro } = counterpoint({ id: 'beyond-schools', stance: 'asserts' }, knowledge);
    expect(pro[0]).toMatchObject({
      who: 'SSAT citing Ahuja 2000',
      summarised: 'as summarised by SSAT’s page',
      document: { title: 'SSAT Reform Bulletins: Spring 2014' },
      counted: true,
    });
    expect(pro[0]?.footnotes[0]?.text).toMatch(/^\[6\] Ahuja G \(2000\)/);
    expect(pro[0]?.place.heading).toBe('Why collaboration works');
  });

  test('the derivation grades every item and marks those that decided', () => {
    const { rating } = counterpoint({ id: 'competition', stance: 'asserts' }, knowledge);
    expect(rating).toMatchObject({ label: 'Some support', ceiling: 3, top: 5 });
    expect(rating.derivation[0]).toMatchObject({
      decided: true,
      strength: 2,
      facts: [
        { fact: 'design', name: 'a case study', grade: 2, binds: true },
        { fact: 'link', name: 'possible', grade: 2, binds: true },
        { fact: 'directness', name: 'another sector', grade: 2, binds: true },
      ],
    });
    expect(rating.derivation.filter(({ decided }) => decided)).toHaveLength(1);
  });

  test('a silent knowledge base says so on both sides, and shows its notes', () => {
    const card = counterpoint({ id: 'staff-development', stance: 'asserts' }, knowledge);
    expect(card.noneAgainst).toBe('The documents hold nothing against the sentence.');
    expect(card.noneFor).toBe('The documents hold nothing for the sentence.');
    const notes = knowledge.propositions
      .find(({ id }) => id === 'staff-development')
      ?.rating.items.filter(({ bearing }) => bearing === 'note');
    expect(card.notes.map(({ weighed }) => weighed.item)).toEqual(notes?.map(({ item }) => item));
    expect(notes?.map(({ item }) => item)).toContain('cmre-qualitative');
    expect(card.rating.label).toBe('Not covered');
  });

  test('a call on policy comes with the rating of its premise', () => {
    const { premise } = counterpoint({ id: 'mandate', stance: 'asserts' }, knowledge);
    expect(premise).toMatchObject({ id: 'system-improvement', rating: 'Argued, not evidenced' });
    expect(counterpoint({ id: 'cost', stance: 'asserts' }, knowledge).premise).toBeNull();
  });

  test('the caveats say what is summarised and where it breaks off', () => {
    const { caveats } = counterpoint({ id: 'attainment', stance: 'asserts' }, knowledge);
    expect(caveats.join('\n')).toContain('as summarised by CMRE’s page');
    expect(caveats.join('\n')).toContain('breaks off at “read more”');
  });

  test('an unknown proposition is a fault of the caller', () => {
    expect(() => counterpoint({ id: 'homework', stance: 'asserts' }, knowledge)).toThrow(
      'The knowledge base holds no proposition "homework".',
    );
  });
});

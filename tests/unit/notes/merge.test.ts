import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newAnnotation } from '../../../lib/notes/draft.ts';
import { mergeSnapshots } from '../../../lib/notes/merge.ts';
import type { Annotation, ReadPage, Snapshot } from '../../../lib/notes/model.ts';
import { edit, mergeAnnotations, versionsOf } from '../../../lib/notes/versions.ts';
import { visited } from '../../../lib/notes/visit.ts';
import { draftOf, visitOf } from './samples.ts';

const uuid = (n: number): string => `00000000-0000-4000-8000-${n.toString(16).padStart(12, '0')}`;
const moment = (n: number): Date => new Date(Date.parse('2026-01-01T00:00:00.000Z') + n);

/** Two machines' worth of doing: each step saves, edits, deletes, reads or takes the other's state over. */
const step = fc.record({
  who: fc.nat(2),
  what: fc.constantFrom('note', 'edit', 'delete', 'restore', 'read', 'merge', 'mute'),
  which: fc.nat(3),
  from: fc.nat(2),
  at: fc.nat(6),
  text: fc.constantFrom('a', 'b', 'c', 'd'),
});
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

const empty: Snapshot = { annotations: [], pages: [], dismissals: [], muted: [] };

function pageFor(machine: number, which: number, at: number, text: string): ReadPage {
  // Each machine gives its own ids; addresses overlap, some only by a canonical link.
  const url = `https://x.org/story-${which % 2}`;
  const visit = visitOf(which < 2 ? url : `${url}/amp`, {
    title: text,
    canonicalLink: which === 3 ? 'https://x.org/story-0' : null,
  });
  return visited(null, visit, uuid(machine * 10 + which), moment(at));
}

function play(steps: readonly Step[]): readonly Snapshot[] {
  const machines: Snapshot[] = [empty, empty, empty];
  for (const { who, what, which, from, at, text } of steps) {
    const state = machines[who] ?? empty;
    const page = pageFor(who, which, at, text);
    const known = state.annotations[which];
    const replace = (note: Annotation): Snapshot => ({
      ...state,
      annotations: state.annotations.map((old) => (old.id === note.id ? note : old)),
    });
    const next: Record<Step['what'], () => Snapshot> = {
      note: () =>
        mergeSnapshots(state, {
          ...empty,
          pages: [page],
          annotations: [
            newAnnotation(draftOf(text, { id: uuid(100 + which) }), page.id, moment(at)),
          ],
        }),
      edit: () =>
        known ? replace(edit(known, { note: text }, known.modified, moment(at)).annotation) : state,
      delete: () =>
        known
          ? replace(
              edit(known, { deleted: moment(at).toISOString() }, known.modified, moment(at))
                .annotation,
            )
          : state,
      restore: () =>
        known
          ? replace(edit(known, { deleted: null }, known.modified, moment(at)).annotation)
          : state,
      read: () => mergeSnapshots(state, { ...empty, pages: [page] }),
      merge: () => mergeSnapshots(state, machines[from] ?? empty),
      mute: () =>
        mergeSnapshots(state, {
          ...empty,
          muted: [{ schema: 1, id: text, muted: which > 1, modified: moment(at).toISOString() }],
        }),
    };
    machines[who] = next[what]();
  }
  return machines;
}

const history = fc.array(step, { maxLength: 30 }).map(play);

describe('mergeSnapshots', () => {
  it('is the same in either order', () => {
    fc.assert(
      fc.property(history, ([a = empty, b = empty]) => {
        expect(mergeSnapshots(a, b)).toEqual(mergeSnapshots(b, a));
      }),
      { numRuns: 500 },
    );
  });

  it('is the same in any grouping', () => {
    fc.assert(
      fc.property(history, ([a = empty, b = empty, c = empty]) => {
        expect(mergeSnapshots(mergeSnapshots(a, b), c)).toEqual(
          mergeSnapshots(a, mergeSnapshots(b, c)),
        );
      }),
      { numRuns: 500 },
    );
  });

  it('done again changes nothing', () => {
    fc.assert(
      fc.property(history, ([a = empty, b = empty]) => {
        const merged = mergeSnapshots(a, b);
        expect(mergeSnapshots(merged, a)).toEqual(merged);
        expect(mergeSnapshots(merged, b)).toEqual(merged);
        expect(mergeSnapshots(merged, merged)).toEqual(merged);
      }),
      { numRuns: 500 },
    );
  });

  it('loses no text that nobody replaced', () => {
    fc.assert(
      fc.property(history, ([a = empty, b = empty]) => {
        const merged = mergeSnapshots(a, b);
        for (const state of [a, b]) {
          for (const note of state.annotations) {
            const after = merged.annotations.find((other) => other.id === note.id);
            const other = (state === a ? b : a).annotations.find(({ id }) => id === note.id);
            for (const version of versionsOf(note)) {
              const stands =
                after &&
                versionsOf(after).some(
                  (v) => v.note === version.note && v.deleted === version.deleted,
                );
              const replaced = other?.revisions.some((stamp) => stamp.startsWith(version.modified));
              expect(stands || replaced).toBe(true);
            }
          }
        }
      }),
      { numRuns: 500 },
    );
  });

  it('points every note at a page that stands', () => {
    fc.assert(
      fc.property(history, ([a = empty, b = empty]) => {
        const merged = mergeSnapshots(a, b);
        const ids = new Set(merged.pages.map((page) => page.id));
        expect(merged.annotations.filter((note) => !ids.has(note.pageId))).toEqual([]);
        const identities = merged.pages.flatMap((page) => page.identities);
        expect(new Set(identities).size).toBe(identities.length);
      }),
      { numRuns: 500 },
    );
  });
});

describe('mergeAnnotations', () => {
  it('an edit that had seen the other version replaces it', () => {
    const first = newAnnotation(draftOf('one'), uuid(1), moment(0));
    const second = edit(first, { note: 'two' }, first.modified, moment(1)).annotation;
    const third = edit(second, { note: 'three' }, second.modified, moment(2)).annotation;
    expect(mergeAnnotations(first, third)).toEqual(third);
    expect(mergeAnnotations(third, second)).toEqual(third);
  });

  it('two edits in the same millisecond are both kept, even when one is edited again', () => {
    const first = newAnnotation(draftOf('one'), uuid(1), moment(0));
    const left = edit(first, { note: 'left' }, first.modified, moment(1)).annotation;
    const right = edit(first, { note: 'right' }, first.modified, moment(1)).annotation;
    const further = edit(left, { note: 'left, more' }, left.modified, moment(2)).annotation;
    expect(versionsOf(mergeAnnotations(further, right)).map((version) => version.note)).toEqual([
      'left, more',
      'right',
    ]);
  });
});

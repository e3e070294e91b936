/** Files that are damaged or forged: none throws, none is accepted that is not whole. */
import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { backupText } from '../../../lib/export/backup.ts';
import { writeHypothesis } from '../../../lib/export/hypothesis.ts';
import { writeJsonLd } from '../../../lib/export/json-ld.ts';
import { readNotes, toMerge } from '../../../lib/export/read-notes.ts';
import { mergeSnapshots } from '../../../lib/notes/merge.ts';
import { flawOf, recordKinds } from '../../../lib/notes/model.ts';
import { canonicalJson } from '../../../lib/notes/versions.ts';
import { NOW, textOf } from './reading-back.ts';
import { notes, snapshot } from './samples.ts';

describe('mutated files', () => {
  /** One change of a parsed file: something removed, replaced or put in, anywhere. */
  const junk = fc.oneof(
    fc.jsonValue({ maxDepth: 2 }),
    fc.constantFrom<unknown>(
      null,
      '',
      -1,
      1e300,
      'x'.repeat(300),
      [],
      {},
      '__proto__',
      'constructor',
      '2024-02-30T00:00:00.000Z',
      '\ud800',
    ),
  );
  function mutate(value: unknown, path: readonly number[], replacement: unknown): unknown {
    const [step, ...rest] = path;
    if (step === undefined || typeof value !== 'object' || value === null) return replacement;
    if (Array.isArray(value)) {
      if (value.length === 0) return replacement;
      const at = step % value.length;
      if (replacement === undefined && rest.length === 0) return value.filter((_, i) => i !== at);
      return value.map((one, i) => (i === at ? mutate(one, rest, replacement) : one));
    }
    const keys = Object.keys(value);
    const key = keys[step % Math.max(1, keys.length)];
    if (key === undefined) return replacement;
    const entries = Object.entries(value).flatMap(([name, one]) =>
      name !== key
        ? [[name, one]]
        : replacement === undefined && rest.length === 0
          ? []
          : [[name, mutate(one, rest, replacement)]],
    );
    return Object.fromEntries(entries);
  }

  const files = [backupText(snapshot), textOf(writeJsonLd, notes), textOf(writeHypothesis, notes)];

  it('never throw, and what is accepted is whole', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...files),
        fc.array(
          fc.tuple(
            fc.array(fc.nat(40), { minLength: 1, maxLength: 8 }),
            fc.option(junk, { nil: undefined }),
          ),
          { minLength: 1, maxLength: 3 },
        ),
        (file, changes) => {
          let value: unknown = JSON.parse(file);
          for (const [path, replacement] of changes) value = mutate(value, path, replacement);
          const imported = readNotes(JSON.stringify(value) ?? '', NOW);
          if (!imported.ok) {
            expect(imported.sentence).not.toBe('');
            return;
          }
          for (const kind of recordKinds) {
            for (const record of imported.snapshot[kind]) expect(flawOf(kind, record)).toBeNull();
          }
          const merged = mergeSnapshots(snapshot, toMerge(imported, snapshot));
          // Never deletes: whatever stood still stands, or was replaced by a version that knew it.
          expect(merged.annotations.length).toBeGreaterThanOrEqual(snapshot.annotations.length);
          for (const kind of recordKinds) {
            for (const record of merged[kind]) expect(flawOf(kind, record)).toBeNull();
          }
          expect(canonicalJson(merged)).toBe(
            canonicalJson(mergeSnapshots(merged, toMerge(imported, merged))),
          );
        },
      ),
      { numRuns: Number(process.env.FUZZ_RUNS ?? 1000) },
    );
  });

  it('cut or overwritten at any byte never throw', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...files),
        fc.nat(),
        fc.string({ maxLength: 3 }),
        fc.boolean(),
        (file, at, bytes, cut) => {
          const place = at % file.length;
          const text = cut
            ? file.slice(0, place)
            : file.slice(0, place) + bytes + file.slice(place + bytes.length);
          const imported = readNotes(text, NOW);
          if (imported.ok) {
            for (const kind of recordKinds) {
              for (const record of imported.snapshot[kind]) expect(flawOf(kind, record)).toBeNull();
            }
          }
        },
      ),
      { numRuns: Number(process.env.FUZZ_RUNS ?? 1000) },
    );
  });
});

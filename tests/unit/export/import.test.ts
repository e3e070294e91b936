import 'fake-indexeddb/auto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { backupText } from '../../../lib/export/backup.ts';
import { writeHypothesis } from '../../../lib/export/hypothesis.ts';
import { previewImport, readNotes, toMerge } from '../../../lib/export/read-notes.ts';
import { exportSet } from '../../../lib/export/set.ts';
import { clip } from '../../../lib/notes/draft.ts';
import { mergeSnapshots } from '../../../lib/notes/merge.ts';
import { tidyTags } from '../../../lib/notes/model.ts';
import { openStore } from '../../../lib/notes/store.ts';
import { edit } from '../../../lib/notes/versions.ts';
import { accepted, empty, NOW, type Read, textOf, writers } from './reading-back.ts';
import { MADE, notes, snapshot, uuid } from './samples.ts';

describe('the own backup', () => {
  it('comes back byte for byte: backup, wipe, import, backup', async () => {
    const before = backupText(snapshot);
    const store = openStore({ name: 'wiped' });
    await store.merge(accepted(before).snapshot);
    expect(backupText(await store.snapshot())).toBe(before);
    store.close();
  });

  it('merged in either order, into two machines, is the same bytes', () => {
    const [here] = snapshot.annotations;
    if (here === undefined) throw new Error('no sample');
    const there = edit(here, { note: 'there' }, here.modified, NOW).annotation;
    const one = accepted(backupText(snapshot)).snapshot;
    const two = accepted(backupText({ ...snapshot, annotations: [there] })).snapshot;
    expect(backupText(mergeSnapshots(one, two))).toBe(backupText(mergeSnapshots(two, one)));
  });

  it.each<[string, (text: string) => string, RegExp]>([
    ['cut off', (text) => text.slice(0, -40), /no JSON/],
    [
      'of a newer Counterpoint',
      (text) => text.replace('"schema": 1', '"schema": 2'),
      /newer Counterpoint/,
    ],
    ['without a schema', (text) => text.replace('"schema": 1,', ''), /which form/],
    [
      'with a field that no record has',
      (text) => text.replace('"note":', '"extra":1,"note":'),
      /damaged/,
    ],
    ['with a list missing', (text) => text.replace('"muted":', '"moved":'), /damaged/],
    [
      'with a time that is none',
      (text) => text.replace('2026-11-20T09:01:00.000Z', '2026-13-41T09:01:00.000Z'),
      /damaged/,
    ],
    [
      'with a note twice',
      (text) => text.replace(/("annotations": \[\n)(.*\n)/, '$1$2$2'),
      /damaged/,
    ],
    [
      'of something else',
      () => '{"format": "somebody-else", "annotations": []}',
      /no Counterpoint backup/,
    ],
    ['empty', () => '', /no JSON/],
    ['a number', () => '7', /neither/],
    ['a list of lists', () => '[[]]', /not whole/],
    ['a prototype', () => '{"__proto__": {"format": "counterpoint-backup"}}', /neither/],
    [
      'nested deeper than a stack',
      () => '['.repeat(200_000) + ']'.repeat(200_000),
      /not whole|could not be read|no JSON/,
    ],
  ])('%s is refused whole, with a sentence', (_what, damage, sentence) => {
    const imported = readNotes(damage(backupText(snapshot)), NOW);
    expect(imported).toMatchObject({ ok: false, sentence: expect.stringMatching(sentence) });
  });

  it('says which record is damaged, and where in it', () => {
    const imported = readNotes(
      backupText(snapshot).replace('"verdict":"doubt"', '"verdict":"maybe"'),
      NOW,
    );
    expect(imported).toMatchObject({
      ok: false,
      faults: [expect.stringMatching(/^note \d+: (?:others\.0\.)?verdict: /)],
    });
  });
});

describe.each(Object.entries(writers))('%s', (_format, write) => {
  it('written, read into an empty store and written again is the same bytes', () => {
    const before = textOf(write, notes);
    const { snapshot: read, left } = accepted(before);
    expect(left).toEqual([]);
    const order = new Map(notes.pages.map(({ page }, i) => [page.canonicalUrl, i]));
    const pages = [...read.pages].sort(
      (a, b) => (order.get(a.canonicalUrl) ?? 0) - (order.get(b.canonicalUrl) ?? 0),
    );
    // The order of notes is by place, then time: both travel.
    expect(textOf(write, exportSet(pages, read.annotations, MADE))).toBe(before);
  });

  it('brought into the store it came from changes nothing', () => {
    const imported = accepted(textOf(write, notes));
    expect(previewImport(imported, snapshot)).toEqual({
      new: 0,
      changed: 0,
      same: notes.pages.flatMap((page) => page.annotations).length,
      pages: { new: 0, changed: 0, same: notes.pages.length },
      settings: { new: 0, changed: 0, same: 0 },
      conflicts: 0,
      left: [],
    });
    const merged = mergeSnapshots(snapshot, toMerge(imported, snapshot));
    expect(backupText(merged)).toBe(backupText(snapshot));
  });

  it('of an older state does not undo an edit, nor double it', () => {
    const imported = accepted(textOf(write, notes));
    const later = {
      ...snapshot,
      annotations: snapshot.annotations.map(
        (note) => edit(note, { note: `${note.note} more` }, note.modified, NOW).annotation,
      ),
    };
    expect(toMerge(imported, later).annotations).toEqual([]);
  });

  it('changed by another program is kept beside what stands', () => {
    const foreign = textOf(write, notes)
      .replaceAll('They do not say how.', 'They say how.')
      .replaceAll('On the whole page.', 'Changed elsewhere.');
    const imported = accepted(foreign);
    const preview = previewImport(imported, snapshot);
    expect(preview).toMatchObject({ new: 0, changed: 1, conflicts: 1 });
    const merged = mergeSnapshots(snapshot, toMerge(imported, snapshot));
    const note = merged.annotations.find(({ id }) => id === uuid(104));
    expect([note?.note, ...(note?.others ?? []).map((other) => other.note)].sort()).toEqual([
      'Changed elsewhere.',
      'On the whole page.',
    ]);
  });

  it('joins the page that is already kept, and leaves what is known of it', () => {
    const imported = accepted(textOf(write, notes));
    const kept = {
      ...empty,
      pages: snapshot.pages.map((page, i) => ({ ...page, id: uuid(900 + i) })),
    };
    const merged = mergeSnapshots(kept, toMerge(imported, kept));
    expect(merged.pages).toEqual(kept.pages);
    expect(new Set(merged.annotations.map((note) => note.pageId))).toEqual(
      new Set([uuid(900), uuid(901)]),
    );
  });
});

describe('a claim that travels as Hypothesis’s JSON', () => {
  const claims = fc.record({
    // As the store keeps it: in one line.
    speaker: fc.option(fc.string({ maxLength: 40, unit: 'grapheme' })).map((who) => clip(who, 40)),
    score: fc.oneof(fc.constantFrom(0, 1, 1e-7), fc.double({ min: 0, max: 1, noNaN: true })),
    tags: fc.array(fc.constantFrom('score:1', 'speaker:A reader', 'verdict', 'x'), {
      maxLength: 2,
    }),
  });

  it('keeps its speaker, its score and the tags beside them', () => {
    const [page] = notes.pages.map((each) => each.page);
    const claimed = snapshot.annotations.find(({ claim }) => claim !== null);
    if (page === undefined || claimed?.claim == null) throw new Error('no sample');
    const { claim, selectors } = claimed;
    fc.assert(
      fc.property(claims, ({ speaker, score, tags }) => {
        const note = {
          ...claimed,
          selectors,
          tags: tidyTags(tags),
          claim: { ...claim, score: Math.abs(score), speaker, overreach: null },
        };
        const [read] = accepted(textOf(writeHypothesis, exportSet([page], [note], MADE))).snapshot
          .annotations;
        expect(read?.claim).toEqual(note.claim);
        expect(read?.tags).toEqual(note.tags);
      }),
    );
  });
});

describe('files of other programs', () => {
  const fixture = (name: string): string =>
    readFileSync(join(import.meta.dirname, 'files', name), 'utf8');

  const byKind = (imported: Read) =>
    Object.fromEntries(imported.snapshot.annotations.map((note) => [note.kind, note]));

  it('Hypothesis: notes and highlights come in; replies, films and papers are left out with the reason', () => {
    const imported = accepted(fixture('hypothesis.json'));
    expect(imported.snapshot.annotations).toHaveLength(2);
    expect(byKind(imported)).toMatchObject({
      highlight: {
        created: '2024-03-01T10:00:00.123Z',
        modified: '2024-03-01T10:30:00.000Z',
        selectors: {
          quote: { exact: 'structural holes', prefix: 'allows ', suffix: ' to be bridged' },
          position: { start: 40, end: 56 },
        },
      },
      note: { note: 'A **page** note', selectors: null, tags: ['todo'] },
    });
    expect(imported.snapshot.pages).toMatchObject([
      { canonicalUrl: 'https://example.org/bulletin', titles: [{ title: 'Reform bulletin' }] },
    ]);
    expect(imported.left.map(({ what, why }) => `${what}: ${why}`)).toEqual([
      'entry 3: it is a reply to another note',
      'entry 4: it marks something other than words',
      'entry 5: it is not about a web page',
    ]);
  });

  it('Web Annotations: the forms the Recommendation allows; the rest left out with the reason', () => {
    const imported = accepted(fixture('web-annotations.json'));
    expect(imported.snapshot.annotations).toHaveLength(2);
    expect(byKind(imported)).toMatchObject({
      note: { note: 'Doubtful.', selectors: null, created: NOW.toISOString() },
      highlight: {
        id: '5c5b3a9e-0000-4000-8000-00000000abcd',
        note: 'assessed: verdict',
        verdict: null,
        selectors: { quote: { exact: 'great reward', prefix: '', suffix: '' } },
      },
    });
    expect(imported.left.map(({ why }) => why)).toEqual([
      'it is about several things at once',
      'what it says is not text',
      'it marks something other than words',
    ]);
  });

  it('read twice are the same records', () => {
    for (const name of ['hypothesis.json', 'web-annotations.json']) {
      expect(accepted(fixture(name)).snapshot).toEqual(accepted(fixture(name)).snapshot);
    }
  });
});

import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { backupText } from '../../../lib/export/backup.ts';
import { type Folder, fileOf, syncFolder } from '../../../lib/export/folder.ts';
import { openStore, type Store } from '../../../lib/notes/store.ts';
import { versionsOf } from '../../../lib/notes/versions.ts';
import { draftOf, visitOf } from '../notes/samples.ts';

const NOW = new Date('2026-11-22T08:00:00.000Z');

function memoryFolder(): Folder & {
  files: Map<string, string>;
  writes: string[];
  reads: string[];
} {
  const reads: string[] = [];
  const files = new Map<string, string>();
  const writes: string[] = [];
  return {
    files,
    writes,
    reads,
    list: async () => [...files.keys()],
    // The text itself: nothing differs more surely whenever the text does.
    stamp: async (name) => files.get(name) ?? '',
    read: async (name) => {
      reads.push(name);
      return files.get(name) ?? '';
    },
    write: async (name, text) => {
      writes.push(name);
      files.set(name, text);
    },
  };
}

let stores: Store[] = [];
let made = 0;
function machine(): Store {
  made += 1;
  const store = openStore({ name: `machine-${made}` });
  stores.push(store);
  return store;
}
afterEach(() => {
  for (const store of stores) store.close();
  stores = [];
});

describe('a folder that two machines share', () => {
  it('carries notes there and back, and then is written no more', async () => {
    const folder = memoryFolder();
    const [desk, lap] = [machine(), machine()];
    await desk.saveAnnotation(visitOf('https://x.org/a'), draftOf('at the desk'));
    await lap.saveAnnotation(visitOf('https://www.x.org/a/'), draftOf('on the train'));
    for (const [store, name] of [
      [desk, 'desk'],
      [lap, 'lap'],
      [desk, 'desk'],
      [lap, 'lap'],
    ] as const) {
      await syncFolder(store, folder, name, NOW);
    }
    expect(backupText(await desk.snapshot())).toBe(backupText(await lap.snapshot()));
    expect((await desk.all()).map((note) => note.note).sort()).toEqual([
      'at the desk',
      'on the train',
    ]);
    expect(await desk.pages()).toHaveLength(1);
    const writes = folder.writes.length;
    expect(await syncFolder(desk, folder, 'desk', NOW)).toMatchObject({
      new: 0,
      changed: 0,
      written: false,
    });
    expect(await syncFolder(lap, folder, 'lap', NOW)).toMatchObject({
      new: 0,
      changed: 0,
      written: false,
    });
    expect(folder.writes).toHaveLength(writes);
  });

  it('leaves a damaged file as it is, says so, and loses nothing else', async () => {
    const folder = memoryFolder();
    const store = machine();
    const note = await store.saveAnnotation(visitOf('https://x.org/a'), draftOf('kept'));
    folder.files.set('counterpoint-other.json', '{"format": "counterpoint-backup", "sche');
    folder.files.set('shopping.json', '{}');
    const report = await syncFolder(store, folder, 'desk', NOW);
    expect(report).toMatchObject({
      read: [],
      refused: [{ name: 'counterpoint-other.json' }],
      written: true,
    });
    expect(folder.files.get('counterpoint-other.json')).toMatch(/sche$/);
    expect(folder.files.get('shopping.json')).toBe('{}');
    expect((await store.annotation(note.id))?.note).toBe('kept');
  });

  it('mends its own file where a crash cut it off', async () => {
    const folder = memoryFolder();
    const store = machine();
    await store.saveAnnotation(visitOf('https://x.org/a'), draftOf('kept'));
    folder.files.set(fileOf('desk'), '{"format"');
    expect(await syncFolder(store, folder, 'desk', NOW)).toMatchObject({ written: true });
    expect(folder.files.get(fileOf('desk'))).toBe(backupText(await store.snapshot()));
  });

  it('reads the copy that a sync service made of a file it found twice', async () => {
    const folder = memoryFolder();
    const [desk, lap] = [machine(), machine()];
    await lap.saveAnnotation(visitOf('https://x.org/a'), draftOf('from the copy'));
    folder.files.set(
      'counterpoint-lap (conflicted copy 2026-11-22).json',
      backupText(await lap.snapshot()),
    );
    expect(await syncFolder(desk, folder, 'desk', NOW)).toMatchObject({ new: 1 });
    expect(await desk.all()).toHaveLength(1);
  });

  it('is read only where it changed, so that what was erased here does not come back from our own file', async () => {
    const folder = memoryFolder();
    const [desk, lap] = [machine(), machine()];
    const note = await desk.saveAnnotation(visitOf('https://x.org/a'), draftOf('at the desk'));
    const first = await syncFolder(desk, folder, 'desk', NOW);
    await lap.saveAnnotation(visitOf('https://x.org/b'), draftOf('on the train'));
    await syncFolder(lap, folder, 'lap', NOW);
    const second = await syncFolder(desk, folder, 'desk', NOW, first.seen);
    expect(second.read).toEqual([fileOf('lap')]);
    expect(second.new).toBe(1);
    await desk.deleteAnnotation(note.id, note.modified);
    await desk.eraseDeleted([note.id]);
    folder.reads.length = 0;
    const third = await syncFolder(desk, folder, 'desk', NOW, second.seen);
    expect(third).toMatchObject({ read: [], new: 0, changed: 0, written: true });
    // Its own, to see whether there is anything to write.
    expect(folder.reads).toEqual([fileOf('desk')]);
    expect((await desk.all()).map(({ note }) => note)).toEqual(['on the train']);
    expect(folder.files.get(fileOf('desk'))).not.toContain('at the desk');
  });

  it('comes to the same as another folder taken in first, and loses nothing of either', async () => {
    const texts = fc.array(fc.tuple(fc.nat(2), fc.string({ maxLength: 6 })), { maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(texts, texts, async (left, right) => {
        const folders = [memoryFolder(), memoryFolder()] as const;
        const common = machine();
        await common.saveAnnotation(visitOf('https://x.org/0'), draftOf('known to both'));
        const start = await common.snapshot();
        for (const [i, own] of [left, right].entries()) {
          const store = machine();
          await store.merge(start);
          // Both also edit the note that both know.
          const [known] = await store.all();
          if (known !== undefined)
            await store.editAnnotation(known.id, { note: `edited on ${i}` }, known.modified);
          for (const [where, text] of own)
            await store.saveAnnotation(visitOf(`https://x.org/${where}`), draftOf(`${i}: ${text}`));
          await syncFolder(store, folders[i === 0 ? 0 : 1], String(i), NOW);
        }
        const [one, two] = [machine(), machine()];
        for (const i of [0, 1] as const) await syncFolder(one, folders[i], 'one', NOW);
        for (const i of [1, 0] as const) await syncFolder(two, folders[i], 'two', NOW);
        const end = await one.snapshot();
        expect(backupText(await two.snapshot())).toBe(backupText(end));
        const standing = end.annotations.flatMap((note) =>
          versionsOf(note).map((version) => version.note),
        );
        expect(standing.sort()).toEqual(
          [
            'edited on 0',
            'edited on 1',
            ...left.map(([, text]) => `0: ${text}`),
            ...right.map(([, text]) => `1: ${text}`),
          ].sort(),
        );
      }),
      { numRuns: 20 },
    );
  });

  it('loses no text, in whatever order the machines write and meet', async () => {
    const step = fc.record({
      who: fc.nat(1),
      what: fc.constantFrom('note', 'edit', 'delete', 'sync', 'sync'),
      which: fc.nat(2),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 14 }), async (steps) => {
        const folder = memoryFolder();
        const both = [machine(), machine()] as const;
        const deletedOrReplaced = new Set<string>();
        const texts = new Set<string>();
        for (const [i, { who, what, which }] of steps.entries()) {
          const store = both[who === 0 ? 0 : 1];
          const text = `text ${i}`;
          if (what === 'sync') await syncFolder(store, folder, String(who), NOW);
          else if (what === 'note') {
            await store.saveAnnotation(visitOf(`https://x.org/${which}`), draftOf(text));
            texts.add(text);
          } else {
            const note = (await store.all())[which];
            if (note === undefined) continue;
            if (what === 'edit') {
              await store.editAnnotation(note.id, { note: text }, note.modified);
              texts.add(text);
            } else await store.deleteAnnotation(note.id, note.modified);
            deletedOrReplaced.add(note.note);
          }
        }
        for (const who of [0, 1, 0, 1] as const)
          await syncFolder(both[who], folder, String(who), NOW);
        const end = await both[0].snapshot();
        expect(backupText(await both[1].snapshot())).toBe(backupText(end));
        const standing = new Set(
          end.annotations.flatMap((note) => versionsOf(note).map((version) => version.note)),
        );
        expect(
          [...texts].filter((text) => !standing.has(text) && !deletedOrReplaced.has(text)),
        ).toEqual([]);
      }),
      { numRuns: 25 },
    );
  });
});

/**
 * Backup, wipe, import, backup for 10,000 notes: same bytes, time and memory, beside plain JSON of the
 * same records in the same run. `node --expose-gc tests/bench/notes-backup.ts [notes]`
 */
import 'fake-indexeddb/auto';
import { backupText } from '../../lib/export/backup.ts';
import { readNotes } from '../../lib/export/read-notes.ts';
import { mergeSnapshots } from '../../lib/notes/merge.ts';
import type { Snapshot } from '../../lib/notes/model.ts';
import { openStore } from '../../lib/notes/store.ts';
import { noteOf, pageOf } from '../unit/export/samples.ts';

const count = Number(process.argv[2] ?? 10_000);
const empty: Snapshot = { annotations: [], pages: [], dismissals: [], muted: [] };
const pages = Array.from({ length: Math.ceil(count / 10) }, (_, i) =>
  pageOf(i, `https://x.org/story-${i}`),
);
const written: Snapshot = {
  ...empty,
  pages,
  annotations: pages
    .flatMap((page, i) =>
      Array.from({ length: 10 }, (_, j) =>
        noteOf(i * 10 + j, page, `Note ${j} on a story. `.repeat(10)),
      ),
    )
    .slice(0, count),
};

const heap = (): number => {
  (globalThis as { gc?: () => void }).gc?.();
  return process.memoryUsage().heapUsed / 1e6;
};
async function timed<T>(what: string, work: () => T | Promise<T>): Promise<[T, number]> {
  const before = heap();
  const start = performance.now();
  const result = await work();
  const ms = performance.now() - start;
  console.log(
    `${what.padEnd(28)} ${ms.toFixed(0).padStart(7)} ms  ${(heap() - before).toFixed(0).padStart(5)} MB kept`,
  );
  return [result, ms];
}

console.log(`${count} notes on ${pages.length} pages`);
const [plain, stringify] = await timed('JSON.stringify (peer)', () => JSON.stringify(written));
const [, parse] = await timed('JSON.parse (peer)', () => JSON.parse(plain) as unknown);
const [text, out] = await timed('backup to text', () => backupText(written));
const [read, back] = await timed('text to checked records', () => {
  const imported = readNotes(text, new Date());
  if (!imported.ok) throw new Error(imported.sentence);
  return imported.snapshot;
});
const [, merge] = await timed('merge with itself', () => mergeSnapshots(read, read));
const store = openStore({ name: 'bench' });
await timed('import into an empty store*', () => store.merge(read));
const [again] = await timed('store to snapshot*', () => store.snapshot());
store.close();
console.log(`* in memory (fake-indexeddb): the browser's own figures differ`);
console.log(
  `${(text.length / 1e6).toFixed(1)} MB; same bytes after wipe and import: ${backupText(again) === text}`,
);
console.log(
  `ratios to JSON: out ${(out / stringify).toFixed(1)}, in ${(back / parse).toFixed(1)}, merge ${(merge / (parse + stringify)).toFixed(1)}`,
);

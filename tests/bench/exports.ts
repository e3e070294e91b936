/**
 * Every format for 1,000 and 10,000 notes, beside plain JSON of the same records in the same run: ten times the
 * notes should take about ten times as long. `node --expose-gc tests/bench/exports.ts [notes]`
 */
import { formats } from '../../lib/export/formats.ts';
import { exportSet } from '../../lib/export/set.ts';
import type { ExportSet } from '../../lib/export/types.ts';
import { knowledge, MADE, noteOf, pageOf } from '../unit/export/samples.ts';

const most = Number(process.argv[2] ?? 10_000);

function made(count: number): ExportSet {
  const pages = Array.from({ length: Math.ceil(count / 10) }, (_, i) =>
    pageOf(i, `https://x.org/story-${i}`),
  );
  const notes = pages.flatMap((page, i) =>
    Array.from({ length: 10 }, (_, j) =>
      noteOf(i * 10 + j, page, `Note ${j} on a story. `.repeat(10)),
    ),
  );
  const start = performance.now();
  const set = exportSet(pages, notes.slice(0, count), MADE);
  console.log(`gathering ${count} notes: ${(performance.now() - start).toFixed(1)} ms`);
  return set;
}

const gc = () => (globalThis as { gc?: () => void }).gc?.();
async function timed(work: () => unknown): Promise<number> {
  gc();
  const start = performance.now();
  await work();
  return performance.now() - start;
}

const [few, many] = [made(most / 10), made(most)];
const plain = await timed(() => JSON.stringify(many));
console.log(`JSON.stringify (peer): ${plain.toFixed(0)} ms for ${most}`);
// Loads what is loaded when first asked for.
const nothing = exportSet([], [], MADE);
for (const { write } of Object.values(formats)) await write(nothing, knowledge);
for (const [id, { write }] of Object.entries(formats)) {
  const small = await timed(() => write(few, knowledge));
  const large = await timed(() => write(many, knowledge));
  const columns = [
    id.padEnd(12),
    `${small.toFixed(0)} ms`.padStart(9),
    `${large.toFixed(0)} ms`.padStart(9),
    `×${(large / small).toFixed(1)}`.padStart(7),
    `${(large / plain).toFixed(0)} × JSON`.padStart(11),
  ];
  console.log(columns.join(' '));
}

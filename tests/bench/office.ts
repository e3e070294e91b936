/**
 * Our Word file and our tables in LibreOffice, which is asked for their text: every quote and note is in it,
 * and no cell was taken for a formula, though it is told to evaluate them. Hostile text besides the samples.
 *
 * `node tests/bench/office.ts [soffice]`
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { writeCsv, writeReadwise } from '../../lib/export/csv.ts';
import { writeDocx } from '../../lib/export/docx.ts';
import { exportSet } from '../../lib/export/set.ts';
import type { Written } from '../../lib/export/types.ts';
import { quoteOf } from '../../lib/notes/model.ts';
import { hostileText, words } from '../unit/export/hostile.ts';
import { knowledge, MADE, noteOf, pageOf } from '../unit/export/samples.ts';
import { selectorsOf } from '../unit/notes/samples.ts';

const office = process.argv[2] ?? 'soffice';
const folder = mkdtempSync(join(tmpdir(), 'counterpoint-office-'));

const texts = fc.sample(hostileText, { numRuns: 300, seed: 2014 });
const pages = texts
  .slice(0, 60)
  .map((title, i) => pageOf(i + 1, `https://x.org/story-${i}`, { title, author: title }));
const notes = pages.flatMap((page, i) =>
  texts
    .slice(60 + i * 4, 64 + i * 4)
    .map((text, j) =>
      noteOf(i * 4 + j, page, text, { selectors: selectorsOf(text), tags: [], claim: null }),
    ),
);
const set = exportSet(pages, notes, MADE);

function keep(written: Written, name: string): string {
  const path = join(folder, name);
  writeFileSync(path, 'text' in written ? written.text : written.bytes);
  return path;
}
function convert(path: string, to: string, more: readonly string[] = []): string {
  const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`;
  const done = spawnSync(
    office,
    [profile, '--headless', '--convert-to', to, ...more, '--outdir', join(folder, 'out'), path],
    { encoding: 'utf8' },
  );
  if (done.status !== 0) throw new Error(`${office}: ${done.error?.message ?? done.stderr}`);
  const [extension = ''] = to.split(':');
  const name = path.slice(folder.length + 1).replace(/\.[^.]+$/, `.${extension}`);
  return readFileSync(join(folder, 'out', name), 'utf8');
}

/** Nothing but what is seen: how a program wraps, spaces and trims is its own. */
const seen = (text: string): string => words(text).replace(/[\s\p{Cf}\ufeff]+/gu, '');

let failed = 0;
const expectAll = (what: string, wanted: readonly string[], text: string): void => {
  const missing = wanted.filter((one) => !text.includes(seen(one)));
  failed += missing.length;
  console.log(`${what}: ${wanted.length - missing.length} of ${wanted.length} found`);
  for (const one of missing.slice(0, 5)) console.log('  missing', JSON.stringify(one));
};

const asText = seen(
  convert(keep(await writeDocx(set, knowledge), 'notes.docx'), 'txt:Text (encoded):UTF8'),
);
expectAll('Word, quotes', notes.map(quoteOf), asText);
expectAll(
  'Word, notes',
  notes.map(({ note }) => note),
  asText,
);
expectAll(
  'Word, titles',
  pages.map(({ titles }) => titles[0]?.title ?? ''),
  asText,
);

/** Comma, double quote, UTF-8, from line 1; quoted fields not forced to be text; formulas evaluated. */
const WORST = '--infilter=CSV:44,34,76,1,,0,false,false,true,false,false,0,true';
const control = join(folder, 'control.csv');
writeFileSync(control, '"=1+1"\r\n');
const evaluated = convert(control, 'fods', [WORST]).includes('table:formula=');
console.log(`without our guard a formula is ${evaluated ? '' : 'NOT '}evaluated`);
failed += evaluated ? 0 : 1;

for (const [name, written] of [
  ['csv', writeCsv(set, knowledge)],
  ['readwise', writeReadwise(set)],
] as const) {
  const path = keep(written, `${name}.csv`);
  const flat = convert(path, 'fods', [WORST]);
  const formulas = flat.match(/table:formula=/g)?.length ?? 0;
  const errors = flat.match(/calcext:value-type="error"/g)?.length ?? 0;
  failed += formulas + errors;
  console.log(`${name}: ${formulas} cells with a formula, ${errors} with an error`);
  const rows = parse('text' in written ? written.text : '', { bom: true }) as string[][];
  const shown = seen(
    flat
      .replace(/<text:(?:s|tab|line-break)[^>]*>/g, ' ')
      .replace(/<[^>]+>/g, '\n')
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&quot;', '"')
      .replaceAll('&apos;', "'")
      .replace(/&#x([0-9a-f]+);/gi, (_, hex: string) =>
        String.fromCodePoint(Number.parseInt(hex, 16)),
      )
      .replaceAll('&amp;', '&'),
  );
  const quoted = name === 'csv' ? 7 : 0;
  expectAll(
    `${name}, quotes`,
    rows.slice(1).map((row) => row[quoted] ?? ''),
    shown,
  );
}
rmSync(folder, { recursive: true });
console.log(spawnSync(office, ['--version'], { encoding: 'utf8' }).stdout.trim());
process.exitCode = failed === 0 ? 0 : 1;

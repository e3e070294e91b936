/**
 * Whether the packages follow from the sources alone: packs here, then twice from the unpacked
 * sources zip in folders elsewhere, as a store's reviewer would, and compares the bytes.
 * Run: `node tests/bench/package.ts` (under a minute). Ends with 1 where anything differs.
 */
import { spawnSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import process from 'node:process';
import { unzipSync } from 'fflate';
import { root } from '../../scripts/stage.ts';

const bin = join(root, 'node_modules', '.bin');

function zip(folder: string): Map<string, Buffer> {
  const { status, stdout, stderr } = spawnSync('node', [join(folder, 'scripts/zip.ts')], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH ?? ''}` },
  });
  // A budget that is passed is another question, and answered with 1 too.
  if (status !== 0 && !stdout.includes('✗')) throw new Error(`${stdout}${stderr}`);
  const made = join(folder, '.output');
  return new Map(
    readdirSync(made)
      .filter((name) => name.endsWith('.zip'))
      .map((name) => [name, readFileSync(join(made, name))]),
  );
}

function unpackedSources(zipped: Buffer): string {
  const folder = mkdtempSync(join(tmpdir(), 'counterpoint-sources-'));
  for (const [name, bytes] of Object.entries(unzipSync(zipped))) {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, bytes);
  }
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
  return folder;
}

const here = zip(root);
const sources = [...here].find(([name]) => name.endsWith('-sources.zip'))?.[1];
if (!sources) throw new Error('No sources were packed: this is run from a git clone.');
let same = true;
for (const time of ['once', 'twice']) {
  const folder = unpackedSources(sources);
  for (const [name, bytes] of zip(folder)) {
    const equal = here.get(name)?.equals(bytes) ?? false;
    console.log(`${equal ? '✓ the same bytes' : '✗ DIFFERS'}  ${name}, built ${time} elsewhere`);
    same &&= equal;
  }
  rmSync(folder, { recursive: true, force: true });
}
process.exitCode = same ? 0 : 1;

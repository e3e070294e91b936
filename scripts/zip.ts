/**
 * `npm run zip`: the packages for the stores, under `.output`, the same bytes from the same commit:
 * one for Chrome and Edge, one for Firefox, and the sources that Firefox's reviewers build it from.
 * Fails where a package weighs more than it may. `--built` packs what is built already.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { root } from './stage.ts';
import { isOver, lineOf, weights } from './zip/budget.ts';
import { type Files, filesOf, pack } from './zip/pack.ts';

const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  version: string;
};

function run(program: string, ...args: readonly string[]): string {
  const done = spawnSync(program, args, {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 1 << 26,
    shell: process.platform === 'win32',
  });
  if (done.status !== 0)
    throw new Error(`${program} ${args.join(' ')} failed.\n${done.stdout}${done.stderr}`);
  return done.stdout;
}

/** What git tracks, as it is on disk; null where the sources were unpacked and no git is there. */
function sources(): Files | null {
  if (!existsSync(join(root, '.git'))) return null;
  const names = run('git', 'ls-files', '-z').split('\0').filter(Boolean);
  return new Map(
    names
      .filter((name) => statSync(join(root, name), { throwIfNoEntry: false })?.isFile())
      .map((name) => [name, readFileSync(join(root, name))]),
  );
}

function write(name: string, zipped: Uint8Array): void {
  writeFileSync(join(root, '.output', name), zipped);
  const sum = createHash('sha256').update(zipped).digest('hex');
  console.log(`.output/${name}\n  ${zipped.length} bytes, SHA-256 ${sum}`);
}

let over = false;
for (const browser of ['chrome', 'firefox'] as const) {
  if (!process.argv.includes('--built')) run('wxt', 'build', '-b', browser);
  const files = filesOf(join(root, '.output', `${browser}-mv3`));
  const zipped = pack(files);
  write(`counterpoint-${version}-${browser}.zip`, zipped);
  for (const weight of weights(files, zipped)) {
    console.log(lineOf(weight));
    over ||= isOver(weight);
  }
}
const tracked = sources();
if (tracked) write(`counterpoint-${version}-sources.zip`, pack(tracked));
else console.log('No git here: the sources are what this folder was unpacked from.');
if (over) {
  console.error('A package weighs more than it may (scripts/zip/budget.ts).');
  process.exitCode = 1;
}

// The first step of `npm start` and `npm test` on a fresh clone: plain JavaScript for whatever Node
// (20 or later) is there. It installs the dependencies where they are missing or stale, among them
// the Node 24 that WXT and Vitest need, and hands over to the TypeScript of the real script.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const bin = join(root, 'node_modules', '.bin');
const stamp = join(root, 'node_modules', '.counterpoint-lock');
const [script, ...args] = process.argv.slice(2);

const major = Number(process.versions.node.split('.')[0]);
if (major < 20) {
  process.stderr.write(`Counterpoint needs Node 20 or later; this is ${process.versions.node}.\n`);
  process.exit(1);
}

const lock = createHash('sha256')
  .update(readFileSync(join(root, 'package-lock.json')))
  .digest('hex');
const installed = existsSync(stamp) ? readFileSync(stamp, 'utf8') : '';
if (installed !== lock) {
  process.stderr.write('Installing what it needs (npm ci, about a minute the first time) …\n');
  const npm = spawnSync('npm', ['ci', '--no-fund', '--no-audit', '--loglevel=error'], {
    cwd: root,
    // Nothing of ours on standard output: `npm run -s read` prints JSON there.
    stdio: ['inherit', 2, 2],
    shell: process.platform === 'win32',
  });
  if (npm.status !== 0) {
    process.stderr.write('npm ci failed; the lines above say why.\n');
    process.exit(npm.status ?? 1);
  }
  writeFileSync(stamp, lock);
}

const node = spawnSync(
  join(bin, process.platform === 'win32' ? 'node.cmd' : 'node'),
  [join(root, 'scripts', script), ...args],
  {
    stdio: 'inherit',
    shell: process.platform === 'win32',
    env: {
      ...process.env,
      PATH: `${bin}${delimiter}${process.env.PATH ?? ''}`,
      COUNTERPOINT_CWD: process.env.INIT_CWD ?? process.cwd(),
    },
  },
);
process.exit(node.status ?? 1);

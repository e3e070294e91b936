/**
 * Saves and edits in a real Chromium, in an extension's own origin, that is killed (SIGKILL, whole process
 * group) at a random moment, started again on the same profile, and asked what it holds: acknowledged notes
 * lost, out of how many, and how often the second copy had to bring them back. Stops at the first loss and
 * keeps the profile, with the browser's log in it. Every tenth time the database file is damaged besides,
 * so that the browser's own answer to that (it deletes the database) is met for certain. Says nothing of
 * power cuts: the kernel lives on.
 *
 * `node tests/bench/kill-saves.ts [kills] [mirror|plain] [chromium]`
 */
import { spawn } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';

const kills = Number(process.argv[2] ?? 100);
const withMirror = process.argv[3] !== 'plain';
const browser = process.argv[4] ?? '/usr/bin/chromium';
const root = join(import.meta.dirname, '../..');

/** Runs in the page: tells what is there, then saves and edits as fast as acknowledgements come. */
const page = (host: string): string => `
import { openStore } from ${JSON.stringify(join(root, 'lib/notes/store.ts'))};
import { mirrorIn } from ${JSON.stringify(join(root, 'lib/notes/mirror.ts'))};
import { draftOf, visitOf } from ${JSON.stringify(join(root, 'tests/unit/notes/samples.ts'))};
const tell = (path, body) => fetch('${host}' + path, { method: 'POST', body: JSON.stringify(body) });
const store = openStore(${
  withMirror
    ? "{ mirror: mirrorIn(chrome.storage.local), onRestored: (notes) => tell('/restored', notes), onMirrorFault: (error) => tell('/fault', String(error)) }"
    : '{}'
});
await tell('/have', (await store.all()).map(({ id, note }) => [id, note]));
// As the worker does when the browser starts.
await store.checkSecondCopy();
for (let n = 0; ; n += 1) {
  const note = await store.saveAnnotation(visitOf('https://x.org/story-' + (n % 7)), draftOf('saved ' + n));
  await tell('/ack', [note.id, note.note]);
  const { annotation } = await store.editAnnotation(note.id, { note: 'edited ' + n }, note.modified);
  await tell('/ack', [annotation.id, annotation.note]);
}`;

const acknowledged = new Map<string, string>();
const restored: number[] = [];
const faults: string[] = [];
let have: ((notes: [string, string][]) => void) | null = null;
let firstAck: (() => void) | null = null;

const bodyOf = async (request: IncomingMessage): Promise<unknown> => {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return JSON.parse(Buffer.concat(parts).toString());
};
const server = createServer(async (request, response) => {
  if (request.url === '/have') have?.((await bodyOf(request)) as [string, string][]);
  else if (request.url === '/ack') {
    const [id, note] = (await bodyOf(request)) as [string, string];
    acknowledged.set(id, note);
    firstAck?.();
  } else if (request.url === '/restored') restored.push(Number(await bodyOf(request)));
  else if (request.url === '/fault') faults.push(String(await bodyOf(request)));
  response.writeHead(204, { 'access-control-allow-origin': '*' });
  response.end();
});
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
const address = server.address();
if (address === null || typeof address === 'string') throw new Error('no port');

const host = `http://127.0.0.1:${address.port}`;

const entry = 'virtual:kill-saves';
const bundled = await build({
  configFile: false,
  logLevel: 'error',
  root,
  plugins: [
    {
      name: 'page',
      resolveId: (id) => (id === entry ? id : null),
      load: (id) => (id === entry ? page(host) : null),
    },
  ],
  build: { write: false, target: 'esnext', rollupOptions: { input: entry } },
});
const [output] = [bundled].flat();
if (output === undefined || !('output' in output)) throw new Error('nothing was bundled');
const script = output.output[0].code;

/** An extension of its own, so that origin, storage and permissions are as in the product. */
const profile = mkdtempSync(join(tmpdir(), 'kill-saves-'));
const extension = join(profile, 'extension');
mkdirSync(extension);
writeFileSync(join(extension, 'page.js'), script);
writeFileSync(
  join(extension, 'page.html'),
  '<!doctype html><script type="module" src="page.js"></script>',
);
// Opened by the extension itself: an address on the command line is loaded before the extension is.
writeFileSync(
  join(extension, 'worker.js'),
  `const open = () => chrome.tabs.create({ url: 'page.html' });
chrome.runtime.onInstalled.addListener(open);
chrome.runtime.onStartup.addListener(open);`,
);
writeFileSync(
  join(extension, 'manifest.json'),
  JSON.stringify({
    manifest_version: 3,
    name: 'kill-saves',
    version: '1',
    permissions: ['storage', 'unlimitedStorage'],
    host_permissions: ['http://127.0.0.1/*'],
    background: { service_worker: 'worker.js' },
  }),
);
const log = openSync(join(profile, 'browser.log'), 'a');

/** Overwrites the middle of LevelDB's largest file, as a bad sector would. */
function damage(): void {
  const base = join(profile, 'Default', 'IndexedDB');
  const files = readdirSync(base, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(?:log|ldb)$/.test(name))
    .map((name) => join(base, name))
    .sort((a, b) => statSync(b).size - statSync(a).size);
  const [largest] = files;
  if (largest === undefined) return;
  const bytes = readFileSync(largest);
  bytes.fill(0x5a, bytes.length >> 1, (bytes.length >> 1) + 64);
  writeFileSync(largest, bytes);
}

const lost = new Set<string>();
let unacknowledged = 0;
for (let kill = 0; kill <= kills; kill += 1) {
  const holds = new Promise<[string, string][]>((resolve) => {
    have = resolve;
  });
  const acked = new Promise<void>((resolve) => {
    firstAck = resolve;
  });
  const child = spawn(
    browser,
    [
      '--headless=new',
      '--no-sandbox',
      '--disable-gpu',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--enable-logging=stderr',
      `--user-data-dir=${profile}`,
      `--disable-extensions-except=${extension}`,
      `--load-extension=${extension}`,
      'about:blank',
    ],
    { detached: true, stdio: ['ignore', log, log] },
  );
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const before = new Map(acknowledged);
  const there = new Map(await holds);
  for (const [id, note] of before) {
    // An edit may have been written though the kill came before its answer: newer is not lost.
    const number = note.replace(/\D+/, '');
    if (there.get(id) !== note && there.get(id) !== `edited ${number}`) lost.add(`${id} ${note}`);
  }
  unacknowledged = [...there.keys()].filter((id) => !before.has(id)).length;
  if (lost.size > 0) {
    if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
    await ended;
    const bases = readdirSync(join(profile, 'Default', 'IndexedDB'));
    console.log(
      `after kill ${kill}: ${lost.size} of ${before.size} lost; kept in ${profile}`,
      bases,
    );
    break;
  }
  if (kill < kills) {
    await acked;
    await new Promise((resolve) => setTimeout(resolve, Math.random() * 400));
  }
  if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
  await ended;
  if (kill % 10 === 9) damage();
  if (kill % 10 === 0)
    console.log(`${kill} kills: ${acknowledged.size} acknowledged, ${lost.size} lost`);
}
console.log(
  `${acknowledged.size} notes acknowledged, ${lost.size} lost; ${unacknowledged} written but killed before the answer`,
);
const deleted =
  readFileSync(join(profile, 'browser.log'), 'utf8').split('(and deleted) database').length - 1;
console.log(
  `the browser deleted its database ${deleted} times; the second copy gave back ${restored.join(', ') || 'nothing'}; faults told on the way: ${faults.length}`,
  [...new Set(faults)],
);
server.close();
if (lost.size === 0) rmSync(profile, { recursive: true, force: true });
process.exitCode = lost.size === 0 ? 0 : 1;

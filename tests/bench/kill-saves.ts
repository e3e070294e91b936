/**
 * Saves and edits in a real Chromium that is killed (SIGKILL, whole process group) at a random moment,
 * started again on the same profile, and asked what it holds: acknowledged notes lost, out of how many.
 * `node tests/bench/kill-saves.ts [kills] [chromium]`. Says nothing of power cuts: the kernel lives on.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';

const kills = Number(process.argv[2] ?? 100);
const browser = process.argv[3] ?? '/usr/bin/chromium';
const root = join(import.meta.dirname, '../..');

/** Runs in the page: tells what is there, then saves and edits as fast as acknowledgements come. */
const page = `
import { openStore } from ${JSON.stringify(join(root, 'lib/notes/store.ts'))};
import { draftOf, visitOf } from ${JSON.stringify(join(root, 'tests/unit/notes/samples.ts'))};
const tell = (path, body) => fetch(path, { method: 'POST', body: JSON.stringify(body) });
const store = openStore();
await tell('/have', (await store.all()).map(({ id, note }) => [id, note]));
for (let n = 0; ; n += 1) {
  const note = await store.saveAnnotation(visitOf('https://x.org/story-' + (n % 7)), draftOf('saved ' + n));
  await tell('/ack', [note.id, note.note]);
  const { annotation } = await store.editAnnotation(note.id, { note: 'edited ' + n }, note.modified);
  await tell('/ack', [annotation.id, annotation.note]);
}`;

const entry = 'virtual:kill-saves';
const bundled = await build({
  configFile: false,
  logLevel: 'error',
  root,
  plugins: [
    {
      name: 'page',
      resolveId: (id) => (id === entry ? id : null),
      load: (id) => (id === entry ? page : null),
    },
  ],
  build: { write: false, target: 'esnext', rollupOptions: { input: entry } },
});
const [output] = [bundled].flat();
if (output === undefined || !('output' in output)) throw new Error('nothing was bundled');
const script = output.output[0].code;

const acknowledged = new Map<string, string>();
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
  }
  const type = request.url === '/page.js' ? 'text/javascript' : 'text/html';
  response.writeHead(200, { 'content-type': type });
  response.end(
    request.url === '/page.js'
      ? script
      : '<!doctype html><script type=module src=/page.js></script>',
  );
});
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
const address = server.address();
if (address === null || typeof address === 'string') throw new Error('no port');

const profile = mkdtempSync(join(tmpdir(), 'kill-saves-'));
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
      `--user-data-dir=${profile}`,
      `http://127.0.0.1:${address.port}/`,
    ],
    { detached: true, stdio: 'ignore' },
  );
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const before = new Map(acknowledged);
  const there = new Map(await holds);
  for (const [id, note] of before) {
    // An edit may have been written though the kill came before its answer: newer is not lost.
    const number = note.replace(/\D+/, '');
    if (there.get(id) !== note && there.get(id) !== `edited ${number}`) lost.add(`${id} ${note}`);
  }
  unacknowledged = there.size - before.size;
  if (kill < kills) {
    await acked;
    await new Promise((resolve) => setTimeout(resolve, Math.random() * 400));
  }
  if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
  await ended;
  if (kill % 10 === 0)
    console.log(`${kill} kills: ${acknowledged.size} acknowledged, ${lost.size} lost`);
}
console.log(
  `${kills} kills, ${acknowledged.size} notes acknowledged, ${lost.size} lost; ${unacknowledged} written but killed before the answer`,
);
server.close();
rmSync(profile, { recursive: true, force: true });
process.exitCode = lost.size === 0 ? 0 : 1;

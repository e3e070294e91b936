/** Walks the tree and says in plain English what breaks the rules of the house (README, "How it is laid out"). */
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, extname, join, normalize, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const slashes = (path: string) => path.split(sep).join('/');

function filesUnder(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => slashes(relative(root, join(entry.parentPath, entry.name))));
}

const sources = ['lib', 'components', 'entrypoints']
  .flatMap(filesUnder)
  .filter((file) => /\.(ts|tsx|css)$/.test(file));
/** What is not in the package: tests, benches and scripts. */
const code = ['tests', 'scripts'].flatMap(filesUnder).filter((file) => /\.(ts|tsx)$/.test(file));
const read = (file: string) => readFileSync(join(root, file), 'utf8');
const linesOf = (file: string) => read(file).trimEnd().split('\n').length;

/** `lib/claims/detector.ts` → `claims`; a file right under `lib` is `lib`; `components`, `entrypoints`. */
function roomOf(file: string): string {
  const [top = '', second = ''] = file.split('/');
  if (top !== 'lib') return top;
  return extname(second) === '' ? second : 'lib';
}

/** Which rooms a room may lean on. `lib` is the handful of files that lie between the rooms. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  text: [],
  knowledge: ['text'],
  claims: ['text', 'knowledge'],
  anchors: ['text'],
  notes: ['anchors', 'claims', 'knowledge'],
  export: ['notes', 'anchors', 'claims', 'knowledge', 'text'],
  page: ['anchors', 'claims', 'text'],
  notebook: ['backup', 'export', 'notes', 'knowledge', 'claims', 'anchors', 'lib'],
  panel: ['export', 'notes', 'knowledge', 'claims', 'anchors', 'lib'],
  lib: ['anchors', 'claims', 'export', 'knowledge', 'notes'],
  backup: ['export', 'notes', 'lib'],
  reader: ['page', 'anchors', 'claims', 'knowledge', 'lib'],
  background: [
    'backup',
    'reader',
    'page',
    'notes',
    'export',
    'knowledge',
    'claims',
    'anchors',
    'lib',
  ],
  components: ['backup', 'notebook', 'panel', 'export', 'notes', 'knowledge', 'claims', 'lib'],
  entrypoints: [
    'components',
    'backup',
    'background',
    'reader',
    'notebook',
    'panel',
    'page',
    'notes',
    'export',
    'knowledge',
    'claims',
    'lib',
  ],
};

function importsOf(file: string): string[] {
  const text = read(file);
  const found = [
    ...text.matchAll(/(?:^|\n)\s*(?:import|export)\b[^'"`;]*?['"](\.[^'"]+)['"]/g),
    ...text.matchAll(/\bimport\(\s*['"](\.[^'"]+)['"]/g),
  ];
  return found.map(([, path = '']) => slashes(normalize(join(dirname(file), path))));
}

test('arrows between the rooms run one way', () => {
  const broken = sources.flatMap((file) =>
    importsOf(file)
      .filter((target) => /^(lib|components|entrypoints)\//.test(target))
      .filter((target) => {
        const from = roomOf(file);
        const to = roomOf(target);
        return from !== to && !(mayImport[from] ?? []).includes(to);
      })
      .map(
        (target) =>
          `${file} imports ${target}: the room “${roomOf(file)}” may not lean on “${roomOf(target)}”.`,
      ),
  );
  expect(broken).toEqual([]);
});

test('every room is known', () => {
  const strangers = [...new Set(sources.map(roomOf))].filter((room) => !(room in mayImport));
  expect(
    strangers.map((room) => `lib/${room} is a room that this test and the README do not know.`),
  ).toEqual([]);
});

test('the pure rooms know no browser, document or database', () => {
  // Compiled without the DOM's types, any use of them is an unknown name.
  const { stdout } = spawnSync(
    'tsc',
    ['--noEmit', '-p', join(root, 'tests/unit/house/tsconfig.pure.json')],
    {
      cwd: root,
      encoding: 'utf8',
      shell: process.platform === 'win32',
    },
  );
  // `export` knows the notes' types, and with them files whose own room is not pure.
  const own = /^lib\/(?:text|claims|knowledge|anchors|export)\/.*error TS/;
  expect(stdout.split('\n').filter((line) => own.test(line))).toEqual([]);
  const reaching = sources
    .filter((file) => ['text', 'claims', 'knowledge', 'anchors', 'export'].includes(roomOf(file)))
    .filter((file) => /from '(?:wxt|idb|@webext-core)/.test(read(file)))
    .map((file) => `${file} imports a browser library, and its room is pure.`);
  expect(reaching).toEqual([]);
});

test('files stay under about 300 lines, entrypoints under about 60', () => {
  const long = [...sources, ...code]
    .map((file) => ({
      file,
      lines: linesOf(file),
      most: /^entrypoints\/.*\.tsx?$/.test(file) ? 65 : 300,
    }))
    // Lists of words are data: their length is what they know, not what a reader must hold in mind.
    .filter(({ file }) => !/^lib\/claims\/(?:lexicon|cues)\//.test(file))
    .filter(({ lines, most }) => lines > most)
    .map(
      ({ file, lines, most }) =>
        `${file} has ${lines} lines; ${most} is the most. Split it by what it is about.`,
    );
  expect(long).toEqual([]);
});

test('no HTML strings, no silenced checks, no left-overs', () => {
  const forbidden: readonly (readonly [RegExp, string])[] = [
    [
      /\b(?:innerHTML|outerHTML|insertAdjacentHTML|dangerouslySetInnerHTML|createContextualFragment|document\.write)\b/,
      'makes DOM from a string: use JSX, or textContent',
    ],
    [/@ts-ignore|@ts-expect-error|@ts-nocheck|\bas any\b|: any\b/, 'silences the types'],
    [/\bconsole\.\w+\(/, 'writes to the console'],
    [/\b(?:TODO|FIXME|XXX)\b/, 'leaves work for later'],
    [/\bsetInterval\(/, 'polls'],
    [/\b(?:fetch|XMLHttpRequest|WebSocket|EventSource|sendBeacon)\(/, 'reaches for the network'],
  ];
  const broken = sources.flatMap((file) =>
    read(file)
      .split('\n')
      .flatMap((line, i) =>
        forbidden.flatMap(([pattern, what]) => {
          const [found] = pattern.exec(line) ?? [];
          return found === undefined ? [] : [`${file}:${i + 1}: ${found} ${what}.`];
        }),
      ),
  );
  expect(broken).toEqual([]);
});

test('every module of lib says what it is', () => {
  const mute = sources
    .filter((file) => /^lib\/.*\.ts$/.test(file) && !read(file).includes('/**'))
    .map((file) => `${file} has no docstring.`);
  expect(mute).toEqual([]);
});

test('nothing at the top but what the README names', () => {
  const readme = read('README.md');
  const ignored = new Set(['.git', 'node_modules', '.output', '.wxt', 'reading', 'test-results']);
  const unnamed = readdirSync(root)
    .filter((name) => !ignored.has(name) && !readme.includes(`\`${name}`))
    .map((name) => `${name} stands at the top and the README gives no reason for it.`);
  expect(unnamed).toEqual([]);
});

test('tests neither skip, sleep nor stand alone', () => {
  const tests = code.filter((file) => /^tests\/(?!unit\/house\/)/.test(file));
  const broken = tests
    .filter((file) => /\.(?:skip|only|todo|fixme)\(|waitForTimeout|expect\(true\)/.test(read(file)))
    .map((file) => `${file} skips, sleeps, or asserts nothing.`);
  expect(broken).toEqual([]);
});

/** What the papers say is there is there: files, links, commands, permissions. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const read = (file: string) => readFileSync(join(root, file), 'utf8');
const papers = [
  'README.md',
  'CONTRIBUTING.md',
  'CHANGELOG.md',
  ...readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => join('docs', name)),
];
const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };

test.each(papers)('%s links to what is there', (paper) => {
  const links = [...read(paper).matchAll(/\]\(([^)#:]+)(?:#[^)]*)?\)/g)].map(([, to = '']) => to);
  expect(links.filter((to) => !existsSync(join(root, dirname(paper), to)))).toEqual([]);
});

/** A path of ours between backticks; one of another project, or an example to be made, is none. */
const OURS = /`((?:lib|components|entrypoints|scripts|seeds|tests|public|docs)\/[\w./-]+)`/g;

test.each(papers)('%s names files that are there', (paper) => {
  const named = [...read(paper).matchAll(OURS)].map(([, path = '']) => path);
  expect(named.filter((path) => !existsSync(join(root, path)))).toEqual([]);
});

test.each(papers)('%s names commands that are there', (paper) => {
  const named = [...read(paper).matchAll(/npm run (?:-s )?([a-z][\w:-]*)/g)].map(
    ([, name = '']) => name,
  );
  expect(named.filter((name) => !(name in scripts))).toEqual([]);
});

test('every permission that the manifest asks for has its reason in docs/permissions.md', () => {
  const config = read('wxt.config.ts');
  const [, asked = ''] = /\n {4}permissions: \[([\s\S]*?)\n {4}\]/.exec(config) ?? [];
  const names = [...asked.matchAll(/'([a-zA-Z]+)'/g)]
    .map(([, name = '']) => name)
    .filter((name) => name !== 'firefox');
  expect(names.length).toBeGreaterThan(4);
  const rows = read('docs/permissions.md');
  expect(names.filter((name) => !rows.includes(`| \`${name}\``))).toEqual([]);
});

test('decisions are numbered without a gap, and each says what, why and at what cost', () => {
  const files = readdirSync(join(root, 'docs/decisions'))
    .filter((name) => /^\d/.test(name))
    .sort();
  expect(files.map((name) => Number(name.slice(0, 3)))).toEqual(files.map((_, index) => index + 1));
  const bare = files.filter((name) => {
    const text = read(`docs/decisions/${name}`);
    return ['**Decided.**', '**Why.**', '**What it costs.**'].some((part) => !text.includes(part));
  });
  expect(bare).toEqual([]);
});

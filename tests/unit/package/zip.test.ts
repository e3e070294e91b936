import { spawnSync } from 'node:child_process';
import { mkdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { strFromU8, strToU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { scratchFolder } from '../../../scripts/scratch.ts';
import { root } from '../../../scripts/stage.ts';
import { budget, isOver, lineOf, weights } from '../../../scripts/zip/budget.ts';
import { filesOf, pack } from '../../../scripts/zip/pack.ts';

const file = (text: string) => strToU8(text);

test('the same files give the same bytes, in whatever order and with whatever times they came', () => {
  const folder = scratchFolder('pack');
  mkdirSync(join(folder, 'b'));
  writeFileSync(join(folder, 'b/é.txt'), 'two');
  writeFileSync(join(folder, 'a.txt'), 'one');
  const first = pack(filesOf(folder));
  utimesSync(join(folder, 'a.txt'), 0, 0);
  const backwards = new Map([...filesOf(folder)].reverse());
  expect(pack(backwards)).toEqual(first);
  const unpacked = unzipSync(first);
  expect(Object.keys(unpacked)).toEqual(['a.txt', 'b/é.txt']);
  expect(strFromU8(unpacked['b/é.txt'] ?? new Uint8Array())).toBe('two');
});

test('other files give other bytes', () => {
  expect(pack(new Map([['a', file('one')]]))).not.toEqual(pack(new Map([['a', file('two')]])));
  expect(pack(new Map([['a', file('one')]]))).not.toEqual(pack(new Map([['b', file('one')]])));
});

test('the time zone does not matter', () => {
  const address = pathToFileURL(join(root, 'scripts/zip/pack.ts')).href;
  const code = `import { pack } from ${JSON.stringify(address)};
    process.stdout.write(Buffer.from(pack(new Map([['a', new Uint8Array([1, 2, 3])]]))).toString('hex'))`;
  const made = ['Pacific/Auckland', 'America/Los_Angeles', 'UTC'].map((zone) => {
    const { stdout, stderr } = spawnSync('node', ['--input-type=module', '-e', code], {
      encoding: 'utf8',
      env: { ...process.env, TZ: zone },
    });
    expect(stdout, stderr).not.toBe('');
    return stdout;
  });
  expect(new Set(made).size).toBe(1);
});

/** Bytes that no compression makes smaller. */
const noise = (length: number): Uint8Array => {
  let state = 1;
  return Uint8Array.from({ length }, () => {
    state = Math.imul(state, 1664525) + 1013904223;
    return state >>> 24;
  });
};

test('what weighs too much is told by name', () => {
  const files = new Map([
    ['reader.js', noise(budget.injected + 1)],
    ['background.js', noise(10)],
  ]);
  const [injected, whole] = weights(files, pack(files));
  expect(injected && isOver(injected)).toBe(true);
  expect(injected && lineOf(injected)).toMatch(/^ {2}✗ injected into a page, gzipped: 25/);
  expect(whole && isOver(whole)).toBe(false);
  expect(() => weights(new Map([['background.js', noise(10)]]), new Uint8Array())).toThrow(
    /was it built/,
  );
});

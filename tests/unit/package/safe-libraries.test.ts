import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { mended } from '../../../scripts/safe-libraries-plugin.ts';
import { root } from '../../../scripts/stage.ts';

const modules = [
  'node_modules/preact/dist/preact.mjs',
  'node_modules/mdast-util-from-markdown/lib/index.js',
  'node_modules/@webext-core/messaging/dist/index.mjs',
];

test.each(modules)('%s, as it is installed, is mended in its one place', (module) => {
  const code = readFileSync(join(root, module), 'utf8');
  const made = mended(join(root, module), code);
  expect(made).not.toBe(null);
  expect(made).not.toBe(code);
  expect(made).not.toMatch(/\.innerHTML=|\.document\(\)\.write\(/);
});

test('a library whose place has gone, or come twice, stops the build and says where to look', () => {
  const twice = 'a.innerHTML=b.__html;c.innerHTML=d.__html';
  for (const code of ['', twice])
    expect(() => mended('/x/node_modules/preact/dist/preact.mjs', code)).toThrow(
      /safe-libraries-plugin/,
    );
});

test('every other module is left alone', () => {
  expect(mended('/x/lib/reader/run.ts', 'a.innerHTML=b.__html')).toBe(null);
});

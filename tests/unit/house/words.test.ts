/** Every word we say has a key, and every key is said somewhere. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import messages from '../../../public/_locales/en/messages.json' with { type: 'json' };

const root = fileURLToPath(new URL('../../..', import.meta.url));
const code = ['lib', 'components', 'entrypoints']
  .flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
      .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8')),
  )
  .join('\n');
const config = readFileSync(join(root, 'wxt.config.ts'), 'utf8');

test('every key is used', () => {
  const unused = Object.keys(messages).filter(
    (key) => !code.includes(`'${key}'`) && !config.includes(`__MSG_${key}__`),
  );
  expect(unused).toEqual([]);
});

test('every key that is said is there', () => {
  const said = [...code.matchAll(/\bsay(?:Count)?\(\s*'(\w+)'(?:,\s*'(\w+)')?/g)].flatMap(
    ([call, one, many]) => (call.startsWith('sayCount') ? [one, many] : [one]),
  );
  const missing = said.filter((key) => key !== undefined && !(key in messages));
  expect(missing).toEqual([]);
});

test('no message is empty, and values are numbered from one without gaps', () => {
  const flawed = Object.entries(messages).filter(([, { message }]) => {
    const numbers = [
      ...new Set([...message.matchAll(/\$(\d)/g)].map(([, digit]) => Number(digit))),
    ].sort();
    return message.trim() === '' || numbers.some((number, index) => number !== index + 1);
  });
  expect(flawed.map(([key]) => key)).toEqual([]);
});

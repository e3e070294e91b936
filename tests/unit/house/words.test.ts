/** Every word we say has a key, and every key is said somewhere. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseAst } from 'vite';
import { expect, test } from 'vitest';
import messages from '../../../public/_locales/en/messages.json' with { type: 'json' };

const root = fileURLToPath(new URL('../../..', import.meta.url));
const source = ['lib', 'components', 'entrypoints'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({ file: relative(root, path), text: readFileSync(path, 'utf8') })),
);
const code = source.map(({ text }) => text).join('\n');
const config = readFileSync(join(root, 'wxt.config.ts'), 'utf8');

/** What stands as text in JSX, anywhere in a syntax tree. */
function wordsBetweenTags(node: unknown): string[] {
  if (typeof node !== 'object' || node === null) return [];
  if ('type' in node && node.type === 'JSXText' && 'value' in node) {
    const words = String(node.value).trim();
    return /\p{L}{2}/u.test(words) ? [words] : [];
  }
  return Object.values(node).flatMap(wordsBetweenTags);
}

test('every key is used', () => {
  const unused = Object.keys(messages).filter(
    (key) => !code.includes(`'${key}'`) && !config.includes(`__MSG_${key}__`),
  );
  expect(
    unused,
    'said nowhere: take these out of public/_locales/en/messages.json, or say them',
  ).toEqual([]);
});

test('every key that is said is there', () => {
  const said = [...code.matchAll(/\bsay(?:Count)?\(\s*'(\w+)'(?:,\s*'(\w+)')?/g)].flatMap(
    ([call, one, many]) => (call.startsWith('sayCount') ? [one, many] : [one]),
  );
  const missing = said.filter((key) => key !== undefined && !(key in messages));
  expect(missing).toEqual([]);
});

test('no component says words of its own', () => {
  const own = source
    .filter(({ file }) => file.endsWith('.tsx'))
    .flatMap(({ file, text }) =>
      wordsBetweenTags(parseAst(text, { lang: 'tsx' })).map(
        (words) =>
          `${file}: “${words}” belongs into public/_locales/en/messages.json, said by say()`,
      ),
    );
  expect(own).toEqual([]);
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

/**
 * Takes out of libraries what makes DOM from strings, or looks to a store's reviewer as if it did:
 * Counterpoint never uses it, and `addons-linter` reports it. And what fills the worker's console
 * with complaints of nothing. Each change must find its place
 * exactly once, so that an update of a library fails the build instead of bringing it back.
 */
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

interface Mending {
  /** How the module's address ends. */
  readonly module: string;
  readonly find: RegExp;
  readonly put: string;
}

const mendings: readonly Mending[] = [
  // `dangerouslySetInnerHTML`, which our lint forbids.
  { module: '/preact/dist/preact.mjs', find: /\w+\.innerHTML=\w+\.__html/, put: 'null' },
  // A parser's own `document().write(…)`, which is no page's: said so that no linter takes it for one.
  {
    module: '/mdast-util-from-markdown/lib/index.js',
    find: /parse\(options\)\.document\(\)\.write\((preprocess\(\)\(value, encoding, true\))\)/,
    put: '[parse(options).document()].flatMap((context) => context.write($1))',
  },
  // A tab without a reader is no fault. Chromium calls it one in the console where nobody asks what failed.
  {
    module: '/@webext-core/messaging/dist/index.mjs',
    find: /(\{ frameId: options\.frameId \} : void 0, )res\)/,
    put: '$1(response) => { void chrome.runtime.lastError; res(response); })',
  },
];

/** Its build for pages decodes `&amp;` by setting `innerHTML`; the other one looks it up in a table. */
const entities = 'decode-named-character-reference';
const entitiesByTable = fileURLToPath(
  new URL('../node_modules/decode-named-character-reference/index.js', import.meta.url),
);

/** The changed code, or null for a module that stays as it is. @throws Error when the place is not there once. */
export function mended(id: string, code: string): string | null {
  const path = (id.split('?')[0] ?? '').replaceAll('\\', '/');
  const mending = mendings.find(({ module }) => path.endsWith(module));
  if (!mending) return null;
  const places = code.match(new RegExp(mending.find, 'g'))?.length ?? 0;
  if (places !== 1)
    throw new Error(
      `${mending.module} was expected to hold ${mending.find} once and holds it ${places} times: look at what the library's new version does, and at scripts/safe-libraries-plugin.ts.`,
    );
  return code.replace(mending.find, mending.put);
}

export function safeLibrariesPlugin(): Plugin {
  return {
    name: 'counterpoint-safe-libraries',
    apply: 'build',
    enforce: 'pre',
    resolveId: (id) => (id === entities ? entitiesByTable : null),
    transform(code, id) {
      const changed = mended(id, code);
      return changed === null ? null : { code: changed, map: null };
    },
  };
}

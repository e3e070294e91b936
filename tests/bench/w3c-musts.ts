/**
 * Web Annotations as we write them, held to the musts of the W3C's own tests (github.com/w3c/web-annotation-tests,
 * which comes without a licence and is therefore not carried here). Each assertion of the three lists of musts is
 * run on each annotation, page and collection of the samples and of a hostile set; a list may nest others, and an
 * assertion says itself whether it is to hold and what becomes of the rest when it does not.
 *
 * `node tests/bench/w3c-musts.ts <folder of a checkout>`
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Schema, Validator } from '@cfworker/json-schema';
import { writeJsonLd } from '../../lib/export/json-ld.ts';
import { exportSet } from '../../lib/export/set.ts';
import type { ExportSet } from '../../lib/export/types.ts';
import { MADE, noteOf, notes, nothing, onePage, pageOf } from '../unit/export/samples.ts';

const folder = process.argv[2];
if (folder === undefined) throw new Error('Which folder holds web-annotation-tests?');

interface Assertion extends Schema {
  readonly assertionType?: string;
  readonly expectedResult?: 'valid' | 'invalid';
  readonly onUnexpectedResult?: string;
  readonly errorMessage?: string;
}
const json = (path: string) => JSON.parse(readFileSync(join(folder, path), 'utf8')) as unknown;

const definitions = readdirSync(join(folder, 'definitions'))
  .filter((name) => name.endsWith('.json'))
  .map((name) => [name, json(`definitions/${name}`) as Schema] as const);

function holds(path: string, value: unknown): { ok: boolean; assertion: Assertion } {
  const assertion = json(path) as Assertion;
  // References name a definition by its file alone, wherever the assertion lies.
  const base = new URL('.', `https://w3c.test/${path}`).href;
  const validator = new Validator({ ...assertion, id: `https://w3c.test/${path}` }, '4', false);
  // The validator writes into what it is given.
  for (const [name, definition] of definitions)
    validator.addSchema(structuredClone(definition), base + name);
  const { valid } = validator.validate(value);
  return { ok: valid === (assertion.expectedResult !== 'invalid'), assertion };
}

const musts = (list: string) => (json(list) as { assertions: unknown[] }).assertions.flat(9);

const hostile = exportSet(
  [pageOf(1, 'https://x.org/a?b="<script>', { title: '<b>"\\\u2028 שלום' })],
  ['=cmd|x', '<script>alert(1)</script>', '\r\n\t', '😀'.repeat(50)].map((text, i) =>
    noteOf(i, pageOf(1, 'https://x.org/a?b="<script>'), text, { tags: ['a b', '"', 'é'] }),
  ),
  MADE,
);
const sets: readonly (readonly [string, ExportSet])[] = [
  ['samples', notes],
  ['one page', onePage],
  ['nothing', nothing],
  ['hostile', hostile],
];

let run = 0;
let failed = 0;
function check(what: string, list: string, value: unknown): void {
  for (const path of musts(list)) {
    if (typeof path !== 'string') continue;
    run += 1;
    const { ok, assertion } = holds(path, value);
    if (ok) continue;
    failed += 1;
    console.log(`${what}: ${path}: ${assertion.errorMessage ?? 'not as expected'}`);
  }
}
for (const [name, set] of sets) {
  const written = writeJsonLd(set);
  const collection = JSON.parse('text' in written ? written.text : '') as {
    first?: { items: unknown[] };
  };
  check(`${name}, collection`, 'collections/collectionMusts.test', collection);
  if (collection.first === undefined) continue;
  check(`${name}, page`, 'collections/pages/pageMusts.test', collection.first);
  for (const [i, item] of collection.first.items.entries())
    check(`${name}, note ${i + 1}`, 'annotations/annotationMusts.test', item);
}
console.log(`${run} assertions run, ${failed} not as expected`);
process.exitCode = failed === 0 ? 0 : 1;

/** Hashes by which a model file tells what it was made from. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import type { Article } from '../corpus.ts';

export const corpusHash = (articles: readonly Article[]): string =>
  createHash('sha256').update(JSON.stringify(articles)).digest('hex').slice(0, 16);

const root = new URL('../../', import.meta.url);
const CODE = [
  'lib/text/tokens.ts',
  'lib/text/stem.ts',
  'lib/claims/view.ts',
  'lib/claims/features.ts',
  'lib/claims/reading.ts',
  'lib/claims/page.ts',
  'lib/claims/dense.ts',
  'lib/claims/linear.ts',
  'lib/claims/triage.ts',
  'lib/claims/neighbours.ts',
];

/** Hash of the code and word lists that features come from. */
export function codeHash(): string {
  const hash = createHash('sha256');
  const lexicon = readdirSync(new URL('lib/claims/lexicon/', root))
    .sort()
    .map((f) => `lib/claims/lexicon/${f}`);
  for (const path of [...CODE, ...lexicon]) hash.update(readFileSync(new URL(path, root)));
  return hash.digest('hex').slice(0, 16);
}

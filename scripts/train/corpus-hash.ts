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
  ...[
    'view',
    'hashing',
    'features',
    'templates',
    'templates-words',
    'templates-place',
    'templates-tone',
    'reading',
    'page',
    'dense',
    'label-rows',
    'labels',
    'linear',
    'packing',
    'triage',
  ].map((name) => `lib/claims/${name}.ts`),
];
/** Folders of word lists. */
const LISTS = ['lib/claims/lexicon/', 'lib/claims/cues/'];

/** Hash of the code and word lists that features come from. */
export function codeHash(): string {
  const hash = createHash('sha256');
  const lists = LISTS.flatMap((folder) =>
    readdirSync(new URL(folder, root))
      .sort()
      .map((f) => folder + f),
  );
  for (const path of [...CODE, ...lists]) hash.update(readFileSync(new URL(path, root)));
  return hash.digest('hex').slice(0, 16);
}

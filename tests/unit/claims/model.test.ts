import { describe, expect, it } from 'vitest';
import model from '../../../lib/claims/model/model.json' with { type: 'json' };
import { readAll } from '../../../scripts/corpus.ts';
import { codeHash, corpusHash } from '../../../scripts/train/corpus-hash.ts';
import { trainModel } from '../../../scripts/train/fit.ts';

describe('model file', () => {
  const again =
    'Comments count. `npm run train` (four minutes), look at `npm run evaluate`, commit lib/claims/model/model.json';
  it('was trained on this corpus', () =>
    expect(
      model.corpus,
      `An article under tests/corpus is not as it was when the model was trained. ${again}`,
    ).toBe(corpusHash(readAll())));
  it('was trained with this feature code and these word lists', () =>
    expect(
      model.code,
      `A file that features come from (they stand in scripts/train/corpus-hash.ts) is not as it was when the model was trained. ${again}`,
    ).toBe(codeHash()));
  it('is small', () => expect(JSON.stringify(model).length).toBeLessThan(1_500_000));

  it('comes out the same each time', { timeout: 300_000 }, () => {
    const few = readAll().filter((_, i) => i % 60 === 0);
    expect(JSON.stringify(trainModel(few))).toBe(JSON.stringify(trainModel(few)));
  });
});

import { describe, expect, it } from 'vitest';
import model from '../../../lib/claims/model/model.json' with { type: 'json' };
import { readAll } from '../../../scripts/corpus.ts';
import { codeHash, corpusHash } from '../../../scripts/train/corpus-hash.ts';
import { trainModel } from '../../../scripts/train/fit.ts';

describe('model file', () => {
  it('was trained on this corpus (else run npm run train)', () =>
    expect(model.corpus).toBe(corpusHash(readAll())));
  it('was trained with this feature code and lexicon (else run npm run train)', () =>
    expect(model.code).toBe(codeHash()));
  it('is small', () => expect(JSON.stringify(model).length).toBeLessThan(1_500_000));

  it('comes out the same each time', { timeout: 300_000 }, () => {
    const few = readAll().filter((_, i) => i % 60 === 0);
    expect(JSON.stringify(trainModel(few))).toBe(JSON.stringify(trainModel(few)));
  });
});

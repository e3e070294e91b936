/** Runs in the page: every mutation on a few sentences of it, found by whichever code is under test. */
import {
  judge,
  MUTATIONS,
  type Mutation,
  type Outcome,
  randomFrom,
  targetsOf,
} from './mutations.ts';

/** The two functions under test. `anchorAll` gives a Range, or anything else for an orphan. */
export interface Anchoring {
  describe(root: Document, range: Range): unknown;
  anchorAll(root: Document, selectors: unknown[]): unknown[] | Promise<unknown[]>;
}

export interface CaseResult extends Outcome {
  readonly mutation: string;
  readonly sentence: string;
  readonly found: string | null;
  /** Milliseconds of `anchorAll`. */
  readonly took: number;
}

/** Runs `mutations` on at most `most` sentences of the document, which is restored each time. */
export const runCases = async (
  code: Anchoring,
  most: number,
  seed: number,
  mutations: readonly Mutation[] = MUTATIONS,
): Promise<CaseResult[]> => {
  const pristine = document.body.cloneNode(true) as HTMLElement;
  const results: CaseResult[] = [];
  const count = targetsOf(document, most, randomFrom(seed)).length;
  for (const mutation of mutations) {
    for (let i = 0; i < count; i++) {
      document.body.replaceWith(pristine.cloneNode(true));
      const target = targetsOf(document, most, randomFrom(seed))[i];
      if (!target) continue;
      const random = randomFrom(seed * 7919 + i * 31 + mutation.name.length);
      mutation.before?.(target, random);
      const selectors = code.describe(document, target.range);
      const truth = mutation.apply(target, random);
      const begun = performance.now();
      const [found] = await code.anchorAll(document, [selectors]);
      const took = performance.now() - begun;
      const range = found instanceof Range ? found : null;
      const outcome = judge(range, truth);
      results.push({
        ...outcome,
        mutation: mutation.name,
        sentence: target.sentence,
        found: range ? range.toString().slice(0, 300) : null,
        took,
      });
    }
  }
  document.body.replaceWith(pristine);
  return results;
};

export * as page from '../../../lib/page/index.ts';
export { createPainter } from '../../../lib/page/painter.ts';
export { MUTATIONS };

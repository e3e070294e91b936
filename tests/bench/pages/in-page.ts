/** Runs in the page: every mutation on a few sentences of it, found by whichever code is under test. */
import { MUTATIONS } from './mutations.ts';
import { judge, type Outcome } from './outcome.ts';
import { randomFrom } from './random.ts';
import { squeeze, targetsOf } from './targets.ts';

/** The two functions under test. `anchorAll` gives a Range, or anything else for an orphan. */
export interface Anchoring {
  describe(root: Document, range: Range): unknown;
  anchorAll(root: Document, selectors: unknown[]): unknown[] | Promise<unknown[]>;
}

export interface CaseResult extends Outcome {
  readonly mutation: string;
  readonly sentence: string;
  readonly found: string | null;
  /** The sentence stood on the page more than once when the note was made. */
  readonly repeated: boolean;
  /** Milliseconds of `anchorAll`. */
  readonly took: number;
}

/**
 * Runs the mutations whose name holds `only` on at most `most` sentences of the document, which is
 * restored each time.
 */
export const runCases = async (
  code: Anchoring,
  most: number,
  seed: number,
  only = '',
): Promise<CaseResult[]> => {
  const mutations = MUTATIONS.filter(({ name }) => name.includes(only));
  const pristine = document.body.cloneNode(true) as HTMLElement;
  const results: CaseResult[] = [];
  const shown = squeeze(document.body.innerText).toLowerCase();
  const isRepeated = (sentence: string) => {
    const words = sentence.toLowerCase();
    return shown.indexOf(words) !== shown.lastIndexOf(words);
  };
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
      // The change's own layout is the page's cost, and no contender's.
      document.body.getBoundingClientRect();
      const begun = performance.now();
      const [found] = await code.anchorAll(document, [selectors]);
      const took = performance.now() - begun;
      const range = found instanceof Range ? found : null;
      const outcome = judge(range, truth);
      results.push({
        ...outcome,
        mutation: mutation.name,
        sentence: target.sentence,
        repeated: isRepeated(target.sentence),
        found: range ? range.toString().slice(0, 300) : null,
        took,
      });
    }
  }
  document.body.replaceWith(pristine);
  return results;
};

/** What notes cost together, in ms: all of them described, all their sentences edited, all found. */
export const timeNotes = async (
  code: Anchoring,
  most: number,
  seed: number,
): Promise<{ notes: number; took: number }> => {
  const pristine = document.body.cloneNode(true) as HTMLElement;
  const random = randomFrom(seed);
  const targets = targetsOf(document, most, randomFrom(seed));
  const selectors = targets.map(({ range }) => code.describe(document, range));
  const edit = MUTATIONS.find(({ name }) => name === '1 to 3 characters edited');
  for (const target of targets) edit?.apply(target, random);
  document.body.getBoundingClientRect();
  const begun = performance.now();
  await code.anchorAll(document, selectors);
  const took = performance.now() - begun;
  document.body.replaceWith(pristine);
  return { notes: targets.length, took };
};

export * as page from '../../../lib/page/index.ts';
export { createPainter } from '../../../lib/page/painter.ts';
export { MUTATIONS };

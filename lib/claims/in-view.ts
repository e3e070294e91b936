/** What is in view of a long page is read by itself first: the whole is weighed before its first claim is told. */
import type { ReadStep, StepOptions } from './detector.ts';
import type { Claim, PageBlocks } from './types.ts';

/** From how much text on the reader would wait, in UTF-16 units: about 8,000 words. */
const LONG = 50_000;

/** Text read with the blocks in view on either side, in UTF-16 units: as much as an article gives a sentence to stand in. */
const AROUND = 6_000;

/** The blocks in view and what stands around them, as a page; null where the page is read as quickly whole. */
function partInView(page: PageBlocks, first: readonly number[]): PageBlocks | null {
  const { blocks } = page;
  const last = blocks.at(-1);
  if (!last || first.length === 0 || last.start + last.text.length < LONG) return null;
  const from = (blocks[Math.min(...first)]?.start ?? 0) - AROUND;
  const to = (blocks[Math.max(...first)]?.start ?? last.start) + AROUND;
  const part = blocks.filter(({ start }) => start >= from && start <= to);
  return part.length < blocks.length ? { ...page, blocks: part } : null;
}

/**
 * Reads what is in view, then the whole page without telling those sentences again: a claim that the reader
 * has seen marked stays, though read with the whole page around it the sentence might just have been left.
 */
export function* inViewFirst(
  read: (page: PageBlocks, options: StepOptions) => Generator<ReadStep, void>,
  page: PageBlocks,
  options: StepOptions,
): Generator<ReadStep, void> {
  const part = partInView(page, options.first ?? []);
  const told = new Set<number>();
  if (part) {
    const { first: _, ...same } = options;
    for (const { claims } of read(part, same)) {
      for (const { start } of claims) told.add(start);
      yield { claims, done: 0, of: 0 };
    }
  }
  const isNew = ({ start }: Claim) => !told.has(start);
  for (const step of read(page, options))
    yield told.size > 0 ? { ...step, claims: step.claims.filter(isNew) } : step;
}

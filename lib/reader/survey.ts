/** How much of a page is read, for the pages that picture it. */
import type { PageReading } from '../messages.ts';
import type { PageBlock } from '../page/live.ts';
import { saysPaywalled } from './paywall.ts';

/** `blocks` are those that are read, in order. */
export function surveyOf(
  document: Document,
  blocks: readonly PageBlock[],
): Pick<PageReading, 'extent' | 'paywalled'> {
  const first = blocks[0];
  const last = blocks.at(-1);
  return {
    extent: { start: first?.start ?? 0, end: last ? last.start + last.text.length : 0 },
    paywalled: saysPaywalled(document)
      ? blocks.filter(({ kind }) => kind === 'paragraph').length
      : null,
  };
}

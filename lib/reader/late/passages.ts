/** Saved passages, found again in the page's text as it stands now. */
import type { PageReading, SavedPassage } from '../../messages.ts';
import { inSlices, type PageText } from '../../page/live.ts';
import { anchoringAll } from '../../page/passages.ts';

/** A saved passage where it stands now, in UTF-16 offsets of the page text. */
export interface Placed extends SavedPassage {
  readonly start: number;
  readonly end: number;
}

export interface Placing {
  readonly placed: readonly Placed[];
  readonly orphans: PageReading['orphans'];
}

/** Rejects when the signal is aborted. */
export async function placePassages(
  page: PageText,
  passages: readonly SavedPassage[],
  signal: AbortSignal,
): Promise<Placing> {
  const selectors = passages.map((passage) => passage.selectors);
  const where = await inSlices(anchoringAll(page, selectors), { signal });
  const placed: Placed[] = [];
  const orphans: PageReading['orphans'][number][] = [];
  for (const [index, passage] of passages.entries()) {
    const place = where[index];
    const offsets = place && !('orphan' in place) ? page.toOffsets(place) : null;
    if (offsets) placed.push({ ...passage, ...offsets });
    else {
      const reason = place && 'orphan' in place ? place.reason : 'not-found';
      orphans.push({ id: passage.id, reason });
    }
  }
  return { placed, orphans };
}

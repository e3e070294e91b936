/** A page's reading before anything is known of it. */
import type { PageIdentity, PageReading, ReadingState } from './messages.ts';

export function blankReading(
  identity: PageIdentity,
  state: ReadingState = { kind: 'reading', done: 0, of: 1, found: 0 },
): PageReading {
  return {
    identity,
    state,
    claims: [],
    placed: 0,
    orphans: [],
    passages: [],
    extent: { start: 0, end: 0 },
    opened: null,
    faint: 0,
    paywalled: null,
  };
}

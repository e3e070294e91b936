/** What the reader narrows the notebook to, apart from the words searched for. */
import type { PropositionId, Stance } from '../knowledge/types.ts';
import type { Verdict } from '../notes/model.ts';
import type { Entry } from './entries.ts';

/** Notes that ask for the reader's eye: two versions of one note, or a passage that is not on its page. */
export type Attention = 'conflict' | 'missing';

export interface Filter {
  readonly proposition: PropositionId | null;
  readonly stance: Stance | null;
  readonly verdict: Verdict | null;
  /** Whatever its case. */
  readonly tag: string | null;
  readonly site: string | null;
  /** A page's id. */
  readonly page: string | null;
  readonly attention: Attention | null;
}

export const noFilter: Filter = {
  proposition: null,
  stance: null,
  verdict: null,
  tag: null,
  site: null,
  page: null,
  attention: null,
};

export const isNarrowed = (filter: Filter): boolean =>
  Object.values(filter).some((value) => value !== null);

/** True when only pages are narrowed, so that a page without notes can still match. */
export const admitsBarePages = ({ site: _site, page: _page, ...ofNotes }: Filter): boolean =>
  Object.values(ofNotes).every((value) => value === null);

const sameTag = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

/** One test a field: true when the entry has what the filter asks. */
const tests: {
  readonly [K in keyof Filter]: (entry: Entry, wanted: NonNullable<Filter[K]>) => boolean;
} = {
  proposition: (entry, id) => entry.propositions.includes(id),
  stance: (entry, stance) =>
    entry.note.claim?.propositions.some((claimed) => claimed.stance === stance) ?? false,
  verdict: (entry, verdict) => entry.note.verdict === verdict,
  tag: (entry, tag) => entry.note.tags.some((own) => sameTag(own, tag)),
  site: (entry, site) => entry.site === site,
  page: (entry, page) => entry.note.pageId === page,
  attention: (entry, attention) =>
    attention === 'conflict' ? entry.note.others.length > 0 : entry.missing !== null,
};

/**
 * True when the entry passes every part of the filter. A stance together with a proposition means
 * that stance on that proposition.
 */
export function passes(entry: Entry, filter: Filter): boolean {
  const { proposition, stance } = filter;
  if (proposition !== null && stance !== null) {
    const both = entry.note.claim?.propositions.some(
      (claimed) => claimed.id === proposition && claimed.stance === stance,
    );
    if (!both) return false;
  }
  return (Object.keys(tests) as (keyof Filter)[]).every((key) => passesOne(entry, filter, key));
}

function passesOne<K extends keyof Filter>(entry: Entry, filter: Filter, key: K): boolean {
  const wanted = filter[key];
  return wanted === null || tests[key](entry, wanted as NonNullable<Filter[K]>);
}

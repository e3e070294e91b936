/** How many notes there are of each kind that the notebook can be narrowed to. */
import type { Entry } from './entries.ts';

type Counts = ReadonlyMap<string, number>;

export interface Facets {
  readonly proposition: Counts;
  readonly stance: Counts;
  readonly verdict: Counts;
  /** By the tag as first written; tags that differ only in case are one. */
  readonly tag: Counts;
  readonly site: Counts;
  readonly attention: Counts;
}

function counted(entries: readonly Entry[], keysOf: (entry: Entry) => Iterable<string>): Counts {
  const counts = new Map<string, number>();
  for (const entry of entries) {
    for (const key of new Set(keysOf(entry))) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

export function facetsOf(entries: readonly Entry[]): Facets {
  const spelling = new Map<string, string>();
  for (const tag of entries.flatMap(({ note }) => note.tags)) {
    if (!spelling.has(tag.toLowerCase())) spelling.set(tag.toLowerCase(), tag);
  }
  return {
    proposition: counted(entries, ({ propositions }) => propositions),
    stance: counted(entries, ({ note }) => note.claim?.propositions.map((p) => p.stance) ?? []),
    verdict: counted(entries, ({ note }) => (note.verdict === null ? [] : [note.verdict])),
    tag: counted(entries, ({ note }) =>
      note.tags.map((tag) => spelling.get(tag.toLowerCase()) ?? tag),
    ),
    site: counted(entries, ({ site }) => (site === '' ? [] : [site])),
    attention: counted(entries, ({ note, missing }) => [
      ...(note.others.length > 0 ? ['conflict'] : []),
      ...(missing === null ? [] : ['missing']),
    ]),
  };
}

/**
 * Two states of everything the reader keeps, made one: nothing is deleted, and the result is the
 * same in either order and however often. Pure; the store applies it, a preview only counts it.
 */
import type { Annotation, Dismissal, MutedProposition, ReadPage, Snapshot } from './model.ts';
import { byText, least, most, sortedById } from './order.ts';
import { canonicalJson, mergeAnnotations } from './versions.ts';

const union = (a: readonly string[], b: readonly string[]): string[] =>
  [...new Set([...a, ...b])].sort(byText);

/** The one written last; of two from the same moment, the same one whichever comes first. */
function latest<T extends { readonly modified: string }>(a: T, b: T): T {
  if (a.modified !== b.modified) return a.modified > b.modified ? a : b;
  return canonicalJson(a) >= canonicalJson(b) ? a : b;
}

function mergeTitles(a: ReadPage['titles'], b: ReadPage['titles']): ReadPage['titles'] {
  const seen = new Map<string, ReadPage['titles'][number]>();
  for (const entry of [...a, ...b]) {
    const known = seen.get(entry.title);
    seen.set(entry.title, {
      title: entry.title,
      first: known === undefined ? entry.first : least(known.first, entry.first),
      last: known === undefined ? entry.last : most(known.last, entry.last),
    });
  }
  return [...seen.values()].sort((x, y) => byText(x.first, y.first) || byText(x.title, y.title));
}

/** What was seen at the last reading stands as it was then; addresses and titles add up. */
export function mergePages(a: ReadPage, b: ReadPage): ReadPage {
  // The id and what adds up say nothing about which reading was last: compare without them.
  const reading = ({ id: _i, identities: _d, urls: _u, titles: _t, read: _r, ...rest }: ReadPage) =>
    canonicalJson(rest);
  const newer =
    a.lastRead !== b.lastRead
      ? a.lastRead > b.lastRead
        ? a
        : b
      : reading(a) >= reading(b)
        ? a
        : b;
  return {
    ...newer,
    id: least(a.id, b.id),
    identities: union(a.identities, b.identities),
    urls: union(a.urls, b.urls),
    titles: mergeTitles(a.titles, b.titles),
    read: least(a.read, b.read),
  };
}

function mergeLists<T extends { readonly id: string }>(
  lists: readonly (readonly T[])[],
  merge: (a: T, b: T) => T,
): Map<string, T> {
  const merged = new Map<string, T>();
  for (const record of lists.flat()) {
    const known = merged.get(record.id);
    merged.set(record.id, known === undefined ? record : merge(known, record));
  }
  return merged;
}

/**
 * Pages that share an identity become one, under the lowest of their ids. Union-find over the
 * identities, so that the groups do not depend on the order.
 */
function unifyPages(pages: Iterable<ReadPage>): { pages: ReadPage[]; idOf: Map<string, string> } {
  const parent = new Map<string, string>();
  const find = (key: string): string => {
    let root = key;
    for (let up = parent.get(root); up !== undefined && up !== root; up = parent.get(root))
      root = up;
    parent.set(key, root);
    return root;
  };
  const all = [...pages];
  for (const page of all) {
    const own = `id ${page.id}`;
    if (!parent.has(own)) parent.set(own, own);
    for (const identity of page.identities) {
      const key = `url ${identity}`;
      if (!parent.has(key)) parent.set(key, key);
      parent.set(find(key), find(own));
    }
  }
  const groups = new Map<string, ReadPage>();
  for (const page of all) {
    const root = find(`id ${page.id}`);
    const known = groups.get(root);
    groups.set(root, known === undefined ? page : mergePages(known, page));
  }
  const idOf = new Map<string, string>();
  for (const page of all) idOf.set(page.id, groups.get(find(`id ${page.id}`))?.id ?? page.id);
  return { pages: [...groups.values()], idOf };
}

/** One state out of two. Every note's page id points at the page that stands. */
export function mergeSnapshots(a: Snapshot, b: Snapshot): Snapshot {
  const { pages, idOf } = unifyPages(mergeLists([a.pages, b.pages], mergePages).values());
  const moved = <T extends { readonly pageId: string }>(record: T): T => {
    const pageId = idOf.get(record.pageId) ?? record.pageId;
    return pageId === record.pageId ? record : { ...record, pageId };
  };
  return {
    annotations: sortedById(
      mergeLists<Annotation>(
        [a.annotations.map(moved), b.annotations.map(moved)],
        mergeAnnotations,
      ).values(),
    ),
    pages: sortedById(pages),
    dismissals: sortedById(
      mergeLists<Dismissal>([a.dismissals.map(moved), b.dismissals.map(moved)], latest).values(),
    ),
    muted: sortedById(mergeLists<MutedProposition>([a.muted, b.muted], latest).values()),
  };
}

/** How many records merging would add, change, or leave as they are. */
export interface Counts {
  readonly new: number;
  readonly changed: number;
  readonly same: number;
}

/** What merging would do: to notes, and beside them to pages and settings. */
export interface MergePreview extends Counts {
  readonly pages: Counts;
  /** Dismissals and muted propositions. */
  readonly settings: Counts;
  /** Notes where both sides wrote since they parted: both texts stay. */
  readonly conflicts: number;
}

function countOf(
  kinds: readonly (keyof Snapshot)[],
  kept: Snapshot,
  incoming: Snapshot,
  merged: Snapshot,
): Counts {
  const counts = { new: 0, changed: 0, same: 0 };
  for (const kind of kinds) {
    const old = new Map(kept[kind].map((record) => [record.id, canonicalJson(record)]));
    const result = new Map(merged[kind].map((record) => [record.id, canonicalJson(record)]));
    for (const { id } of incoming[kind]) {
      const was = old.get(id);
      const is = result.get(id);
      // A page that joined another under a lower id is a change of that one, not a new page.
      if (was === undefined) counts[is === undefined ? 'changed' : 'new'] += 1;
      else counts[was === is ? 'same' : 'changed'] += 1;
    }
  }
  return counts;
}

/** Compares `incoming` with what is kept. Nothing is written. */
export function previewMerge(kept: Snapshot, incoming: Snapshot): MergePreview {
  const merged = mergeSnapshots(kept, incoming);
  const parted = new Map(kept.annotations.map((note) => [note.id, note.others.length]));
  const count = (...kinds: (keyof Snapshot)[]) => countOf(kinds, kept, incoming, merged);
  return {
    ...count('annotations'),
    pages: count('pages'),
    settings: count('dismissals', 'muted'),
    conflicts: merged.annotations.filter((note) => note.others.length > (parted.get(note.id) ?? 0))
      .length,
  };
}

/** The same notes in four orders: by page, by proposition, by tag, by date. */
import type { PropositionId } from '../knowledge/types.ts';
import type { ReadPage } from '../notes/model.ts';
import { byPlace, byText, most } from '../notes/order.ts';
import type { Entry } from './entries.ts';

export type Arrangement = 'page' | 'proposition' | 'tag' | 'date';

export interface Group {
  /** Page id, proposition id, tag in lower case, or `2026-03-28`; empty for what has none. */
  readonly key: string;
  /** The tag as the reader first wrote it; the key elsewhere. */
  readonly name: string;
  /** Set when grouped by page. */
  readonly page: ReadPage | null;
  readonly entries: readonly Entry[];
}

/** The day of a moment (ISO 8601 UTC) where the reader is, as `2026-03-28`. */
export function dayOf(moment: string): string {
  const date = new Date(moment);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

function collect(
  entries: readonly Entry[],
  keysOf: (entry: Entry) => readonly { readonly key: string; readonly name: string }[],
): Map<string, { name: string; entries: Entry[] }> {
  const groups = new Map<string, { name: string; entries: Entry[] }>();
  for (const entry of entries) {
    const keys = keysOf(entry);
    for (const { key, name } of keys.length === 0 ? [{ key: '', name: '' }] : keys) {
      const group = groups.get(key);
      if (group === undefined) groups.set(key, { name, entries: [entry] });
      else group.entries.push(entry);
    }
  }
  return groups;
}

const plain = (key: string) => ({ key, name: key });

/**
 * Pages with notes and pages only read, the one read or noted on last first; notes in the order of the
 * text. Editing an old note moves nothing.
 */
export function byPage(entries: readonly Entry[], barePages: readonly ReadPage[]): Group[] {
  const groups: (Group & { readonly touched: string })[] = [];
  for (const [key, group] of collect(entries, ({ note }) => [plain(note.pageId)])) {
    const page = group.entries[0]?.page ?? null;
    const touched = group.entries.reduce(
      (latest, { note }) => most(note.created, latest),
      page?.lastRead ?? '',
    );
    const sorted = group.entries.toSorted((a, b) => byPlace(a.note, b.note));
    groups.push({ key, name: key, page, entries: sorted, touched });
  }
  for (const page of barePages) {
    groups.push({ key: page.id, name: page.id, page, entries: [], touched: page.lastRead });
  }
  groups.sort((a, b) => byText(b.touched, a.touched));
  return groups.map(({ touched: _touched, ...group }) => group);
}

/** In the order of the knowledge base; what it does not know after it; the reader's own marks last. */
export function byProposition(entries: readonly Entry[], order: readonly PropositionId[]): Group[] {
  const groups = collect(entries, ({ propositions }) => propositions.map(plain));
  const rank = (key: string): number => {
    if (key === '') return order.length + 1;
    const at = order.indexOf(key);
    return at < 0 ? order.length : at;
  };
  return listed(groups).sort((a, b) => rank(a.key) - rank(b.key) || a.key.localeCompare(b.key));
}

/** In alphabetical order whatever the case; notes without a tag last. */
export function byTag(entries: readonly Entry[]): Group[] {
  const groups = collect(entries, ({ note }) =>
    note.tags.map((tag) => ({ key: tag.toLowerCase(), name: tag })),
  );
  return listed(groups).sort((a, b) =>
    a.key === '' || b.key === '' ? (a.key === '' ? 1 : -1) : a.key.localeCompare(b.key),
  );
}

/** Days on which notes were made, the last first. */
export function byDate(entries: readonly Entry[]): Group[] {
  const groups = collect(entries, ({ note }) => [plain(dayOf(note.created))]);
  return listed(groups).sort((a, b) => byText(b.key, a.key));
}

const listed = (groups: Map<string, { name: string; entries: Entry[] }>): Group[] =>
  [...groups].map(([key, { name, entries }]) => ({ key, name, page: null, entries }));

/** The same groups in the same order, with what their notes say now; what is gone is left out. */
export function held(groups: readonly Group[], entries: readonly Entry[]): Group[] {
  const now = new Map(entries.map((entry) => [entry.id, entry]));
  return groups.map((group) => ({
    ...group,
    entries: group.entries.flatMap(({ id }) => now.get(id) ?? []),
  }));
}

/** As much of the groups as is drawn at first: a page without notes weighs as one note. */
export function firstOf(
  groups: readonly Group[],
  room: number,
): { readonly groups: readonly Group[]; readonly left: number } {
  const kept: Group[] = [];
  let free = room;
  let left = 0;
  for (const group of groups) {
    const weight = Math.max(1, group.entries.length);
    const drawn = Math.min(weight, free);
    if (drawn > 0) {
      const entries = drawn < group.entries.length ? group.entries.slice(0, drawn) : group.entries;
      kept.push({ ...group, entries });
    }
    free -= drawn;
    left += weight - drawn;
  }
  return { groups: kept, left };
}

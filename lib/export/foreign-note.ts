/** Notes that other programs wrote, made into records: ids that follow from theirs, pages from addresses. */
import { canonicalUrl } from '../notes/canonical-url.ts';
import { newAnnotation } from '../notes/draft.ts';
import { mergePages } from '../notes/merge.ts';
import { type Annotation, flawOf, type ReadPage } from '../notes/model.ts';
import { least, most, sortedById } from '../notes/order.ts';
import { visited } from '../notes/visit.ts';
import { type AsWritten, type Imported, type LeftOut, refused } from './import.ts';
import { nameUuid } from './name-uuid.ts';

/** What can be told of a foreign note, before it is checked. */
export interface ForeignNote
  extends Pick<Annotation, 'kind' | 'selectors' | 'claim' | 'note' | 'verdict'> {
  /** The id as it was written; any text. */
  readonly id: string;
  readonly address: string;
  readonly title: string;
  readonly tags: readonly string[];
  /** As written; anything that is no time counts as unknown. */
  readonly created: unknown;
  readonly modified: unknown;
}

/** One entry of a file: a note, or why it is none. */
export type Entry = { readonly note: ForeignNote } | { readonly why: string };

const UUID = /^(?:urn:uuid:)?([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$/i;

const idOf = (written: string): string =>
  UUID.exec(written)?.[1]?.toLowerCase() ?? nameUuid(written);

function timeOf(written: unknown): Date | null {
  if (typeof written !== 'string' || !/^\d{4}-\d\d-\d\d/.test(written)) return null;
  const date = new Date(written);
  // Four-digit years only: later ones have another ISO form, which no record takes.
  const known = !Number.isNaN(date.getTime()) && /^\d{4}-/.test(date.toISOString());
  return known ? date : null;
}

function pageOf(note: ForeignNote, read: Date): ReadPage {
  const visit = {
    url: note.address,
    title: note.title,
    canonicalLink: null,
    ogUrl: null,
    ampLink: null,
    site: null,
    author: null,
    published: null,
    language: null,
  };
  return visited(null, visit, nameUuid(canonicalUrl(note.address)), read);
}

/** Two notes on one page say when it was read at the latest: the earlier time stands for both. */
const earlier = (a: ReadPage, b: ReadPage): ReadPage => {
  const read = least(a.read, b.read);
  return { ...mergePages(a, b), read, lastRead: read };
};

/**
 * Records out of a file's entries. Entries that are no notes of ours are left out with the reason;
 * `now` stands for times that the file does not tell.
 */
export function fromEntries(
  format: string,
  entries: readonly Entry[],
  asWritten: AsWritten,
  now: Date,
): Imported {
  const annotations = new Map<string, Annotation>();
  const pages = new Map<string, ReadPage>();
  const left: LeftOut[] = [];
  entries.forEach((entry, i) => {
    const what = `entry ${i + 1}`;
    if ('why' in entry) {
      left.push({ what, why: entry.why });
      return;
    }
    const { note } = entry;
    if (!/^(?:https?|file):/i.test(note.address.trim()) || URL.parse(note.address) === null) {
      left.push({ what, why: 'it is not about a web page' });
      return;
    }
    const created = timeOf(note.created) ?? timeOf(note.modified) ?? now;
    const modified = timeOf(note.modified) ?? created;
    const page = pageOf(note, created);
    const record = {
      ...newAnnotation({ ...note, id: idOf(note.id) }, page.id, created),
      modified: most(created.toISOString(), modified.toISOString()),
    };
    const flaw = flawOf('annotations', record) ?? flawOf('pages', page);
    if (flaw !== null) left.push({ what, why: `it cannot be kept (${flaw})` });
    else if (annotations.has(record.id))
      left.push({ what, why: 'its id stands twice in the file' });
    else {
      annotations.set(record.id, record);
      const known = pages.get(page.id);
      pages.set(page.id, known === undefined ? page : earlier(known, page));
    }
  });
  if (entries.length > 0 && annotations.size === 0 && left.length > 0) {
    return refused(
      'Nothing in this file can be kept.',
      left.map(({ what, why }) => `${what}: ${why}`),
    );
  }
  return {
    ok: true,
    format,
    snapshot: {
      annotations: sortedById(annotations.values()),
      pages: sortedById(pages.values()),
      dismissals: [],
      muted: [],
    },
    left,
    asWritten,
  };
}

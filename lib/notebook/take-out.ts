/** What leaves the notebook: the notes of a choice with their pages, in the form asked for. */
import { writeBackup } from '../export/backup.ts';
import type { Format } from '../export/formats.ts';
import { exportSet } from '../export/set.ts';
import type { ExportSet, Written } from '../export/types.ts';
import type { Knowledge } from '../knowledge/types.ts';
import { rescue } from '../notes/database.ts';
import type { Store } from '../notes/store.ts';
import type { Outcome } from '../outcome.ts';
import { type OwnTemplates, templateOf } from '../own-templates.ts';
import { inOwnWords } from '../stored.ts';
import type { BookState } from './book.ts';
import type { ExportScope } from './contract.ts';

/** The pages and notes of a choice; null is everything. `made` is ISO 8601 UTC with milliseconds. */
export function scopedSet(
  { entries, pages }: Pick<BookState, 'entries' | 'pages'>,
  scope: ExportScope,
  made: string,
): ExportSet {
  const notes = entries
    .filter(({ id }) => scope === null || scope.notes.has(id))
    .map(({ note }) => note);
  const along = pages.filter(({ id }) => scope === null || scope.pages.has(id));
  return exportSet(along, notes, made);
}

/** One page of a choice with its notes, for a preview: the first with notes. */
export function sampleOf(
  { entries, pages }: Pick<BookState, 'entries' | 'pages'>,
  scope: ExportScope,
): ExportScope {
  const chosen = entries.filter(({ id }) => scope === null || scope.notes.has(id));
  const page = chosen[0]?.note.pageId ?? pages[0]?.id;
  const notes = chosen.filter(({ note }) => note.pageId === page).map(({ id }) => id);
  return { notes: new Set(notes), pages: new Set(page === undefined ? [] : [page]) };
}

/** What writing needs: the store for a whole backup, the notes as shown, and how they are to be written. */
export interface Sources {
  readonly store: Pick<Store, 'snapshot'>;
  readonly book: Pick<BookState, 'entries' | 'pages'>;
  readonly formats: Readonly<Record<string, Format>>;
  /** The reader's own, by format id. */
  readonly templates: OwnTemplates;
  readonly knowledge: Knowledge;
}

/** Writes a choice of notes. A backup of everything holds also what the notebook does not list. */
export async function takeOut(
  { store, book, formats, templates, knowledge }: Sources,
  formatId: string,
  scope: ExportScope,
  made: string,
): Promise<Outcome<Written>> {
  return inOwnWords(async () => {
    if (formatId === 'backup' && scope === null) return writeBackup(await store.snapshot(), made);
    const format = formats[formatId];
    if (format === undefined) throw new Error(`There is no format “${formatId}”.`);
    const template = templateOf(formatId, templates);
    const options = template === undefined ? {} : { template };
    return format.write(scopedSet(book, scope, made), knowledge, options);
  });
}

/** Everything that lies in the database, whatever its form: the way out when nothing else works. */
export const rescued = (made: string): Promise<Outcome<Written>> =>
  inOwnWords(async () => ({
    fileName: `${made.slice(0, 10)} Counterpoint notes unchanged.json`,
    mime: 'application/json',
    text: await rescue(),
  }));

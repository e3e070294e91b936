/** One page's notes on their way out: what was just read on it, with what is kept of it. */
import { formats } from './export/formats.ts';
import { exportSet } from './export/set.ts';
import type { ExportSet, Written } from './export/types.ts';
import type { Knowledge } from './knowledge/types.ts';
import type { PageReading } from './messages.ts';
import type { Store } from './notes/store.ts';
import { visited } from './notes/visit.ts';
import type { Outcome } from './outcome.ts';
import { getTemplates, templateOf } from './own-templates.ts';
import { visitOf } from './page-visit.ts';
import { inOwnWords } from './stored.ts';

/** The page with the claims of this reading and its saved notes. Writes nothing. */
export async function exportOfPage(store: Store, reading: PageReading): Promise<ExportSet> {
  const known = await store.pageAt(reading.identity);
  const now = new Date();
  const page = visited(known, visitOf(reading), crypto.randomUUID(), now);
  const annotations = known ? await store.annotationsOfPage(known.id) : [];
  return exportSet([page], annotations, now.toISOString());
}

/** The page in a format, by the reader's own template where they have one. Null where no page is read. */
export async function takePage(
  store: Store,
  knowledge: Knowledge,
  reading: PageReading | null,
  formatId: string,
): Promise<Outcome<Written> | null> {
  if (reading === null) return null;
  return inOwnWords(async () => {
    const own = templateOf(formatId, await getTemplates());
    const { write } = formats[formatId as keyof typeof formats];
    const set = await exportOfPage(store, reading);
    return write(set, knowledge, own ? { template: own } : {});
  });
}

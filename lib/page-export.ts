/** One page's reading notes: what was just read on it, with what is kept of it. */
import { exportSet } from './export/set.ts';
import type { ExportSet } from './export/types.ts';
import type { PageReading } from './messages.ts';
import type { Store } from './notes/store.ts';
import { visited } from './notes/visit.ts';
import { visitOf } from './page-visit.ts';

/** The page with the claims of this reading and its saved notes. Writes nothing. */
export async function exportOfPage(store: Store, reading: PageReading): Promise<ExportSet> {
  const known = await store.pageAt(reading.identity);
  const now = new Date();
  const page = visited(known, visitOf(reading), crypto.randomUUID(), now);
  const annotations = known ? await store.annotationsOfPage(known.id) : [];
  return exportSet([page], annotations, now.toISOString());
}

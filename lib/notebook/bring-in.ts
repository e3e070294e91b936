/** What comes into the notebook: a file read, compared with what is kept, and merged when the reader says so. */
import { previewImport, readNotes, toMerge } from '../export/read-notes.ts';
import type { Store } from '../notes/store.ts';
import type { Outcome } from '../outcome.ts';
import { inOwnWords } from '../stored.ts';
import type { ImportPreview } from './contract.ts';

type Notes = Pick<Store, 'snapshot' | 'merge'>;

/**
 * Reads a file's text and says what bringing it in would do. Writes nothing: `bringIn` does, upon what
 * is kept by then. `now` stands for times that the file does not tell.
 */
export async function previewOf(
  store: Notes,
  text: string,
  now: Date,
): Promise<Outcome<ImportPreview>> {
  const imported = readNotes(text, now);
  if (!imported.ok) {
    const { sentence, faults } = imported;
    return { ok: false, kind: 'refused', sentence: [sentence, ...faults].join('\n') };
  }
  return inOwnWords(async () => {
    const preview = previewImport(imported, await store.snapshot());
    const bringIn = () =>
      inOwnWords(async () => {
        await store.merge(toMerge(imported, await store.snapshot()));
        return null;
      });
    const refused = preview.left.map(({ what, why }) => `${what}: ${why}`);
    const { pages, settings, conflicts, new: fresh, changed, same } = preview;
    const counts = { notes: { new: fresh, changed, same }, pages, settings };
    return { format: imported.format, counts, conflicts, refused, bringIn };
  });
}

/** The same of a file, which may be gone or forbidden by the time it is read. */
export async function previewOfFile(
  store: Notes,
  file: Blob,
  now: Date,
): Promise<Outcome<ImportPreview>> {
  const text = await inOwnWords(() => file.text());
  return text.ok ? previewOf(store, text.value, now) : text;
}

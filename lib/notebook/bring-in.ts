/** What comes into the notebook: a file read, compared with what is kept, and merged when the reader says so. */
import { readBackup } from '../export/backup.ts';
import type { Imported } from '../export/import.ts';
import type { Store } from '../notes/store.ts';
import type { Outcome } from '../outcome.ts';
import type { ImportPreview } from './contract.ts';
import { outcomeOf } from './take-out.ts';

/** Larger files are refused before they are read: a backup of 100,000 notes is about 200 MB. */
export const MOST_BYTES = 400_000_000;

/** The kinds of file that can come in, each with what tells it from the others. */
const kinds: readonly {
  readonly name: string;
  readonly is: (value: Record<string, unknown>) => boolean;
  readonly read: (value: unknown) => Imported | Promise<Imported>;
}[] = [{ name: 'a Counterpoint backup', is: (value) => 'format' in value, read: readBackup }];

function parsed(text: string): unknown {
  try {
    // A byte order mark is no JSON, and some editors write one.
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return undefined;
  }
}

const refusal = (sentence: string, faults: readonly string[] = []): Outcome<ImportPreview> => ({
  ok: false,
  kind: 'refused',
  sentence: [sentence, ...faults.slice(0, 5)].join('\n'),
});

/** Reads a file's text and says what bringing it in would do. Writes nothing. */
export async function previewImport(
  store: Pick<Store, 'preview' | 'merge'>,
  text: string,
): Promise<Outcome<ImportPreview>> {
  const value = parsed(text);
  if (value === undefined) {
    return refusal('This file is not JSON, or it is cut off. Nothing was changed.');
  }
  const object = typeof value === 'object' && value !== null ? value : {};
  const kind = kinds.find(({ is }) => is(object as Record<string, unknown>));
  if (kind === undefined) {
    return refusal(
      'This file holds no notes that Counterpoint can read: it is no backup of its own, no W3C annotations and no Hypothesis export. Nothing was changed.',
    );
  }
  const imported = await kind.read(value);
  if (!imported.ok) return refusal(imported.sentence, imported.faults);
  const { snapshot, left } = imported;
  return outcomeOf(async () => ({
    format: kind.name,
    ...(await store.preview(snapshot)),
    refused: left.map(({ what, why }) => `${what}: ${why}`),
    bringIn: () =>
      outcomeOf(async () => {
        await store.merge(snapshot);
        return null;
      }),
  }));
}

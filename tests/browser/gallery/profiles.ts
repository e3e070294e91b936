/** Browsers for the gallery, each with something else kept in it. */
import { backupText } from '../../../lib/export/backup.ts';
import type { Snapshot } from '../../../lib/notes/model.ts';
import { loadKnowledge } from '../../../scripts/load-knowledge.ts';
import { keptOf, shelfOf } from '../../pages/kept.ts';
import { type Extension, expect, launch } from '../extension.ts';
import { strangeArticle } from './articles.ts';
import type { Profile } from './scenes.ts';

/** Brings a snapshot in as a reader would: as a backup file, in the notebook. */
export async function bringIn(extension: Extension, snapshot: Snapshot): Promise<void> {
  const notebook = await extension.open('notebook.html');
  await notebook.getByRole('button', { name: 'Import …' }).click();
  await notebook.locator('input[type=file]').setInputFiles({
    name: 'backup.json',
    mimeType: 'application/json',
    buffer: Buffer.from(backupText(snapshot)),
  });
  await notebook.getByRole('button', { name: 'Bring it in' }).click();
  // Ten thousand notes take their time, twice over: each copy is on disk before it is said.
  await expect(notebook.getByRole('button', { name: 'Done' })).toBeVisible({ timeout: 120_000 });
  await notebook.close();
}

function strange(origin: string): Snapshot {
  const long = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerk'.repeat(4);
  const article = strangeArticle();
  const notes = [
    {
      on: 0,
      note: `${long}\n\n<b>bold?</b> {{title}} \u202eدbackwards`,
      tags: [long.slice(0, 120)],
    },
    { on: 1, note: 'ملاحظة: من قارن ماذا بماذا؟', tags: ['تعليم', '</script>'], verdict: 'doubt' },
    { on: null, note: `https://example.org/${'path/'.repeat(60)}` },
  ] as const;
  const url = `${origin}/${article.id}`;
  const reading = { article, shell: 'weekly', day: '2026-10-03', notes, url } as const;
  return keptOf([reading], loadKnowledge());
}

const makers: Record<Profile, (extension: Extension, origin: string) => Promise<void>> = {
  new: async () => undefined,
  shelf: (extension, origin) => bringIn(extension, shelfOf(loadKnowledge(), origin)),
  strange: (extension, origin) => bringIn(extension, strange(origin)),
  // The database answers as it does on a disk that is full or damaged.
  broken: async ({ context }) => {
    await context.addInitScript(() => {
      indexedDB.open = () => {
        throw new DOMException('Internal error opening backing store.', 'UnknownError');
      };
    });
  },
};

/** A browser with this profile, whose notes are on pages served at `origin`. */
export async function browserFor(profile: Profile, origin: string): Promise<Extension> {
  const extension = await launch();
  await makers[profile](extension, origin);
  return extension;
}

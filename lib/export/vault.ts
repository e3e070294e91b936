/** Reading notes for an Obsidian vault: one note a page, each with its own properties, in one archive. */
import { strToU8, zipSync } from 'fflate';
import type { Knowledge } from '../knowledge/types.ts';
import { fileNameOf } from './file-name.ts';
import { writeMarkdown } from './markdown.ts';
import type { ExportOptions, ExportSet, Written } from './types.ts';

/** Two pages of one title are two notes: the second is numbered. Case does not tell files apart everywhere. */
function freeName(name: string, taken: Set<string>): string {
  const dot = name.lastIndexOf('.');
  let free = name;
  for (let n = 2; taken.has(free.toLowerCase()); n += 1) {
    free = `${name.slice(0, dot)} ${n}${name.slice(dot)}`;
  }
  taken.add(free.toLowerCase());
  return free;
}

export function writeVault(
  notes: ExportSet,
  knowledge: Knowledge,
  options: ExportOptions = {},
): Written {
  const taken = new Set<string>();
  const files = notes.pages.map((page) => {
    const written = writeMarkdown({ ...notes, pages: [page] }, knowledge, options);
    const text = 'text' in written ? written.text : '';
    return [freeName(written.fileName, taken), strToU8(text)] as const;
  });
  // One fixed time (the earliest that the archive format holds), so that the same notes are the same bytes.
  const bytes = zipSync(Object.fromEntries(files), { mtime: new Date(1980, 0, 1) });
  return {
    fileName: fileNameOf(notes, 'zip'),
    mime: 'application/zip',
    bytes: new Uint8Array(bytes),
  };
}

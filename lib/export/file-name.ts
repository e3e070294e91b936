/** Names for files that every system takes. */
import { titleOf } from '../notes/model.ts';
import type { ExportSet } from './types.ts';

/** What Windows keeps for devices, with or without an extension. */
const RESERVED = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;

/**
 * A name without `\ / : * ? " < > |`, control characters, leading or closing dots and spaces, and
 * what folds the direction of text; at most 80 characters and never half of one.
 */
export function safeName(title: string): string {
  const plain = title
    .normalize('NFC')
    .replace(/[\\/:*?"<>|#^[\]\p{Cc}\p{Cf}\p{Cs}]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  const short = [...plain]
    .slice(0, 80)
    .join('')
    .replace(/^[. -]+|[. ]+$/g, '');
  if (short === '') return 'untitled';
  return RESERVED.test(short) ? `_${short}` : short;
}

/** `2026-11-21 MATs share teachers.md`; for several pages `2026-11-21 Counterpoint, 3 pages.md`. */
export function fileNameOf(notes: ExportSet, extension: string): string {
  const [first, ...more] = notes.pages;
  const name =
    first !== undefined && more.length === 0
      ? safeName(titleOf(first.page))
      : `Counterpoint, ${notes.pages.length} pages`;
  return `${notes.made.slice(0, 10)} ${name}.${extension}`;
}

/** The export menu: every format, with what can be done with it. */
import { formats } from '../export/formats.ts';
import { logseqNotes, readingNotes } from '../export/templates.ts';
import type { FormatChoice } from './contract.ts';

/** Files that are no text. */
const BINARY: ReadonlySet<string> = new Set(['docx', 'zip']);

/** Formats whose reading notes go by a template, with the one that comes with Counterpoint. */
const templates: Readonly<Record<string, string>> = {
  markdown: readingNotes,
  logseq: logseqNotes,
};

/** In the order of the formats' own table. */
export const menu: readonly FormatChoice[] = Object.entries(formats).map(
  ([id, { label, holds, extension }]) => ({
    id,
    label,
    holds,
    isText: !BINARY.has(extension),
    template: templates[id] ?? null,
  }),
);

/** The export menu: every format, with what can be done with it. */
import { type Format, formats } from '../export/formats.ts';
import { logseqNotes, readingNotes } from '../export/templates.ts';
import type { FormatChoice } from './contract.ts';

/** Formats whose reading notes go by a template, with the one that comes with Counterpoint. */
const templates: Readonly<Record<string, string>> = {
  markdown: readingNotes,
  logseq: logseqNotes,
};

/** In the order of the formats' own table. */
export const menu: readonly FormatChoice[] = Object.entries<Format>(formats).map(
  ([id, { label, holds, isBinary = false }]) => ({
    id,
    label,
    holds,
    isText: !isBinary,
    template: templates[id] ?? null,
  }),
);

/** Every way out, by the id that the notebook's menu and the command line's `--format` use. */
import { writeSelection } from './backup.ts';
import { writeCsv, writeReadwise } from './csv.ts';
import { writeHtml } from './html.ts';
import { writeLogseq, writeMarkdown } from './markdown.ts';
import type { Write } from './types.ts';

export interface Format {
  /** For a menu. */
  readonly label: string;
  /** Without the dot. */
  readonly extension: string;
  readonly write: Write;
}

export const formats = {
  markdown: { label: 'Markdown reading notes (Obsidian)', extension: 'md', write: writeMarkdown },
  logseq: { label: 'Markdown outline (Logseq)', extension: 'md', write: writeLogseq },
  html: { label: 'Web page to read and print', extension: 'html', write: writeHtml },
  csv: { label: 'Table for spreadsheets (CSV)', extension: 'csv', write: writeCsv },
  readwise: { label: 'Readwise highlights (CSV)', extension: 'csv', write: writeReadwise },
  backup: { label: 'Counterpoint backup', extension: 'json', write: writeSelection },
} as const satisfies Record<string, Format>;

export type FormatId = keyof typeof formats;

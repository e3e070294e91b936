/** Every way out, by the id that the notebook's menu and the command line's `--format` use. */
import { writeSelection } from './backup.ts';
import { writeCsv, writeReadwise } from './csv.ts';
import { writeHtml } from './html.ts';
import { writeHypothesis } from './hypothesis.ts';
import { writeJsonLd } from './json-ld.ts';
import { writeLogseq, writeMarkdown } from './markdown.ts';
import { writeBibTeX, writeCslJson, writeRis } from './references.ts';
import type { Write } from './types.ts';
import { writeVault } from './vault.ts';

export interface Format {
  /** For a menu. */
  readonly label: string;
  /** Without the first dot. */
  readonly extension: string;
  /** Rejects with a `TemplateError` where the reader's template cannot be used. */
  readonly write: Write;
}

/** Word's library is a megabyte: loaded when first asked for. */
const writeDocx: Write = async (...given) => (await import('./docx.ts')).writeDocx(...given);

export const formats = {
  markdown: { label: 'Markdown reading notes (Obsidian)', extension: 'md', write: writeMarkdown },
  vault: { label: 'Markdown, one note a page (zip)', extension: 'zip', write: writeVault },
  logseq: { label: 'Markdown outline (Logseq)', extension: 'md', write: writeLogseq },
  html: { label: 'Web page to read and print', extension: 'html', write: writeHtml },
  docx: { label: 'Word document', extension: 'docx', write: writeDocx },
  csv: { label: 'Table for spreadsheets (CSV)', extension: 'csv', write: writeCsv },
  readwise: { label: 'Readwise highlights (CSV)', extension: 'readwise.csv', write: writeReadwise },
  jsonld: { label: 'W3C Web Annotations (JSON-LD)', extension: 'jsonld', write: writeJsonLd },
  hypothesis: { label: 'Hypothesis (JSON)', extension: 'hypothesis.json', write: writeHypothesis },
  ris: { label: 'References: RIS (Zotero, EndNote)', extension: 'ris', write: writeRis },
  bibtex: { label: 'References: BibTeX', extension: 'bib', write: writeBibTeX },
  csl: { label: 'References: CSL-JSON', extension: 'csl.json', write: writeCslJson },
  backup: { label: 'Counterpoint backup', extension: 'json', write: writeSelection },
} as const satisfies Record<string, Format>;

export type FormatId = keyof typeof formats;

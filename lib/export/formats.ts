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
  /** What comes back when it is brought in again, and what it cannot hold; a sentence or two. */
  readonly holds: string;
  /** Without the first dot. */
  readonly extension: string;
  /** The file is no text. */
  readonly isBinary?: true;
  /** It holds nothing of a page but the notes on it. */
  readonly isNotesOnly?: true;
  /** Rejects with a `TemplateError` where the reader's template cannot be used. */
  readonly write: Write;
}

/** Word's library is a megabyte: loaded when first asked for. */
const writeDocx: Write = async (...given) => (await import('./docx.ts')).writeDocx(...given);

const TO_READ = 'Reading notes. They cannot be brought in again.';
const REFERENCES =
  'One record a page, to cite it, with your notes on it. It cannot be brought in again.';

export const formats = {
  markdown: {
    label: 'Markdown reading notes (Obsidian)',
    holds: TO_READ,
    extension: 'md',
    write: writeMarkdown,
  },
  vault: {
    label: 'Markdown, one note a page (zip)',
    holds: TO_READ,
    extension: 'zip',
    isBinary: true,
    write: writeVault,
  },
  logseq: {
    label: 'Markdown outline (Logseq)',
    holds: TO_READ,
    extension: 'md',
    write: writeLogseq,
  },
  html: {
    label: 'Web page to read and print',
    holds: TO_READ,
    extension: 'html',
    write: writeHtml,
  },
  docx: {
    label: 'Word document',
    holds: TO_READ,
    extension: 'docx',
    isBinary: true,
    write: writeDocx,
  },
  csv: {
    label: 'Table for spreadsheets (CSV)',
    holds: 'One row a note and a claim met. It cannot be brought in again.',
    extension: 'csv',
    write: writeCsv,
  },
  readwise: {
    label: 'Readwise highlights (CSV)',
    holds: 'One row a note, without claims and ratings. It cannot be brought in again.',
    extension: 'readwise.csv',
    isNotesOnly: true,
    write: writeReadwise,
  },
  jsonld: {
    label: 'W3C Web Annotations (JSON-LD)',
    holds: 'Every note, to be brought in again; of a page only its title and address.',
    extension: 'jsonld',
    isNotesOnly: true,
    write: writeJsonLd,
  },
  hypothesis: {
    label: 'Hypothesis (JSON)',
    holds:
      'Every note, to be brought in again; of a page only its title and address, and of a claim not what its wording overreaches.',
    extension: 'hypothesis.json',
    isNotesOnly: true,
    write: writeHypothesis,
  },
  ris: {
    label: 'References: RIS (Zotero, EndNote)',
    holds: REFERENCES,
    extension: 'ris',
    write: writeRis,
  },
  bibtex: { label: 'References: BibTeX', holds: REFERENCES, extension: 'bib', write: writeBibTeX },
  csl: {
    label: 'References: CSL-JSON',
    holds: REFERENCES,
    extension: 'csl.json',
    write: writeCslJson,
  },
  backup: {
    label: 'Counterpoint backup',
    holds: 'Everything of what is chosen, to be brought in again byte for byte.',
    extension: 'json',
    write: writeSelection,
  },
} as const satisfies Record<string, Format>;

export type FormatId = keyof typeof formats;

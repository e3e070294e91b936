/** What every format takes and gives. */
import type { Knowledge } from '../knowledge/types.ts';
import type { Annotation, ReadPage } from '../notes/model.ts';

/** A page with the living notes on it, in the order of the text. */
export interface ExportedPage {
  readonly page: ReadPage;
  readonly annotations: readonly Annotation[];
}

/** What is to leave: a page, a selection, or everything. */
export interface ExportSet {
  readonly pages: readonly ExportedPage[];
  /** When it leaves, ISO 8601 UTC with milliseconds; no format looks at a clock. */
  readonly made: string;
}

export interface ExportOptions {
  /** The reader's own template for reading notes (`template.ts`); the format's own where absent. */
  readonly template?: string;
}

interface FileName {
  /** Date first, safe on every system: see `file-name.ts`. */
  readonly fileName: string;
  readonly mime: string;
}

/** A finished file. Text is to be written as UTF-8 exactly as it is (a BOM, where wanted, is in it). */
export type Written =
  | (FileName & { readonly text: string })
  | (FileName & { readonly bytes: Uint8Array<ArrayBuffer> });

export type Write = (
  notes: ExportSet,
  knowledge: Knowledge,
  options?: ExportOptions,
) => Written | Promise<Written>;

/** What the notebook is given and what it asks for: plain data and callbacks, so that it runs anywhere. */
import type { Keeping } from '../backup/keeping.ts';
import type { CardDraft, CardSaved } from '../card-view.ts';
import type { Written } from '../export/types.ts';
import type { Knowledge } from '../knowledge/types.ts';
import type { AnnotationVersion } from '../notes/model.ts';
import type { Outcome } from '../outcome.ts';
import type { Waiting } from '../waiting.ts';
import type { Book, BookState } from './book.ts';
import type { Entry } from './entries.ts';

/** A format of the export menu. */
export interface FormatChoice {
  readonly id: string;
  /** "Markdown reading notes (Obsidian)". */
  readonly label: string;
  /** What it holds, and what it cannot. */
  readonly holds: string;
  /** False where the file is no text: it cannot be copied. */
  readonly isText: boolean;
  /** The template that its notes go by when the reader has none; null where it goes by none. */
  readonly template: string | null;
}

/** Which notes leave: their ids and the ids of the pages that go along; null for everything. */
export type ExportScope = {
  readonly notes: ReadonlySet<string>;
  readonly pages: ReadonlySet<string>;
} | null;

export const importParts = ['notes', 'pages', 'settings'] as const;
export type ImportPart = (typeof importParts)[number];

export interface ImportCounts {
  readonly new: number;
  readonly changed: number;
  readonly same: number;
}

/** What an import would do. Nothing is written before `bringIn`. */
export interface ImportPreview {
  /** "Counterpoint backup". */
  readonly format: string;
  /** Notes, pages read, and settings ("not a claim", muted propositions). */
  readonly counts: Readonly<Record<ImportPart, ImportCounts>>;
  /** Notes that were changed here and there: both texts will be kept. */
  readonly conflicts: number;
  /** What cannot be brought in, and why, one sentence each. */
  readonly refused: readonly string[];
  readonly bringIn: () => Promise<Outcome<null>>;
}

export interface NotebookActions {
  readonly reload: () => void;
  readonly save: (id: string, draft: CardDraft) => Promise<Outcome<CardSaved>>;
  readonly settle: (id: string, version: AnnotationVersion) => Promise<Outcome<null>>;
  readonly remove: Book['remove'];
  readonly deleted: () => Promise<Outcome<readonly Entry[]>>;
  readonly restore: Book['restore'];
  readonly erase: Book['erase'];
  readonly retag: Book['retag'];
  readonly setTags: Book['setTags'];
  /** Opens an address of the web in a tab. */
  readonly openAddress: (address: string) => void;
  /** Opens a page of ours, e.g. `knowledge.html#attainment`. */
  readonly openPath: (path: string) => void;
  readonly write: (formatId: string, scope: ExportScope) => Promise<Outcome<Written>>;
  /** Keeps the reader's own template of a format; null goes back to the one that comes with it. */
  readonly keepTemplate: (formatId: string, template: string | null) => Promise<Outcome<null>>;
  readonly preview: (file: File) => Promise<Outcome<ImportPreview>>;
  /** The unchanged notes as a file, when they can be read in no other way. */
  readonly rescue: () => Promise<Outcome<Written>>;
}

export interface NotebookProps {
  readonly book: BookState;
  readonly knowledge: Knowledge;
  readonly formats: readonly FormatChoice[];
  /** The reader's own templates, by format id. */
  readonly ownTemplates: Readonly<Record<string, string>>;
  readonly actions: NotebookActions;
  readonly keeping: Keeping;
  readonly waiting: Waiting;
}

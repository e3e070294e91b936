/** What can go wrong with the reader's notes, each with the sentence that the reader sees. */

export type StoreFaultKind =
  | 'quota'
  | 'blocked'
  | 'outdated'
  | 'closed'
  | 'corrupt'
  | 'migration'
  | 'unavailable'
  | 'conflict'
  | 'missing'
  | 'invalid'
  | 'unknown';

/** Plain data: it crosses processes. */
export interface StoreFault {
  readonly kind: StoreFaultKind;
  readonly sentence: string;
  /** For a report, never for the reader: the browser's own words. */
  readonly detail: string;
}

const sentences = {
  quota:
    'The disk space that the browser allows Counterpoint is full, so this was not saved. Free some space, or erase deleted notes in the notebook, then try again.',
  blocked:
    'Your notes are being brought up to date, but another Counterpoint window still holds the old ones. Close the other Counterpoint windows and try again.',
  outdated:
    'Counterpoint was updated while this page was open. Reload the page to go on; your notes are safe.',
  closed: 'The browser closed the notes while they were in use. Nothing was lost; try again.',
  corrupt:
    'The browser cannot read the file it keeps your notes in. Nothing was changed. Restart the browser; if that does not help, bring your notes back from a backup.',
  migration:
    'Your notes could not be brought up to date. They are all still there, unchanged, in the older form; nothing is shown from them until it works. Export the unchanged notes and report this.',
  unavailable:
    'This browser window does not let Counterpoint keep notes (private windows and blocked site data do that). Nothing is saved here.',
  conflict:
    'This note was also changed somewhere else. Both texts are kept; choose which should stand.',
  missing: 'This note is no longer there: it was erased.',
  invalid: 'This could not be saved because it is not a whole note.',
  unknown: 'The notes could not be reached. Nothing was changed; try again.',
} as const satisfies Record<StoreFaultKind, string>;

export function fault(kind: StoreFaultKind, detail = ''): StoreFault {
  return { kind, sentence: sentences[kind], detail };
}

/** A failure of the store. `message` is the reader's sentence. */
export class StoreError extends Error {
  readonly fault: StoreFault;

  constructor(kind: StoreFaultKind, detail = '', options?: ErrorOptions) {
    super(sentences[kind], options);
    this.name = 'StoreError';
    this.fault = fault(kind, detail);
  }
}

/** The exceptions of IndexedDB (W3C Indexed Database API 3.0, section 2.10) and what they mean here. */
const meaning: ReadonlyMap<string, StoreFaultKind> = new Map([
  ['QuotaExceededError', 'quota'],
  ['VersionError', 'outdated'],
  ['InvalidStateError', 'closed'],
  ['AbortError', 'closed'],
  ['TransactionInactiveError', 'closed'],
  // Chromium and Firefox both answer UnknownError when the backing files cannot be opened or read.
  ['UnknownError', 'corrupt'],
  ['NotReadableError', 'corrupt'],
  ['NotFoundError', 'corrupt'],
  ['DataError', 'invalid'],
  ['DataCloneError', 'invalid'],
  ['SecurityError', 'unavailable'],
  ['NotAllowedError', 'unavailable'],
]);

/** Any thrown value as a failure of the store; one that is already is returned as it is. */
export function asStoreError(error: unknown): StoreError {
  if (error instanceof StoreError) return error;
  const name = error instanceof Error || error instanceof DOMException ? error.name : '';
  const detail = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return new StoreError(meaning.get(name) ?? 'unknown', detail, { cause: error });
}

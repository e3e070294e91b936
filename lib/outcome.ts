/** An answer that can fail in a way the reader is told about: `sentence` is shown as it stands. */
export type Outcome<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly kind: string; readonly sentence: string };

/** What was just done, and how to take it back. */
export interface Said {
  readonly sentence: string;
  /** Null where there is no way back, or none is needed. */
  readonly undo: (() => void) | null;
  readonly fault: boolean;
}

/** An answer that can fail in a way the reader is told about: `sentence` is shown as it stands. */
export type Outcome<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly kind: string; readonly sentence: string };

/** What reading a file of notes answers. Files are strangers' text: parsed as `unknown`, checked whole. */
import type { Annotation, ReadPage, Snapshot } from '../notes/model.ts';

/** An entry of a sound file that cannot be kept, and why. */
export interface LeftOut {
  /** Which one, in the reader's words: its number in the file. */
  readonly what: string;
  readonly why: string;
}

/** A note as a format writes it: what that format can tell, and so all that it can be compared by. */
export type AsWritten = (note: Annotation, page: ReadPage) => unknown;

export type Imported =
  | {
      readonly ok: true;
      /** "Counterpoint backup", for the preview. */
      readonly format: string;
      readonly snapshot: Snapshot;
      readonly left: readonly LeftOut[];
      /** Null where the format holds everything: then records compare as they are. */
      readonly asWritten: AsWritten | null;
    }
  | {
      readonly ok: false;
      /** Why the file is refused as a whole, for the reader. */
      readonly sentence: string;
      /** What is wrong where; at most the first twenty. */
      readonly faults: readonly string[];
    };

export const refused = (sentence: string, faults: readonly string[] = []): Imported => ({
  ok: false,
  sentence,
  faults: faults.slice(0, 20),
});

/** What a panel does to saved notes, each with the way back. */
import type { PassageSelectors } from '../anchors/types.ts';
import { notedSelectors } from '../notes/draft.ts';
import { type Annotation, quoteOf } from '../notes/model.ts';
import type { Store } from '../notes/store.ts';
import type { AnnotationChange } from '../notes/versions.ts';
import type { Outcome } from '../outcome.ts';
import { answered } from '../stored.ts';

/** Puts everything back as it was before the change. */
export type Undo = () => Promise<Outcome<null>>;

type Edits = Pick<Store, 'editAnnotation'>;

const changed = (
  store: Edits,
  note: Annotation,
  change: AnnotationChange,
): Promise<Outcome<Undo>> =>
  answered(async () => {
    const { annotation, conflict } = await store.editAnnotation(note.id, change, note.modified);
    if (conflict) return { ok: false, kind: conflict.kind, sentence: conflict.sentence };
    const keys = Object.keys(change) as (keyof AnnotationChange)[];
    const before = Object.fromEntries(keys.map((key) => [key, note[key]])) as AnnotationChange;
    const undo: Undo = () =>
      answered(async () => {
        const back = await store.editAnnotation(note.id, before, annotation.modified);
        // Changed since, it stands in two versions: that is not as it was.
        if (back.conflict) return { ok: false, ...back.conflict };
        return { ok: true, value: null };
      });
    return { ok: true, value: undo };
  });

/** Ties a note to other words of its page. Only what a note keeps of selectors is taken over. */
export const placeAgain = (
  store: Edits,
  note: Annotation,
  selectors: PassageSelectors,
): Promise<Outcome<Undo>> => changed(store, note, { selectors: notedSelectors({ ...selectors }) });

/** Makes a note on the whole page of one whose words are gone. The words stay, above what was written. */
export const keepOnPage = (store: Edits, note: Annotation): Promise<Outcome<Undo>> =>
  changed(store, note, {
    kind: 'note',
    selectors: null,
    note: `“${quoteOf(note)}”${note.note === '' ? '' : `\n\n${note.note}`}`,
  });

/** Deletes a note; its words stay on disk until they are erased under “Deleted” in the notebook. */
export const removeNote = (store: Edits, note: Annotation, now: Date): Promise<Outcome<Undo>> =>
  changed(store, note, { deleted: now.toISOString() });

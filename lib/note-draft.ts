/** What was typed, made into a note: by the card it was typed in, or from where it waited. */

import type { CardDraft, Chosen, NoteSubject } from './card-view.ts';
import { propositionOf } from './knowledge/lookup.ts';
import type { Knowledge } from './knowledge/types.ts';
import { notedClaim } from './notes/draft.ts';
import type { Annotation } from './notes/model.ts';
import type { AnnotationDraft, Saved, Store } from './notes/store.ts';
import { type AnnotationChange, edit } from './notes/versions.ts';
import { formOf, nameOfQuote, type Unsaved } from './unsaved.ts';

/** What the reader chose, as a note keeps it. No detector had a say: the wording is not judged, the choice is certain. */
function claimOf(chosen: Chosen, knowledge: Knowledge): AnnotationDraft['claim'] {
  const known = propositionOf(knowledge, chosen.proposition);
  const rating = known?.rating.id ?? 'not-covered';
  return {
    propositions: [{ id: chosen.proposition, stance: chosen.stance, wording: 'stated', rating }],
    speaker: null,
    score: 1,
    overreach: null,
  };
}

/** What a draft changes in a note that is there. */
export function changeOf(
  { note, tags, verdict, chosen }: CardDraft,
  knowledge: Knowledge,
): AnnotationChange {
  const change = { note, tags: [...tags], verdict };
  if (chosen === undefined) return change;
  const claim = chosen && claimOf(chosen, knowledge);
  return { ...change, claim: claim && notedClaim(claim) };
}

/** The new note that a draft makes. */
export function freshOf(
  { kind, selectors, claim }: NoteSubject,
  { note, tags, verdict, chosen }: CardDraft,
  knowledge: Knowledge,
): AnnotationDraft {
  const about = claim ?? (chosen ? claimOf(chosen, knowledge) : null);
  return { kind, selectors, claim: about, note, tags, verdict };
}

/** A note on the very passage: saved a moment ago, it may not have been placed on the page yet. */
export async function noteOn(
  store: Pick<Store, 'annotationsOfPage'>,
  pageId: string,
  selectors: Pick<NonNullable<Annotation['selectors']>, 'quote'>,
): Promise<Annotation | null> {
  const name = JSON.stringify(nameOfQuote(selectors.quote));
  const notes = await store.annotationsOfPage(pageId);
  const same = notes.find(
    ({ selectors: kept }) => kept && JSON.stringify(nameOfQuote(kept.quote)) === name,
  );
  return same ?? null;
}

export interface WaitingDeps {
  readonly store: Pick<
    Store,
    'annotation' | 'annotationsOfPage' | 'pageAt' | 'saveAnnotation' | 'editAnnotation'
  >;
  readonly knowledge: Knowledge;
}

/** The version that a draft names as its own where nobody told it of one: none is replaced unseen. */
const UNTOLD = 'never answered';

/** The note that waiting words belong to by now: the one they change, or one on their passage. */
async function noteOf(
  store: Pick<Store, 'annotation' | 'annotationsOfPage' | 'pageAt'>,
  { noteId, subject }: Unsaved,
): Promise<Annotation | null> {
  const known = noteId === null ? null : await store.annotation(noteId);
  if (known || !subject?.selectors) return known;
  const page = await store.pageAt(subject.page);
  return page && noteOn(store, page.id, subject.selectors);
}

/** True where the words are on disk as a note, though nobody was there any more to hear of it. */
export async function isSaved({ store, knowledge }: WaitingDeps, unsaved: Unsaved) {
  const note = await noteOf(store, unsaved);
  if (note === null) return false;
  // Saying what one of its versions says already, an edit changes nothing.
  return edit(note, changeOf(unsaved.draft, knowledge), UNTOLD, new Date()).annotation === note;
}

/**
 * Makes a note of what waited, or an edit of the note it was typed on: beside what anybody wrote there
 * since, never over it. @throws Error for words of which nobody knows where they were typed.
 */
export async function saveUnsaved(
  { store, knowledge }: WaitingDeps,
  unsaved: Unsaved,
): Promise<Pick<Saved, 'annotation' | 'conflict'>> {
  const { draft, subject } = unsaved;
  if (subject === null) throw new Error('nobody knows where these words were typed');
  const note = await noteOf(store, unsaved);
  if (note)
    return store.editAnnotation(note.id, changeOf(draft, knowledge), draft.basedOn ?? UNTOLD);
  // The page as it was then: it is not read now.
  const page = await store.pageAt(subject.page);
  // Under the id that the form itself saves under: tried again there as well, it is still one note.
  const id = formOf(unsaved.name);
  const isFree = id !== null && !(await store.annotation(id));
  const fresh = freshOf(subject, draft, knowledge);
  const annotation = await store.saveAnnotation(
    page ? { pageId: page.id } : subject.page,
    isFree ? { ...fresh, id } : fresh,
  );
  return { annotation, conflict: null };
}

/** What the card asks for, answered from the knowledge base and the notes. */
import type { CardDraft, CardSaved, CardView } from '../card-view.ts';
import { counterpoint, shownQuotation } from '../knowledge/counterpoint.ts';
import { mergerNote, overreach } from '../knowledge/overreach.ts';
import type { Knowledge } from '../knowledge/types.ts';
import type { CardSubject, PageReading } from '../messages.ts';
import { asStoreError } from '../notes/faults.ts';
import type { Annotation } from '../notes/model.ts';
import type { AnnotationDraft, Store } from '../notes/store.ts';
import type { Outcome } from '../outcome.ts';
import { notedClaim, visitOf } from '../page-visit.ts';

export function savedOf(annotation: Annotation): CardSaved {
  const { id, note, tags, verdict, modified } = annotation;
  return { id, note, tags, verdict, modified };
}

/** What the card shows of its subject. */
export function viewOf(
  { claim, selectors }: CardSubject,
  kept: {
    saved: Annotation | null;
    dismissed: boolean;
    knownTags: readonly string[];
    isPrivate: boolean;
  },
  knowledge: Knowledge,
): CardView {
  const text = claim?.text ?? selectors.quote.exact;
  const known = (claim?.propositions ?? []).filter(({ id }) =>
    knowledge.propositions.some((proposition) => proposition.id === id),
  );
  const { quotation } = knowledge.wording.merger;
  const merger = claim && mergerNote(claim.propositions[0], text, knowledge);
  return {
    quote: text,
    speaker: claim?.speaker ?? null,
    because: claim?.because ?? [],
    propositions: known.map((claimed) => ({
      counterpoint: counterpoint(claimed, knowledge),
      wording: claimed.wording,
      overreach: overreach(claimed, text, knowledge)?.sentence ?? null,
    })),
    merger: merger ? { note: merger, quotation: shownQuotation(quotation, knowledge) } : null,
    saved: kept.saved && savedOf(kept.saved),
    dismissed: kept.dismissed,
    knownTags: kept.knownTags,
    isPrivate: kept.isPrivate,
  };
}

/** A new note on the card's passage, or an edit of the one it made. */
export async function saveDraft(
  store: Store,
  subject: CardSubject,
  annotationId: string | null,
  reading: PageReading,
  draft: CardDraft,
): Promise<Outcome<CardSaved>> {
  const { note, tags, verdict, basedOn } = draft;
  return outcomeOf(async () => {
    if (annotationId && basedOn) {
      const { annotation, conflict } = await store.editAnnotation(
        annotationId,
        { note, tags: [...tags], verdict },
        basedOn,
      );
      if (conflict) return { ok: false, kind: conflict.kind, sentence: conflict.sentence };
      return { ok: true, value: savedOf(annotation) };
    }
    const fresh: AnnotationDraft = {
      kind: subject.claim ? 'claim' : 'highlight',
      selectors: { ...subject.selectors },
      claim: subject.claim && notedClaim(subject.claim),
      note,
      tags: [...tags],
      verdict,
    };
    return { ok: true, value: savedOf(await store.saveAnnotation(visitOf(reading), fresh)) };
  });
}

/** Runs what the store is asked; a failure becomes the sentence that the reader sees. */
export async function outcomeOf<T>(work: () => Promise<Outcome<T>>): Promise<Outcome<T>> {
  try {
    return await work();
  } catch (error) {
    const { kind, sentence } = asStoreError(error).fault;
    return { ok: false, kind, sentence };
  }
}

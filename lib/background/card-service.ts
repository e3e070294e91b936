/** What the card asks for, answered from the knowledge base and the notes. */

import type { CardDraft, CardSaved, CardView, NoteSubject, Waits } from '../card-view.ts';
import { quotationText } from '../export/quotation.ts';
import { counterpoint, shownQuotation } from '../knowledge/counterpoint.ts';
import { propositionOf } from '../knowledge/lookup.ts';
import { mergerNote, overreach } from '../knowledge/overreach.ts';
import type { Knowledge } from '../knowledge/types.ts';
import { type CardSubject, toReader } from '../messages.ts';
import { changeOf, freshOf } from '../note-draft.ts';
import { canonicalUrl, pageAddress } from '../notes/canonical-url.ts';
import { notedClaim } from '../notes/draft.ts';
import type { Annotation } from '../notes/model.ts';
import type { Store } from '../notes/store.ts';
import type { PageVisit } from '../notes/visit.ts';
import type { Outcome } from '../outcome.ts';
import { visitOf } from '../page-visit.ts';
import { savedOf } from '../saved-note.ts';
import { stored } from '../stored.ts';
import { waitsOf } from '../unsaved.ts';

/** What a note made in a card is on. A note that is there is known by its own selector, however its page has changed. */
function noteSubject(
  { identity, selectors, claim }: CardSubject,
  saved: Annotation | null = null,
): NoteSubject {
  return {
    page: identity,
    kind: claim ? 'claim' : 'highlight',
    selectors: saved?.selectors ?? { ...selectors },
    claim: claim && notedClaim(claim),
  };
}

const waitsFor = (subject: CardSubject, saved: Annotation | null): Waits =>
  waitsOf(
    canonicalUrl(subject.identity.url, subject.identity),
    noteSubject(subject, saved),
    saved?.id ?? null,
  );

/** What the card shows of its subject. */
export function viewOf(
  subject: CardSubject,
  kept: {
    saved: Annotation | null;
    dismissed: boolean;
    knownTags: readonly string[];
    isPrivate: boolean;
  },
  knowledge: Knowledge,
): CardView {
  const { identity, claim, selectors, faint } = subject;
  const { exact, prefix, suffix } = selectors.quote;
  const text = claim?.text ?? exact;
  // A claim that is not found any more, or one of the reader's own choice, is known from its note.
  const propositions = claim?.propositions ?? kept.saved?.claim?.propositions ?? [];
  const known = propositions.filter(({ id }) => propositionOf(knowledge, id) !== undefined);
  const { quotation } = knowledge.wording.merger;
  const merger = claim && mergerNote(claim.propositions[0], text, knowledge);
  return {
    waits: waitsFor(subject, kept.saved),
    quote: text,
    speaker: claim?.speaker ?? null,
    because: claim?.because ?? [],
    propositions: known.map((claimed) => ({
      counterpoint: counterpoint(claimed, knowledge),
      wording: claimed.wording,
      overreach: claim ? (overreach(claimed, text, knowledge)?.sentence ?? null) : null,
    })),
    merger: merger ? { note: merger, quotation: shownQuotation(quotation, knowledge) } : null,
    quotation: quotationText({
      exact,
      prefix,
      suffix,
      title: identity.title,
      site: identity.site ?? URL.parse(identity.url)?.hostname ?? null,
      author: identity.author,
      published: identity.published,
      address: pageAddress(identity.url, identity),
    }),
    choices:
      claim || kept.saved?.kind === 'claim'
        ? null
        : knowledge.propositions.map(({ id, label }) => ({ id, label })),
    saved: kept.saved && savedOf(kept.saved),
    dismissed: kept.dismissed,
    knownTags: kept.knownTags,
    faint,
    isPrivate: kept.isPrivate,
  };
}

export interface SaveDeps {
  readonly store: Store;
  readonly knowledge: Knowledge;
}

/** A new note on the card's passage, or an edit of the one it made. */
export async function saveDraft(
  { store, knowledge }: SaveDeps,
  subject: CardSubject,
  annotationId: string | null,
  visit: PageVisit,
  draft: CardDraft,
  ticket: string,
): Promise<Outcome<CardSaved>> {
  return stored(async () => {
    if (annotationId && draft.basedOn) {
      const { annotation, version } = await store.editAnnotation(
        annotationId,
        changeOf(draft, knowledge),
        draft.basedOn,
      );
      // What is typed next is based on one's own words, whoever else's are shown.
      return savedOf({ ...annotation, ...version });
    }
    // The first note of a card has the card's own id: saved again after a lost answer, it is still one note.
    const isFirst =
      annotationId === null ||
      (annotationId === ticket && !(await store.annotation(ticket))?.deleted);
    const fresh = freshOf(noteSubject(subject), draft, knowledge);
    const saved = await store.saveAnnotation(visit, isFirst ? { ...fresh, id: ticket } : fresh);
    return savedOf(saved);
  });
}

/**
 * The visit to a card's page, with what is read there now. Where the tab was closed or has gone elsewhere,
 * it is the page's word for itself alone: what was read on it before stands.
 */
export async function visitIn(tabId: number, { identity }: CardSubject): Promise<PageVisit> {
  try {
    const reading = await toReader.sendMessage('pageReading', undefined, { tabId, frameId: 0 });
    if (reading.identity.url === identity.url) return visitOf(reading);
  } catch {
    // The note is kept all the same.
  }
  return identity;
}

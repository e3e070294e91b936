/**
 * What comes from a page or a view, made into what is kept: only the fields a record has, page text
 * clipped to what it may be. What the reader wrote is never clipped.
 */
import {
  type Annotation,
  type ClaimMet,
  type NotedClaim,
  type NoteSelectors,
  SCHEMA,
  tidyTags,
} from './model.ts';

/** A note as the reader makes it. With the id of an earlier try it is saved once, however often it is sent. */
export type AnnotationDraft = Readonly<
  Pick<Annotation, 'kind' | 'selectors' | 'note' | 'verdict'>
> & {
  readonly id?: string;
  readonly claim: ClaimDraft | null;
  readonly tags: readonly string[];
};

/** A claim with its ratings as the detector and the knowledge base give it; more fields do no harm. */
export interface ClaimDraft {
  readonly propositions: readonly Readonly<NotedClaim['propositions'][number]>[];
  readonly speaker: string | null;
  readonly score: number;
  readonly overreach: string | null;
}

/** At most `most` UTF-16 units in one line, never half a character; null when nothing but space is left. */
export function clip(value: string | null, most: number): string | null {
  const text = (value ?? '').replace(/\s+/g, ' ').trim();
  if (text === '') return null;
  if (text.length <= most) return text;
  const cut = text.slice(0, most - 1);
  return `${/[\ud800-\udbff]$/.test(cut) ? cut.slice(0, -1) : cut}…`;
}

/** A claim as a note keeps it: with the ratings that the reader was shown. */
export function notedClaim(claim: ClaimDraft): NotedClaim {
  return {
    propositions: claim.propositions.map(({ id, stance, wording, rating }) => ({
      id,
      stance,
      wording,
      rating,
    })),
    speaker: clip(claim.speaker, 1_000),
    score: claim.score,
    overreach: clip(claim.overreach, 2_000),
  };
}

export const claimMet = (claim: ClaimDraft & { readonly quote: string }): ClaimMet => ({
  quote: claim.quote,
  ...notedClaim(claim),
});

type Copies = NonNullable<NoteSelectors['quote']['copies']>;

const notedCopies = ({ of, nth, alike }: Copies): Copies => ({
  of,
  nth,
  ...(alike === undefined ? {} : { alike }),
});

/** What a note keeps of selectors: a page may send more. */
export function notedSelectors(selectors: NoteSelectors): NoteSelectors {
  const { quote, position, structure, codePoints } = selectors;
  const { type, exact, prefix, suffix, copies } = quote;
  return {
    quote: {
      type,
      exact,
      prefix,
      suffix,
      ...(copies === undefined ? {} : { copies: notedCopies(copies) }),
    },
    position: { type: position.type, start: position.start, end: position.end },
    ...(structure === undefined
      ? {}
      : { structure: { type: structure.type, value: structure.value } }),
    ...(codePoints === undefined
      ? {}
      : { codePoints: { start: codePoints.start, end: codePoints.end } }),
  };
}

/** The record of a new note. */
export function newAnnotation(draft: AnnotationDraft, pageId: string, now: Date): Annotation {
  const moment = now.toISOString();
  return {
    schema: SCHEMA,
    id: draft.id ?? crypto.randomUUID(),
    pageId,
    created: moment,
    modified: moment,
    kind: draft.kind,
    selectors: draft.selectors === null ? null : notedSelectors(draft.selectors),
    claim: draft.claim === null ? null : notedClaim(draft.claim),
    note: draft.note,
    tags: tidyTags(draft.tags),
    verdict: draft.verdict,
    deleted: null,
    revisions: [],
    others: [],
  };
}

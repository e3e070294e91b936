/**
 * Reading notes as plain nested data: everything that a template can show, already in words. Nothing
 * here is escaped; the template's own room does that.
 */

import { type Counterpoint, counterpoint, type ShownArgument } from '../knowledge/counterpoint.ts';
import { propositionOf } from '../knowledge/lookup.ts';
import { ratingLabels } from '../knowledge/rating.ts';
import type { Knowledge, Stance, Wording } from '../knowledge/types.ts';
import {
  type Annotation,
  type NotedClaim,
  quoteOf,
  type ReadPage,
  titleOf,
  type Verdict,
} from '../notes/model.ts';
import { citation, longDate } from './citation.ts';
import { oneLine } from './one-line.ts';
import { passageLink } from './text-fragment.ts';
import type { ExportedPage } from './types.ts';

/** An address: templates put it into links, so it is encoded rather than escaped. */
export interface Link {
  readonly href: string;
}

export interface ArgumentView {
  readonly say: string;
  readonly quote: string;
  readonly who: string;
  readonly summarised: string;
  readonly document: string;
}

export interface PropositionView {
  readonly id: string;
  readonly label: string;
  readonly statement: string;
  readonly stance: string;
  readonly side: string;
  readonly wording: string;
  readonly rating: string;
  readonly reason: string;
  /** The rating at the time of reading, where the knowledge base answers otherwise today. */
  readonly ratingThen: string | null;
  readonly against: readonly ArgumentView[];
  readonly for: readonly ArgumentView[];
  /** The first of `against`: what the card shows first. */
  readonly counter: ArgumentView | null;
  readonly noneAgainst: string | null;
  readonly noneFor: string | null;
}

export interface ClaimView {
  readonly number: number;
  readonly quote: string;
  readonly speaker: string | null;
  readonly overreach: string | null;
  readonly link: Link;
  readonly propositions: readonly PropositionView[];
}

export interface NoteView {
  readonly number: number;
  readonly quote: string | null;
  readonly link: Link;
  readonly note: string | null;
  readonly tags: readonly string[];
  readonly verdict: string | null;
  readonly created: string;
  readonly changed: string | null;
  readonly claim: Omit<ClaimView, 'number' | 'quote' | 'link'> | null;
  /** Texts written elsewhere at the same time, still to be settled. */
  readonly others: readonly { readonly note: string; readonly changed: string }[];
}

export interface PageView {
  readonly title: string;
  readonly earlierTitles: readonly string[];
  readonly citation: string;
  readonly link: Link;
  readonly address: string;
  readonly site: string | null;
  readonly author: string | null;
  readonly published: string | null;
  readonly read: string;
  readonly lastRead: string;
  readonly claims: readonly ClaimView[];
  readonly notes: readonly NoteView[];
  /** Each distinct proposition and side met, once, with all its arguments. */
  readonly debate: readonly PropositionView[];
  readonly notFound: readonly { readonly what: string; readonly why: string }[];
  /** "as summarised by …", each once. */
  readonly caveats: readonly string[];
  readonly made: string;
}

const verdicts = {
  agree: 'I agree',
  doubt: 'I doubt it',
  check: 'To be checked',
} as const satisfies Record<Verdict, string>;

const stanceWords = {
  asserts: 'asserts',
  disputes: 'disputes',
  open: 'leaves open',
} as const satisfies Record<Stance, string>;

const wordingWords = {
  causal: 'worded as cause and effect',
  associated: 'worded as a link',
  hedged: 'worded with care',
  normative: 'worded as a call',
  stated: 'worded as a plain statement',
} as const satisfies Record<Wording, string>;

/** As our own pages say it, whose words come from the browser. */
export const orphanReasons = {
  'not-found': 'These words no longer stand on the page.',
  ambiguous: 'These words stand on the page more than once, and nothing tells which was meant.',
  'too-different': 'The passage was rewritten so far that it cannot be told for certain.',
  hidden: 'The words are on the page, but the page does not show them now.',
} as const satisfies Record<ReadPage['notFound'][number]['reason'], string>;

const argumentView = (argument: ShownArgument): ArgumentView => ({
  say: argument.say,
  quote: argument.quote,
  who: argument.who,
  summarised: argument.summarised,
  document: argument.document.title,
});

type Claimed = NotedClaim['propositions'][number];

/** A counterpoint, or null for a proposition that this knowledge base no longer (or not yet) holds. */
function knownCounterpoint(claimed: Claimed, knowledge: Knowledge): Counterpoint | null {
  const known = propositionOf(knowledge, claimed.id) !== undefined;
  return known ? counterpoint(claimed, knowledge) : null;
}

function propositionView(claimed: Claimed, knowledge: Knowledge): PropositionView {
  const shown = knownCounterpoint(claimed, knowledge);
  const against = shown?.against.map(argumentView) ?? [];
  const unknown = 'The knowledge base holds nothing on this proposition.';
  return {
    id: claimed.id,
    label: shown?.proposition.label ?? claimed.id,
    statement: shown?.proposition.statement ?? claimed.id,
    stance: stanceWords[claimed.stance],
    side: shown?.side ?? '',
    wording: wordingWords[claimed.wording],
    rating: shown?.rating.label ?? ratingLabels[claimed.rating],
    reason: shown?.rating.reason ?? unknown,
    ratingThen:
      shown !== null && shown.rating.id !== claimed.rating ? ratingLabels[claimed.rating] : null,
    against,
    for: shown?.for.map(argumentView) ?? [],
    counter: against[0] ?? null,
    // Of an unknown proposition the reason has said it already.
    noneAgainst: shown?.noneAgainst ?? null,
    noneFor: shown?.noneFor ?? null,
  };
}

const claimParts = (claim: NotedClaim, knowledge: Knowledge): NonNullable<NoteView['claim']> => ({
  speaker: claim.speaker === null ? null : oneLine(claim.speaker),
  overreach: claim.overreach,
  propositions: claim.propositions.map((claimed) => propositionView(claimed, knowledge)),
});

function noteView(note: Annotation, index: number, page: ReadPage, knowledge: Knowledge): NoteView {
  const quote = note.selectors?.quote;
  return {
    number: index + 1,
    quote: quote?.exact ?? null,
    link: { href: quote === undefined ? page.address : passageLink(page.address, quote) },
    note: note.note.trim() === '' ? null : note.note,
    tags: note.tags,
    verdict: note.verdict === null ? null : verdicts[note.verdict],
    created: longDate(note.created),
    changed: longDate(note.modified) === longDate(note.created) ? null : longDate(note.modified),
    claim: note.claim === null ? null : claimParts(note.claim, knowledge),
    others: note.others
      .filter((other) => other.deleted === null && other.note.trim() !== '')
      .map((other) => ({ note: other.note, changed: longDate(other.modified) })),
  };
}

/** Every proposition and side that the page's claims and the notes on it take, once, in order of appearance. */
function debateOf({ page, annotations }: ExportedPage, knowledge: Knowledge) {
  const met = new Map<string, Claimed>();
  const claims = [...page.claims, ...annotations.flatMap((note) => note.claim ?? [])];
  for (const claimed of claims.flatMap((claim) => claim.propositions)) {
    const key = `${claimed.id} ${claimed.stance}`;
    if (!met.has(key)) met.set(key, claimed);
  }
  const points = [...met.values()].flatMap(
    (claimed) => knownCounterpoint(claimed, knowledge) ?? [],
  );
  return {
    debate: [...met.values()].map((claimed) => propositionView(claimed, knowledge)),
    caveats: [...new Set(points.flatMap((point) => point.caveats))],
  };
}

/** What was looked for and not found: passages of notes, and arguments against what was claimed. */
function notFoundOf({ page, annotations }: ExportedPage, debate: readonly PropositionView[]) {
  const lost = page.notFound.flatMap(({ id, reason }) => {
    const note = annotations.find((other) => other.id === id);
    return note === undefined ? [] : [{ what: `“${quoteOf(note)}”`, why: orphanReasons[reason] }];
  });
  const unanswered = debate.flatMap(({ statement, side, counter, noneAgainst, reason }) =>
    counter === null ? [{ what: `${statement} ${side}`.trim(), why: noneAgainst ?? reason }] : [],
  );
  return [...lost, ...unanswered];
}

/** One page's reading notes. `made`: ISO 8601 UTC. */
export function pageView(exported: ExportedPage, knowledge: Knowledge, made: string): PageView {
  const { page, annotations } = exported;
  const { debate, caveats } = debateOf(exported, knowledge);
  const title = oneLine(titleOf(page));
  return {
    title,
    earlierTitles: page.titles
      .map((entry) => oneLine(entry.title))
      .filter((other) => other !== title),
    citation: oneLine(citation(page)),
    link: { href: page.address },
    address: page.address,
    site: page.site,
    author: page.author,
    published: page.published,
    read: longDate(page.read),
    lastRead: longDate(page.lastRead),
    claims: page.claims.map((claim, i) => ({
      number: i + 1,
      quote: claim.quote,
      link: { href: passageLink(page.address, { exact: claim.quote }) },
      ...claimParts(claim, knowledge),
    })),
    notes: annotations.map((note, i) => noteView(note, i, page, knowledge)),
    debate,
    notFound: notFoundOf(exported, debate),
    caveats,
    made: longDate(made),
  };
}

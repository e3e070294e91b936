/** What the card shows of one proposition of a sentence: pure, ready to be set. */
import { propositionOf } from './lookup.ts';
import { ratingLabels, ratingMeanings } from './rating.ts';
import { designs, directnesses, links, ownViewCap, scaleTop } from './scale.ts';
import type {
  Argument,
  Bearing,
  DocumentInfo,
  Grade,
  Knowledge,
  Proposition,
  PropositionId,
  Quotation,
  RatingId,
  Reference,
  Stance,
  WeighedItem,
} from './types.ts';
import { unique } from './words.ts';

/** A quotation with its document and footnotes looked up. */
export interface ShownQuotation extends Quotation {
  readonly document: DocumentInfo;
  /** "as summarised by SSAT's page". */
  readonly summarised: string;
  readonly footnotes: readonly Reference[];
}

export interface ShownArgument extends Argument, ShownQuotation {}

/** One graded fact of an item, e.g. design, "a case study", 2. */
export interface GradedFact {
  readonly fact: 'design' | 'link' | 'directness' | 'own-view';
  readonly name: string;
  /** Null for a link that is not claimed. */
  readonly grade: Grade | null;
  /** Whether it held the strength where it is. */
  readonly binds: boolean;
}

/** One line of the derivation: an item, its grades with their names, and what held it down. */
export interface DerivationLine extends ShownQuotation {
  readonly weighed: WeighedItem;
  readonly bearing: Bearing;
  readonly strength: Grade | null;
  readonly facts: readonly GradedFact[];
  readonly decided: boolean;
}

export interface ShownRating {
  readonly id: RatingId;
  readonly label: string;
  readonly meaning: string;
  /** One line. */
  readonly reason: string;
  readonly qualifiers: readonly string[];
  readonly for: Grade;
  readonly against: Grade;
  readonly gap: Grade;
  readonly ceiling: Grade;
  readonly top: Grade;
  readonly test: string;
  readonly derivation: readonly DerivationLine[];
}

/** Where the rating leaves the sentence: with it, against it, or neither. */
export type Leaning = 'with' | 'against' | 'neither';

export interface Counterpoint {
  readonly proposition: Pick<Proposition, 'id' | 'label' | 'statement' | 'not'>;
  readonly stance: Stance;
  /** "The sentence says so." / "The sentence disputes it." / "The sentence leaves it open." */
  readonly side: string;
  readonly rating: ShownRating;
  readonly leaning: Leaning;
  /** Arguments against the sentence's side; for an open sentence, against the proposition. */
  readonly against: readonly ShownArgument[];
  /** Arguments for the sentence's side; for an open sentence, for the proposition. */
  readonly for: readonly ShownArgument[];
  /** True for an open sentence: neither side answers it, so both are shown evenly. */
  readonly even: boolean;
  /** Shown in place of an empty list; null where the list holds something. */
  readonly noneAgainst: string | null;
  readonly noneFor: string | null;
  /** Quoted remarks that carry no result and were not counted. */
  readonly notes: readonly DerivationLine[];
  /** "as summarised by …", each once, and what the documents break off. */
  readonly caveats: readonly string[];
  readonly settle: ShownArgument;
  readonly related: readonly Pick<Proposition, 'id' | 'label'>[];
  /** The proposition that a call on policy rests on, with its rating; null for all others. */
  readonly premise: { id: PropositionId; statement: string; label: string; rating: string } | null;
}

const sides = {
  asserts: 'The sentence says so.',
  disputes: 'The sentence disputes it.',
  open: 'The sentence leaves it open.',
} as const satisfies Record<Stance, string>;

function documentOf(knowledge: Knowledge, id: string): DocumentInfo {
  const found = knowledge.documents.find((document) => document.id === id);
  if (found === undefined) throw new Error(`The knowledge base holds no document "${id}".`);
  return found;
}

export function shownQuotation(quotation: Quotation, knowledge: Knowledge): ShownQuotation {
  const document = documentOf(knowledge, quotation.place.document);
  return {
    quote: quotation.quote,
    who: quotation.who,
    as: quotation.as,
    party: quotation.party,
    place: quotation.place,
    references: quotation.references,
    document,
    summarised: `as summarised by ${document.summarisedBy}`,
    footnotes: knowledge.references.filter(({ id }) => quotation.references.includes(id)),
  };
}

function shownArgument(argument: Argument, knowledge: Knowledge): ShownArgument {
  return { ...argument, ...shownQuotation(argument, knowledge) };
}

function derivationLine(
  weighed: WeighedItem,
  proposition: Proposition,
  knowledge: Knowledge,
): DerivationLine {
  const item = knowledge.items.find(({ id }) => id === weighed.item);
  if (item === undefined) throw new Error(`The knowledge base holds no item "${weighed.item}".`);
  const graded = (
    fact: GradedFact['fact'],
    { name, grade }: { name: string; grade: Grade | null },
  ) => ({
    fact,
    name,
    grade,
    binds: weighed.boundBy.includes(fact),
  });
  return {
    ...shownQuotation(item, knowledge),
    weighed,
    bearing: weighed.bearing,
    strength: weighed.strength,
    facts: [
      graded('design', designs[item.design]),
      graded('link', links[item.link]),
      graded('directness', directnesses[weighed.directnessId]),
      ...(item.ownView ? [graded('own-view', { name: 'without a study', grade: ownViewCap })] : []),
    ],
    decided: proposition.rating.decidedBy.includes(weighed.item),
  };
}

/** A proposition's rating with everything that the card and the knowledge page say of it. */
export function shownRating(proposition: Proposition, knowledge: Knowledge): ShownRating {
  const { id, reason, qualifiers, gap, test } = proposition.rating;
  return {
    id,
    label: ratingLabels[id],
    meaning: ratingMeanings[id],
    reason,
    qualifiers,
    for: proposition.rating.for,
    against: proposition.rating.against,
    gap,
    ceiling: knowledge.ceiling,
    top: scaleTop,
    test,
    derivation: proposition.rating.items.map((item) =>
      derivationLine(item, proposition, knowledge),
    ),
  };
}

function leaningOf(rating: RatingId, stance: Stance): Leaning {
  if (stance === 'open' || (rating !== 'some-support' && rating !== 'some-against')) {
    return 'neither';
  }
  return (rating === 'some-support') === (stance === 'asserts') ? 'with' : 'against';
}

/**
 * The counterpoint to one proposition of a sentence. The counter-argument is to the sentence, not to
 * collaboration: a sceptical sentence is answered with the case for. Throws on an unknown id.
 */
export function counterpoint(
  claimed: { readonly id: PropositionId; readonly stance: Stance },
  knowledge: Knowledge,
): Counterpoint {
  const proposition = propositionOf(knowledge, claimed.id);
  if (proposition === undefined) {
    throw new Error(`The knowledge base holds no proposition "${claimed.id}".`);
  }
  const turned = claimed.stance === 'disputes';
  const shown = (list: readonly Argument[]) =>
    list.map((argument) => shownArgument(argument, knowledge));
  const pro = shown(turned ? proposition.against : proposition.for);
  const contra = shown(turned ? proposition.for : proposition.against);
  const rating = shownRating(proposition, knowledge);
  const settle = shownArgument(proposition.settle, knowledge);
  const quoted = [...pro, ...contra, ...rating.derivation, settle].map(({ document }) => document);
  const premise = propositionOf(knowledge, proposition.premise);
  const it = claimed.stance === 'open' ? 'this' : 'the sentence';
  return {
    proposition: {
      id: proposition.id,
      label: proposition.label,
      statement: proposition.statement,
      not: proposition.not,
    },
    stance: claimed.stance,
    side: sides[claimed.stance],
    rating,
    leaning: leaningOf(rating.id, claimed.stance),
    against: contra,
    for: pro,
    even: claimed.stance === 'open',
    noneAgainst: contra.length === 0 ? `The documents hold nothing against ${it}.` : null,
    noneFor: pro.length === 0 ? `The documents hold nothing for ${it}.` : null,
    notes: rating.derivation.filter(({ bearing }) => bearing === 'note'),
    caveats: unique(quoted).map((document) =>
      document.breaksOff === null
        ? `${document.short}, as summarised by ${document.summarisedBy}.`
        : `${document.short}, as summarised by ${document.summarisedBy}. ${document.breaksOff}`,
    ),
    settle,
    related: proposition.related.flatMap((id) => {
      const found = propositionOf(knowledge, id);
      return found === undefined ? [] : [{ id: found.id, label: found.label }];
    }),
    premise:
      premise === undefined
        ? null
        : {
            id: premise.id,
            statement: premise.statement,
            label: premise.label,
            rating: ratingLabels[premise.rating.id],
          },
  };
}

/**
 * Compares how strongly a sentence is worded with the strongest link that the documents claim on the
 * sentence's own side. It cuts both ways: a hopeful and a sceptical sentence meet the same tests.
 */
import { propositionOf } from './lookup.ts';
import { holdsAny, placesOf, plain } from './phrases.ts';
import { namedByLink } from './reason.ts';
import { links } from './scale.ts';
import type {
  EvidenceItem,
  Knowledge,
  Proposition,
  PropositionId,
  Side,
  Stance,
  Wording,
} from './types.ts';
import { inWords } from './words.ts';

/** What the detector says of one proposition of a sentence. */
export interface Claimed {
  readonly id: PropositionId;
  readonly stance: Stance;
  readonly wording: Wording;
}

/**
 * `cause`: worded as a cause, with less than one on its side. `association`: likewise for a link.
 * `absence`: a denial worded as a fact where all there is is a gap. `no-evidence` and
 * `strong-evidence`: a sentence about the evidence that outruns what is said of it.
 */
export type OverreachForm = 'cause' | 'association' | 'absence' | 'no-evidence' | 'strong-evidence';

export interface Overreach {
  readonly form: OverreachForm;
  /** One plain sentence for the card. */
  readonly sentence: string;
  /** The item that the wording was measured against; null where there is none on that side. */
  readonly item: EvidenceItem | null;
}

const sideOf = { asserts: 'for', disputes: 'against', open: null } as const satisfies Record<
  Stance,
  Side | null
>;

/** The item of one side with the strongest link; then the strongest, then the most direct one. */
function strongestLink(
  proposition: Proposition,
  side: Side,
  knowledge: Knowledge,
): EvidenceItem | null {
  const own = proposition.rating.items.filter((item) => item.bearing === side);
  // The rating's items stand strongest and most direct first, and a sort is stable.
  const first = own.toSorted((a, b) => (b.link ?? 0) - (a.link ?? 0))[0];
  return knowledge.items.find((item) => item.id === first?.item) ?? null;
}

function bestGap(proposition: Proposition, knowledge: Knowledge): EvidenceItem | null {
  const first = proposition.rating.items.find((item) => item.bearing === 'gap');
  return knowledge.items.find((item) => item.id === first?.item) ?? null;
}

function measured(
  form: 'cause' | 'association',
  item: EvidenceItem | null,
  knowledge: Knowledge,
): Overreach {
  const worded = form === 'cause' ? 'Worded as a cause' : 'Worded as a link';
  const against =
    item === null
      ? `the ${inWords(knowledge.documents.length)} documents hold nothing on its side`
      : `the best item here is ${namedByLink(item)} (${item.who})`;
  return { form, sentence: `${worded}; ${against}.`, item };
}

/** A sentence about the evidence itself is measured by its words for evidence. */
function aboutEvidence(
  claimed: Claimed,
  sentence: string,
  proposition: Proposition,
  knowledge: Knowledge,
): Overreach | null {
  const words = plain(sentence);
  const gap = bestGap(proposition, knowledge);
  if (gap === null) return null;
  const { noEvidence, foundNone, strongEvidence } = knowledge.wording;
  if (claimed.stance === 'disputes' && holdsAny(words, noEvidence) && !holdsAny(words, foundNone)) {
    return {
      form: 'no-evidence',
      sentence: `Denies all evidence; ${gap.who} says only that little is known: “${gap.quote}”`,
      item: gap,
    };
  }
  if (claimed.stance === 'asserts' && holdsAny(words, strongEvidence)) {
    const item = strongestLink(proposition, 'for', knowledge);
    const best =
      item === null
        ? `the ${inWords(knowledge.documents.length)} documents hold nothing on its side`
        : `the best item here is ${namedByLink(item)} (${item.who})`;
    return {
      form: 'strong-evidence',
      sentence: `Calls the evidence settled; ${best}, and ${gap.who} says: “${gap.quote}”`,
      item,
    };
  }
  return null;
}

/**
 * Where the sentence's wording outruns the documents, or null. Hedged and normative wording and open
 * questions are never flagged, nor is a proposition on which the documents are silent: there is
 * nothing to measure against. `sentence` is the page's own, as read.
 */
export function overreach(
  claimed: Claimed,
  sentence: string,
  knowledge: Knowledge,
): Overreach | null {
  const proposition = propositionOf(knowledge, claimed.id);
  const side = sideOf[claimed.stance];
  if (proposition === undefined || side === null) return null;
  if (claimed.wording === 'hedged' || claimed.wording === 'normative') return null;
  if (proposition.rating.id === 'not-covered') return null;
  if (proposition.aboutEvidence) return aboutEvidence(claimed, sentence, proposition, knowledge);
  const item = strongestLink(proposition, side, knowledge);
  const gap = bestGap(proposition, knowledge);
  if (side === 'against' && item === null && gap !== null) {
    return {
      form: 'absence',
      sentence: `Reads absence of evidence as evidence of absence: ${gap.who} says only that little is known.`,
      item: gap,
    };
  }
  const link = item === null ? 0 : (links[item.link].grade ?? 0);
  if (claimed.wording === 'causal' && link < links.cause.grade) {
    return measured('cause', item, knowledge);
  }
  if (claimed.wording === 'associated' && link < links.associated.grade) {
    return measured('association', item, knowledge);
  }
  return null;
}

/**
 * Whether the word at `start` is part of a name, as in "the Tarrow Learning Partnership": capitalised
 * after another word. A sentence whose plain form has another length (white space was folded) is taken
 * to hold no names.
 */
function isName(sentence: string, words: string, start: number): boolean {
  if (sentence.length !== words.length || !/\p{L}/u.test(sentence.slice(0, start))) return false;
  return /\p{Lu}/u.test(sentence.charAt(start));
}

/** Whether a sentence names both a merged group and collaboration without telling them apart itself. */
function confusesMerger(sentence: string, knowledge: Knowledge): boolean {
  const { groups, notGroups, collaboration, drawnApart } = knowledge.wording.merger;
  const words = plain(sentence);
  if (holdsAny(words, drawnApart)) return false;
  const named = placesOf(words, collaboration).some(({ start }) => !isName(sentence, words, start));
  if (!named) return false;
  const others = placesOf(words, notGroups);
  return placesOf(words, groups).some(
    (group) => !others.some((other) => other.start < group.end && group.start < other.end),
  );
}

/** Wording by which a sentence credits or blames something for an effect. */
const credits = new Set<Wording>(['causal', 'associated', 'hedged']);

/**
 * The note "collaboration or merger?", or null. Only for a sentence that credits or blames
 * collaboration with an effect: not for calls on policy, claims about the evidence, or open questions.
 */
export function mergerNote(
  claimed: Claimed,
  sentence: string,
  knowledge: Knowledge,
): string | null {
  const proposition = propositionOf(knowledge, claimed.id);
  if (proposition === undefined || proposition.aboutEvidence || proposition.premise !== null) {
    return null;
  }
  if (claimed.stance === 'open' || !credits.has(claimed.wording)) return null;
  return confusesMerger(sentence, knowledge) ? knowledge.wording.merger.note : null;
}

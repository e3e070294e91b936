/** Puts the rule's answer into words: qualifiers and the one line for the card. */

import type { Verdict } from './rating.ts';
import type { EvidenceItem, LinkId, Rating, Side } from './types.ts';
import { capitalised, inWords, listed, unique } from './words.ts';

/** What the wording needs to know besides the verdict. */
export interface ReasonContext {
  readonly itemOf: (id: string) => EvidenceItem;
  readonly documents: number;
  /** Whether the proposition is about the evidence itself. */
  readonly aboutEvidence: boolean;
}

/** An item by the link that it claims, with an article: a party's own view is never called a finding. */
const nouns = {
  cause: { finding: 'an identified cause', view: 'a view of what causes it' },
  associated: { finding: 'an association', view: 'a view that the two go together' },
  shown: { finding: 'a finding said to be shown, we are not told how', view: 'an argument' },
  suggested: { finding: 'a finding worded as a suggestion', view: 'a view worded as a suggestion' },
  possible: {
    finding: 'a finding worded as a possibility',
    view: 'a view worded as a possibility',
  },
  argued: { finding: 'an argument', view: 'an argument' },
  gap: { finding: 'a gap', view: 'a gap' },
  none: { finding: 'a remark', view: 'a remark' },
} as const satisfies Record<LinkId, { readonly finding: string; readonly view: string }>;

/** "an association, among firms": the item by its link, and among whom where that is not schools. */
export function namedByLink(item: EvidenceItem): string {
  const name =
    item.design === 'assertion'
      ? 'a premise, taken for granted'
      : nouns[item.link][item.ownView ? 'view' : 'finding'];
  return item.setting === 'schools' ? name : `${name}, among ${item.about}`;
}

function bestOf(verdict: Verdict, side: Side, context: ReasonContext): EvidenceItem[] {
  return verdict.items
    .filter((item) => item.bearing === side && item.strength === verdict[side])
    .map((item) => context.itemOf(item.item));
}

/** The parties that argue a side, each once, in the order of the items. */
function partiesOf(verdict: Verdict, side: Side, context: ReasonContext): string[] {
  return unique(
    verdict.items
      .filter((item) => item.bearing === side)
      .map((item) => context.itemOf(item.item).party),
  );
}

/** What holds for every item that decided: "association only", "other sectors" and their like. */
function qualifiersOf(verdict: Verdict, context: ReasonContext): string[] {
  if (verdict.id === 'not-established') {
    return ['absence of evidence is not evidence of absence'];
  }
  if (verdict.id !== 'some-support' && verdict.id !== 'some-against') return [];
  const items = verdict.decidedBy.map(context.itemOf);
  const qualifiers: string[] = [];
  if (items.every((item) => item.link === 'associated')) qualifiers.push('association only');
  else if (items.every((item) => item.link === 'suggested')) qualifiers.push('suggested only');
  else if (items.every((item) => item.link === 'possible')) qualifiers.push('a possibility only');
  else if (items.every((item) => item.link !== 'cause')) qualifiers.push('no cause shown');
  if (items.every((item) => item.setting !== 'schools')) qualifiers.push('other sectors');
  return qualifiers;
}

function silence(verdict: Verdict, side: Side, context: ReasonContext): string {
  const other = verdict.items.some((item) => item.bearing === side);
  const word = side === 'for' ? 'for' : 'against';
  return other
    ? `${word} it stands only what ${listed(partiesOf(verdict, side, context))} argues`
    : `nothing in the ${inWords(context.documents)} documents counts ${word} it`;
}

function oneSided(verdict: Verdict, side: Side, context: ReasonContext): string {
  const best = bestOf(verdict, side, context);
  const first = best[0];
  if (first === undefined) return '';
  const said = `${capitalised(namedByLink(first))} (${first.who})`;
  const word = side === 'for' ? 'speaks for it' : 'speaks against it';
  return `${said} ${word}; ${silence(verdict, side === 'for' ? 'against' : 'for', context)}.`;
}

function arguedBy(verdict: Verdict, context: ReasonContext): string {
  const stated = (side: Side) => {
    const parties = partiesOf(verdict, side, context);
    if (parties.length === 0) return [];
    // Strength 0 is a bare assertion: nobody even argues it.
    if (verdict[side] > 0) return [`argued ${side} it by ${listed(parties)}`];
    const what = side === 'for' ? '' : 'its opposite is ';
    return [`${what}taken for granted by ${listed(parties)}`];
  };
  const said = [...stated('for'), ...stated('against')].join(', ').replace(/, argued/, ',');
  if (said === '') {
    const parties = unique(verdict.items.map((item) => context.itemOf(item.item).party));
    return `${listed(parties)} only says that little is known.`;
  }
  return `${capitalised(said)}; no study that the ${inWords(context.documents)} documents describe bears it out.`;
}

function reasonOf(verdict: Verdict, context: ReasonContext): string {
  const documents = inWords(context.documents);
  switch (verdict.id) {
    case 'not-covered':
      return `The ${documents} documents report no result on this.`;
    case 'not-established': {
      const who = unique(
        verdict.decidedBy.map((id) => {
          const item = context.itemOf(id);
          const work = item.design === 'review' ? 'review' : 'work';
          return `${item.party}’s ${work}`;
        }),
      );
      return context.aboutEvidence
        ? `${listed(who)} looked for such evidence and found little; whether schools gain is left open by that.`
        : `${listed(who)} looked for this and found that little is known; that is no evidence against it.`;
    }
    case 'argued':
      return arguedBy(verdict, context);
    case 'contested': {
      const pro = bestOf(verdict, 'for', context)[0];
      const contra = bestOf(verdict, 'against', context)[0];
      if (pro === undefined || contra === undefined) return '';
      return `For it ${namedByLink(pro)} (${pro.who}); against it ${namedByLink(contra)} (${contra.who}).`;
    }
    case 'some-support':
      return oneSided(verdict, 'for', context);
    case 'some-against':
      return oneSided(verdict, 'against', context);
  }
}

/** The verdict with its qualifiers and its reason: what the knowledge base keeps. */
export function inWordsOf(verdict: Verdict, context: ReasonContext): Rating {
  return {
    ...verdict,
    qualifiers: qualifiersOf(verdict, context),
    reason: reasonOf(verdict, context),
  };
}

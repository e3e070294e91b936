/**
 * The scale of the rule: what each graded fact is worth, 0 to 5, and what it is called. There is no
 * 4 for a link or a directness: the steps are those that the documents' own words can tell apart.
 */
import type { DesignId, DirectnessId, Grade, LinkId, OutcomeId, SettingId } from './types.ts';

interface Step {
  readonly grade: Grade;
  /** With its article, to stand in a sentence. */
  readonly name: string;
}

export const designs = {
  'randomised-trial': { grade: 5, name: 'a randomised trial' },
  'comparison-group': { grade: 4, name: 'a study with a comparison group' },
  association: { grade: 3, name: 'a study of an association' },
  review: { grade: 3, name: 'a review of studies' },
  'case-study': { grade: 2, name: 'a case study' },
  qualitative: { grade: 2, name: 'qualitative research' },
  theory: { grade: 1, name: 'a theory' },
  'policy-text': { grade: 1, name: 'a policy text' },
  'expert-view': { grade: 1, name: 'a stated view' },
  unstated: { grade: 1, name: 'a work whose design is not stated' },
  assertion: { grade: 0, name: 'a bare assertion' },
} as const satisfies Record<DesignId, Step>;

/**
 * `shown` stands with an association: "has shown" promises a cause, but a document that does not say
 * how it was shown gives no ground to count it higher. `gap` and `none` claim no link, hence no grade.
 */
export const links = {
  cause: { grade: 5, name: 'a cause identified' },
  associated: { grade: 3, name: 'associated' },
  shown: { grade: 3, name: 'said to be shown' },
  suggested: { grade: 2, name: 'suggested' },
  possible: { grade: 2, name: 'possible' },
  argued: { grade: 1, name: 'argued' },
  gap: { grade: null, name: 'a gap: looked for, not known' },
  none: { grade: null, name: 'no result' },
} as const satisfies Record<LinkId, { readonly grade: Grade | null; readonly name: string }>;

export const directnesses = {
  'own-setting-own-outcome': { grade: 5, name: 'its setting and its outcome' },
  'own-setting-other-outcome': { grade: 3, name: 'its setting, another outcome' },
  'another-sector': { grade: 2, name: 'another sector' },
  general: { grade: 1, name: 'general, or not stated among whom' },
} as const satisfies Record<DirectnessId, Step>;

/** A party's own view without a study counts no higher than this, whatever else it has. */
export const ownViewCap: Grade = 1;

/** The top of the scale, which no document here comes near. */
export const scaleTop: Grade = 5;

/** How directly an item among `setting` bears on a proposition whose own setting is `own`. */
export function directnessOf(setting: SettingId, outcome: OutcomeId, own: SettingId): DirectnessId {
  if (setting === own) {
    return outcome === 'own' ? 'own-setting-own-outcome' : 'own-setting-other-outcome';
  }
  return setting === 'schools' || setting === 'other-sector' ? 'another-sector' : 'general';
}

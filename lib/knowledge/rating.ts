/** The rule that turns evidence items into a rating: a pure function that anyone can recompute. */
import { designs, directnesses, directnessOf, links, ownViewCap } from './scale.ts';
import type {
  Bearing,
  DesignId,
  Grade,
  ItemId,
  LinkId,
  OutcomeId,
  RatingId,
  SettingId,
  WeighedItem,
} from './types.ts';

/** One item as the rule sees it: its graded facts and how it bears on one proposition. */
export interface BearingItem {
  readonly item: ItemId;
  readonly bearing: Bearing;
  readonly design: DesignId;
  readonly link: LinkId;
  readonly setting: SettingId;
  readonly outcome: OutcomeId;
  readonly ownView: boolean;
  readonly why: string | null;
}

/** The rule's answer, before it is put into words. */
export interface Verdict {
  readonly id: RatingId;
  readonly for: Grade;
  readonly against: Grade;
  readonly gap: Grade;
  readonly items: readonly WeighedItem[];
  readonly decidedBy: readonly ItemId[];
  readonly test: string;
}

export const ratingLabels = {
  'not-covered': 'Not covered',
  'not-established': 'Not established',
  argued: 'Argued, not evidenced',
  contested: 'Contested',
  'some-support': 'Some support',
  'some-against': 'Some evidence against',
} as const satisfies Record<RatingId, string>;

/** The order in which the rule tries its answers: the first that holds is given. */
export const ratingTests = [
  'not-covered',
  'not-established',
  'argued',
  'contested',
  'some-support',
  'some-against',
] as const satisfies readonly RatingId[];

/** What each rating means, in one plain sentence. */
export const ratingMeanings = {
  'not-covered': 'The documents report no result on this, either way.',
  'not-established': 'It was looked for, and little was found.',
  argued: 'It is argued in the documents, but no study stands behind the argument.',
  contested: 'There is some evidence on each side.',
  'some-support': 'There is some evidence for it, and less or none against.',
  'some-against': 'There is some evidence against it, and less or none for it.',
} as const satisfies Record<RatingId, string>;

/** Weighs one item for a proposition whose own setting is `ownSetting`. */
function weigh(item: BearingItem, ownSetting: SettingId): WeighedItem {
  const design = designs[item.design].grade;
  // A gap claims no link, whatever is typed in: its strength is how well and how near it was looked.
  const link = item.bearing === 'gap' ? null : links[item.link].grade;
  const directnessId = directnessOf(item.setting, item.outcome, ownSetting);
  const directness = directnesses[directnessId].grade;
  const weighed = {
    item: item.item,
    bearing: item.bearing,
    design,
    link,
    directness,
    directnessId,
    why: item.why,
  };
  if (item.bearing === 'note') return { ...weighed, strength: null, boundBy: [] };
  const facts = [
    ['design', design],
    ['link', link ?? 5],
    ['directness', directness],
    ['own-view', item.ownView ? ownViewCap : 5],
  ] as const;
  const strength = Math.min(...facts.map(([, grade]) => grade)) as Grade;
  const boundBy = facts.filter(([, grade]) => grade === strength).map(([fact]) => fact);
  return { ...weighed, strength, boundBy };
}

const bearingOrder = { for: 0, against: 0, gap: 0, note: 1 } as const satisfies Record<
  Bearing,
  number
>;

/** Strongest first, then the more direct, then as given; notes last. */
function byStrength(a: WeighedItem, b: WeighedItem): number {
  return (
    bearingOrder[a.bearing] - bearingOrder[b.bearing] ||
    (b.strength ?? 0) - (a.strength ?? 0) ||
    b.directness - a.directness
  );
}

/**
 * The rule, first test that holds. With F and A the best strength for and against and G the best gap:
 * no result → not covered; G ≥ 2 and G ≥ max(F, A) → not established; max(F, A) ≤ 1 → argued; both
 * ≥ 2 → contested; else the stronger side has it. A gap never counts against.
 */
export function rate(bearings: readonly BearingItem[], ownSetting: SettingId = 'schools'): Verdict {
  const items = bearings.map((item) => weigh(item, ownSetting)).sort(byStrength);
  const best = (bearing: Bearing) => {
    const grade = Math.max(
      0,
      ...items.flatMap((item) => (item.bearing === bearing ? [item.strength ?? 0] : [])),
    ) as Grade;
    const ids = items.flatMap((item) =>
      item.bearing === bearing && item.strength === grade ? [item.item] : [],
    );
    return { grade, ids };
  };
  const pro = best('for');
  const contra = best('against');
  const gap = best('gap');
  const stronger = Math.max(pro.grade, contra.grade);
  const answer = (id: RatingId, decidedBy: readonly ItemId[], test: string): Verdict => ({
    id,
    for: pro.grade,
    against: contra.grade,
    gap: gap.grade,
    items,
    decidedBy,
    test,
  });
  if (pro.ids.length === 0 && contra.ids.length === 0 && gap.ids.length === 0) {
    return answer('not-covered', [], 'No item carries a result.');
  }
  if (gap.grade >= 2 && gap.grade >= stronger) {
    return answer(
      'not-established',
      gap.ids,
      `The best gap (${gap.grade}) is at least 2 and no weaker than the best item for (${pro.grade}) or against (${contra.grade}).`,
    );
  }
  if (stronger <= 1) {
    return answer(
      'argued',
      [...pro.ids, ...contra.ids],
      `Neither the best item for (${pro.grade}) nor the best against (${contra.grade}) is above 1.`,
    );
  }
  if (pro.grade >= 2 && contra.grade >= 2) {
    return answer(
      'contested',
      [...pro.ids, ...contra.ids],
      `The best item for (${pro.grade}) and the best against (${contra.grade}) are both at least 2.`,
    );
  }
  return pro.grade > contra.grade
    ? answer(
        'some-support',
        pro.ids,
        `The best item for (${pro.grade}) is above 1 and above the best against (${contra.grade}).`,
      )
    : answer(
        'some-against',
        contra.ids,
        `The best item against (${contra.grade}) is above 1 and above the best for (${pro.grade}).`,
      );
}

/** Which models are trained, on which families of features, and how. */
import type { Gains } from '../../lib/claims/linear.ts';
import type { BoostOptions } from './boosting.ts';

export const TOPICS = [
  'attainment',
  'system-improvement',
  'struggling-schools',
  'staff-development',
  'knowledge-sharing',
  'beyond-schools',
  'competition',
  'formal-groups',
  'loose-partnerships',
  'mandate',
  'autonomy',
  'cost',
  'accountability',
  'evidence-base',
  'end-in-itself',
] as const;
export const STANCES = ['asserts', 'disputes', 'open'] as const;
export const WORDINGS = ['causal', 'associated', 'hedged', 'normative', 'stated'] as const;

export interface LinearSpec {
  readonly gains: Gains;
  readonly bits: number;
  readonly c: number;
}

/**
 * Claim or not: four views of a sentence, whose disagreement the second model reads. None reads what
 * stands around the sentence: the second model does, and reading it twice cost precision.
 */
export const CLAIM: readonly LinearSpec[] = [
  {
    gains: { word: 4, pair: 4, class: 4, frame: 4, mixed: 4, shape: 4, tone: 4 },
    bits: 16,
    c: 0.3,
  },
  { gains: { word: 4, pair: 4, shape: 4 }, bits: 16, c: 0.3 },
  { gains: { class: 4, frame: 4, shape: 4, tone: 4 }, bits: 15, c: 0.3 },
  { gains: { word: 4, class: 4, mixed: 4, shape: 4 }, bits: 16, c: 0.3 },
];

export interface GroupSpec {
  readonly gains: Gains;
  readonly c: number;
  /** Trained on all sentences, with every label a sentence has; else on claims, with the main label. */
  readonly onAll: boolean;
}

export const TOPIC: readonly GroupSpec[] = [
  { gains: { word: 4, pair: 4, class: 4, mixed: 4, cue: 4, context: 2 }, c: 0.3, onAll: true },
  {
    gains: { word: 4, pair: 4, class: 4, frame: 3, mixed: 4, cue: 4, context: 2, page: 2 },
    c: 0.4,
    onAll: false,
  },
];
const STANCE_GAINS = { word: 4, pair: 4, class: 3, frame: 4, mixed: 4, shape: 2, tone: 4, cue: 4 };
const WORDING_GAINS = { word: 4, pair: 4, class: 4, frame: 4, mixed: 4, shape: 3, tone: 2, cue: 3 };
export const STANCE: readonly GroupSpec[] = [
  { gains: STANCE_GAINS, c: 0.4, onAll: false },
  { gains: STANCE_GAINS, c: 0.3, onAll: true },
];
export const WORDING: readonly GroupSpec[] = [{ gains: WORDING_GAINS, c: 0.4, onAll: false }];

/** The second label models. */
const LABEL_TREES: BoostOptions = {
  trees: 160,
  leaves: 7,
  rate: 0.05,
  rows: 0.7,
  columns: 0.25,
  least: 25,
  lambda: 5,
  seed: 11,
};
export const STANCE_TREES: BoostOptions = LABEL_TREES;
export const WORDING_TREES: BoostOptions = { ...LABEL_TREES, trees: 120 };
export const TOPIC_TREES: BoostOptions = { ...LABEL_TREES, trees: 250, columns: 0.5, least: 40 };

/** A feature is listed for the label models when this many claims have it. */
export const LEAST_CLAIMS = 6;

export const SECOND: readonly BoostOptions[] = [1, 2, 3].map((seed) => ({
  trees: 160,
  leaves: 7,
  rate: 0.05,
  rows: 0.7,
  columns: 0.25,
  least: 30,
  lambda: 5,
  seed,
}));

export const FOLDS = 5;

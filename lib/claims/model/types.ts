/** The model file: what `npm run train` writes and `createDetector` reads. */

import type { StoredLinear } from '../linear.ts';
import type { StoredTrees } from '../trees.ts';
import type { Sensitivity } from '../types.ts';

/** A step function from log odds to probability, by isotonic regression on unseen articles. */
export interface Calibration {
  /** Log odds, rising. */
  readonly x: readonly number[];
  /** Probability at each, not falling; straight lines between. */
  readonly y: readonly number[];
}

export interface StoredModel {
  /** Hash of the corpus it was trained on. */
  readonly corpus: string;
  /** Version of the feature templates, and hash of lexicon and feature code. */
  readonly features: number;
  readonly code: string;
  readonly claim: readonly StoredLinear[];
  readonly topics: readonly string[];
  readonly topic: readonly StoredLinear[];
  readonly stances: readonly string[];
  readonly stance: readonly StoredLinear[];
  readonly wordings: readonly string[];
  readonly wording: readonly StoredLinear[];
  readonly second: readonly StoredTrees[];
  readonly calibration: Calibration;
  /** Calibrated scores from which a sentence is marked. */
  readonly thresholds: Readonly<Record<Sensitivity, number>>;
}

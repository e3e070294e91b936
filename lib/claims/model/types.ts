/** The model file: what `npm run train` writes and `createDetector` reads. */
import type { StoredGroup, StoredLinear } from '../linear.ts';
import type { StoredPage } from '../page.ts';
import type { StoredTriage } from '../triage.ts';
import type { Sensitivity } from '../types.ts';

/** From log odds to probability, by isotonic regression on unseen articles. */
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
  readonly triage: StoredTriage;
  readonly page: StoredPage;
  readonly claim: readonly StoredLinear[];
  /** The features that the label models know, see `decodeHashes`. */
  readonly list: string;
  readonly topics: readonly string[];
  /** The first is trained on all sentences (also read by the second model), the others on claims. */
  readonly topic: readonly StoredGroup[];
  readonly stances: readonly string[];
  readonly stance: readonly StoredGroup[];
  readonly wordings: readonly string[];
  readonly wording: readonly StoredGroup[];
  /** Say what a claim claims, after the models above: `LabelModels`, see `decodeTrees`. */
  readonly labels: string;
  /** Decide what is a claim, after the first models: an array of `StoredTrees`, see `decodeTrees`. */
  readonly second: string;
  readonly calibration: Calibration;
  /** Calibrated scores from which a sentence is marked. */
  readonly thresholds: Readonly<Record<Sensitivity, number>>;
}

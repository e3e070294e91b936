/** The model file: what `npm run train` writes and `createDetector` reads. */
import type { StoredGroup, StoredLinear } from '../linear.ts';
import type { StoredNeighbours } from '../neighbours.ts';
import type { StoredTrees } from '../trees.ts';
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
  readonly claim: readonly StoredLinear[];
  /** The features that the label models know, see `decodeList`. */
  readonly list: string;
  readonly topics: readonly string[];
  /** The first is trained on all sentences (also read by the second model), the others on claims. */
  readonly topic: readonly StoredGroup[];
  readonly topicNeighbours: StoredNeighbours;
  readonly stances: readonly string[];
  readonly stance: readonly StoredGroup[];
  readonly stanceNeighbours: StoredNeighbours;
  readonly wordings: readonly string[];
  readonly wording: readonly StoredGroup[];
  readonly second: readonly StoredTrees[];
  readonly calibration: Calibration;
  /** Calibrated scores from which a sentence is marked. */
  readonly thresholds: Readonly<Record<Sensitivity, number>>;
}

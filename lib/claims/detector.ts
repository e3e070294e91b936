/**
 * A page in, its claims out. Two steps: cheap linear models read every sentence; a second model
 * then decides with what stands around each and what the page is about.
 */
import { sentencesOf } from '../text/sentences.ts';
import { becauseOf } from './because.ts';
import { calibrated } from './calibration.ts';
import { denseRows } from './dense.ts';
import { FEATURE_VERSION, type FeatureSet, featuresOf } from './features.ts';
import { propositionsFrom } from './labels.ts';
import { decodeGroup, decodeLinear, decodeList, scoreGroup, scoreLinear } from './linear.ts';
import type { StoredModel } from './model/types.ts';
import { neighbourInputs, scoreNeighbours } from './neighbours.ts';
import { isElsewhere } from './page.ts';
import { postprocessed } from './postprocess.ts';
import { placeOf, type ReadSentence, readingOf } from './reading.ts';
import { speakersOf } from './speaker.ts';
import { scoreTrees } from './trees.ts';
import type { Claim, PageBlocks, Sensitivity } from './types.ts';
import { type SentenceView, viewOf } from './view.ts';

export interface ReadOptions {
  /** Claims below this setting's threshold are left out; `more` gives all, to be filtered by score. */
  readonly sensitivity?: Sensitivity;
}

export interface StepOptions extends ReadOptions {
  /** Blocks to answer first, by index: those nearest the reader's eyes. */
  readonly first?: readonly number[];
}

export interface Detector {
  /** Calibrated score from which a sentence is marked, by the reader's setting. */
  readonly thresholds: Readonly<Record<Sensitivity, number>>;
  /** All claims of a page in reading order. */
  read(page: PageBlocks, options?: ReadOptions): Claim[];
  /**
   * The same in slices of a few milliseconds, so that a worker can interleave pages or stop: yields
   * the claims found since the last yield, often none. Every sentence is scored before the first
   * claim; then the blocks of `first` are answered before the others.
   */
  readInSteps(page: PageBlocks, options?: StepOptions): Generator<Claim[], void>;
}

/** Sentences worked on between two yields. */
const SLICE = 48;

interface Placed extends ReadSentence {
  readonly start: number;
  readonly end: number;
}

function placedSentences(page: PageBlocks): Placed[] {
  return page.blocks.flatMap((block, b) => {
    const found = sentencesOf(block.text, block.start);
    return found.map((s, i) => ({
      ...s,
      block: b,
      inBlock: i,
      ofBlock: found.length,
      headline: block.kind === 'headline',
    }));
  });
}

/** @throws when the model was trained for other features than this code has */
export function createDetector(model: StoredModel): Detector {
  if (model.features !== FEATURE_VERSION)
    throw new Error(
      `The model was trained for features version ${model.features}, not ${FEATURE_VERSION}: run npm run train.`,
    );
  const claim = model.claim.map(decodeLinear);
  const list = decodeList(model.list);
  const groups = {
    topic: model.topic.map(decodeGroup),
    stance: model.stance.map(decodeGroup),
    wording: model.wording.map(decodeGroup),
  };
  const { thresholds } = model;

  const score = (row: Float32Array) =>
    calibrated(
      model.calibration,
      model.second.reduce((sum, trees) => sum + scoreTrees(trees, row), 0) /
        Math.max(1, model.second.length),
    );

  function* readInSteps(page: PageBlocks, options: StepOptions = {}): Generator<Claim[], void> {
    const least = thresholds[options.sensitivity ?? 'balanced'];
    const sentences = placedSentences(page);
    if (sentences.length === 0) return;
    const views: SentenceView[] = [];
    for (const [i, s] of sentences.entries()) {
      views.push(viewOf(s.text));
      if (i % (4 * SLICE) === 4 * SLICE - 1) yield [];
    }
    const reading = readingOf(
      page.title || (sentences.find((s) => s.headline)?.text ?? ''),
      sentences,
      views,
    );
    if (isElsewhere(reading.shares, sentences.length)) return;
    const sets: FeatureSet[] = [];
    const claimScores = claim.map(() => new Float64Array(sentences.length));
    const topics = groups.topic.map(() => [] as number[][]);
    const stances = groups.stance.map(() => [] as number[][]);
    for (let i = 0; i < sentences.length; i++) {
      const view = views[i];
      if (!view) break;
      const set = featuresOf(view, placeOf(reading, i));
      sets.push(set);
      for (const [k, m] of claim.entries()) put(claimScores[k], i, scoreLinear(m, set));
      for (const [k, g] of groups.topic.entries()) topics[k]?.push(scoreGroup(g, set, list));
      for (const [k, g] of groups.stance.entries()) stances[k]?.push(scoreGroup(g, set, list));
      if (i % SLICE === SLICE - 1) yield [];
    }
    const first = topics[0] ?? [];
    const rows = denseRows(reading, {
      claim: claimScores,
      topic: model.topics.map((_, t) => Float64Array.from(first, (row) => row[t] ?? 0)),
    });
    const scores = Float64Array.from(rows, score);
    yield [];
    const speakers = speakersOf(sentences);
    const topicInputs = neighbourInputs(reading, topics, scores);
    const stanceInputs = neighbourInputs(reading, stances, scores);
    yield [];
    const wanted = new Set(options.first ?? []);
    const found = [...sentences.keys()]
      .filter((i) => (scores[i] ?? 0) >= least)
      .sort((a, b) => rank(sentences[a], wanted) - rank(sentences[b], wanted) || a - b);
    let batch: Claim[] = [];
    for (const [done, i] of found.entries()) {
      const s = sentences[i];
      const set = sets[i];
      const view = views[i];
      if (!s || !set || !view) continue;
      const prior = sentences[i - 1];
      batch.push({
        start: s.start,
        end: s.end,
        text: s.text,
        score: scores[i] ?? 0,
        propositions: propositionsFrom(
          model,
          scoreNeighbours(model.topicNeighbours, topicInputs[i] ?? []),
          scoreNeighbours(model.stanceNeighbours, stanceInputs[i] ?? []),
          groups.wording[0] ? scoreGroup(groups.wording[0], set, list) : [],
        ),
        because: becauseOf(
          view,
          set,
          claim,
          reading.title,
          prior && !prior.headline ? (views[i - 1] ?? null) : null,
        ),
        speaker: speakers[i] ?? null,
      });
      // What is asked for first does not wait for the rest.
      if (
        done % SLICE === SLICE - 1 ||
        rank(s, wanted) !== rank(sentences[found[done + 1] ?? -1], wanted)
      ) {
        yield postprocessed(batch);
        batch = [];
      }
    }
    yield postprocessed(batch);
  }

  return {
    thresholds,
    read: (page, options = {}) => postprocessed([...readInSteps(page, options)].flat()),
    readInSteps,
  };
}

const put = (list: Float64Array | undefined, at: number, value: number) => {
  if (list) list[at] = value;
};
const rank = (s: ReadSentence | undefined, wanted: ReadonlySet<number>) =>
  s && wanted.has(s.block) ? 0 : 1;

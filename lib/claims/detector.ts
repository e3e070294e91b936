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
import {
  decodeGroup,
  decodeLinear,
  decodeList,
  placesOf,
  scoreGroup,
  scoreLinear,
} from './linear.ts';
import type { StoredModel } from './model/types.ts';
import { HEARD, neighboursOf, scoreNeighbours } from './neighbours.ts';
import { blocksToRead, isElsewhere } from './page.ts';
import { postprocessed } from './postprocess.ts';
import { placeOf, type ReadSentence, readingOf } from './reading.ts';
import { speakersOf } from './speaker.ts';
import { scoreTrees } from './trees.ts';
import { scoreTriage, triagePlaces, UNREAD } from './triage.ts';
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
  const read = blocksToRead(page.blocks);
  return page.blocks.flatMap((block, b) => {
    if (!read[b]) return [];
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
    const n = sentences.length;
    const claimScores = claim.map(() => new Float64Array(n).fill(UNREAD));
    const topics = groups.topic.map(() => Array.from({ length: n }, () => NOTHING));
    const stances = groups.stance.map(() => Array.from({ length: n }, () => NOTHING));
    // Kept for what is likely to be asked for again; a page of 200,000 words must not fill the memory.
    const kept = new Map<number, FeatureSet>();
    const setOf = (i: number, view: SentenceView) =>
      kept.get(i) ?? featuresOf(view, placeOf(reading, i));
    for (const [i, view] of views.entries()) {
      if (scoreTriage(model.triage, triagePlaces(reading, i)) >= model.triage.least) {
        const set = featuresOf(view, placeOf(reading, i));
        let sum = 0;
        for (const [k, m] of claim.entries()) {
          const x = scoreLinear(m, set);
          sum += x;
          put(claimScores[k], i, x);
        }
        if (sum > KEPT_FROM * claim.length && kept.size < MOST_KEPT) kept.set(i, set);
        if (groups.topic[0])
          put(topics[0], i, scoreGroup(groups.topic[0], set, placesOf(set, list)));
      }
      if (i % SLICE === SLICE - 1) yield [];
    }
    const first = topics[0] ?? [];
    const rows = denseRows(reading, {
      claim: claimScores,
      topic: model.topics.map((_, t) => Float64Array.from(first, (row) => row[t] ?? UNREAD)),
    });
    const scores = new Float64Array(n);
    for (const [i, row] of rows.entries()) {
      if (row) scores[i] = score(row);
      if (i % (8 * SLICE) === 8 * SLICE - 1) yield [];
    }
    // Only what may be a claim has a say in what its neighbours are about.
    for (const [i, view] of views.entries()) {
      if ((scores[i] ?? 0) < HEARD) continue;
      const set = setOf(i, view);
      const places = placesOf(set, list);
      for (const [k, g] of groups.topic.entries()) put(topics[k], i, scoreGroup(g, set, places));
      for (const [k, g] of groups.stance.entries()) put(stances[k], i, scoreGroup(g, set, places));
      if (i % SLICE === SLICE - 1) yield [];
    }
    const topicInputs = neighboursOf(reading, topics, scores, model.topics.length);
    const stanceInputs = neighboursOf(reading, stances, scores, model.stances.length);
    const wanted = new Set(options.first ?? []);
    const found = [...sentences.keys()]
      .filter((i) => (scores[i] ?? 0) >= least)
      .sort((a, b) => rank(sentences[a], wanted) - rank(sentences[b], wanted) || a - b);
    if (found.length === 0) return;
    const speakers = speakersOf(sentences, found);
    yield [];
    let batch: Claim[] = [];
    for (const [done, i] of found.entries()) {
      const s = sentences[i];
      const view = views[i];
      if (!s || !view) continue;
      const set = setOf(i, view);
      const prior = sentences[i - 1];
      batch.push({
        start: s.start,
        end: s.end,
        text: s.text,
        score: scores[i] ?? 0,
        propositions: propositionsFrom(
          model,
          scoreNeighbours(model.topicNeighbours, topicInputs(i)),
          scoreNeighbours(model.stanceNeighbours, stanceInputs(i)),
          groups.wording[0] ? scoreGroup(groups.wording[0], set, placesOf(set, list)) : [],
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

/** Mean log odds from which a sentence's features are kept, and how many sentences' at most. */
const KEPT_FROM = -2.5;
const MOST_KEPT = 2000;

/** Scores of a sentence that was not looked at. */
const NOTHING: number[] = [];

const put = <T>(list: { [at: number]: T } | undefined, at: number, value: T) => {
  if (list) list[at] = value;
};
const rank = (s: ReadSentence | undefined, wanted: ReadonlySet<number>) =>
  s && wanted.has(s.block) ? 0 : 1;

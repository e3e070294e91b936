/**
 * A page in, its claims out. Two steps: cheap linear models read every sentence; a second model
 * then decides with what stands around each and what the page is about.
 */
import { sentencesOf } from '../text/sentences.ts';
import { becauseOf } from './because.ts';
import { calibrated } from './calibration.ts';
import { denseRowsOf } from './dense.ts';
import { FEATURE_VERSION, type FeatureSet, featuresOf } from './features.ts';
import { inViewFirst } from './in-view.ts';
import { HEARD, labelRowsOf } from './label-rows.ts';
import { type LabelModels, labelled, propositionsFrom } from './labels.ts';
import {
  decodeGroup,
  decodeLinear,
  decodeList,
  placesOf,
  scoreGroup,
  scoreLinear,
} from './linear.ts';
import type { StoredModel } from './model/types.ts';
import { decodeTrees } from './packing.ts';
import { blocksToRead, isElsewhere, isLongEnough, scorePage } from './page.ts';
import { postprocessed } from './postprocess.ts';
import { placeOf, type ReadSentence, readingOf } from './reading.ts';
import { speakersInSteps } from './speaker.ts';
import { type StoredTrees, scoreTrees } from './trees.ts';
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

/** What a reading has come to since the last step. */
export interface ReadStep {
  /** Found since then, often none. */
  readonly claims: readonly Claim[];
  /**
   * Work done and to do in all, in sentences times passes; `of` is 0 while that is not known yet:
   * while what is in view is read by itself, and while sentences are still being cut.
   */
  readonly done: number;
  readonly of: number;
}

export interface Detector {
  /** Calibrated score from which a sentence is marked, by the reader's setting. */
  readonly thresholds: Readonly<Record<Sensitivity, number>>;
  /** All claims of a page in reading order. */
  read(page: PageBlocks, options?: ReadOptions): Claim[];
  /**
   * The same in slices of a few milliseconds, so that a worker can interleave pages or stop. The blocks of
   * `first` are answered before the others; of a long page they are read by themselves before it is.
   */
  readInSteps(page: PageBlocks, options?: StepOptions): Generator<ReadStep, void>;
}

/** Sentences worked on between two steps: as they are, and where each costs next to nothing. */
const SLICE = 32;
const LIGHT_SLICE = 256;
/** Characters of text that are cut into sentences between two steps. */
const CUT_SLICE = 20_000;
/** Passes over the sentences: made ready, scored, weighed with their neighbours, labelled. */
const PASSES = 4;

interface Placed extends ReadSentence {
  readonly start: number;
  readonly end: number;
}

/** The sentences of a page, block by block. */
function* placedSentences(page: PageBlocks): Generator<void, Placed[]> {
  const read = blocksToRead(page.blocks);
  const placed: Placed[] = [];
  let cut = 0;
  for (const [b, block] of page.blocks.entries()) {
    if (!read[b]) continue;
    const found = sentencesOf(block.text, block.start);
    const headline = block.kind === 'headline';
    for (const [i, s] of found.entries())
      placed.push({ ...s, block: b, inBlock: i, ofBlock: found.length, headline });
    cut += block.text.length;
    if (cut > CUT_SLICE) {
      cut = 0;
      yield;
    }
  }
  return placed;
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
  const second = decodeTrees<StoredTrees[]>(model.second);
  const labelModels = decodeTrees<LabelModels>(model.labels);
  const { thresholds } = model;

  const score = (row: Float32Array) =>
    calibrated(
      model.calibration,
      second.reduce((sum, trees) => sum + scoreTrees(trees, row), 0) / Math.max(1, second.length),
    );

  function* wholeInSteps(page: PageBlocks, options: StepOptions): Generator<ReadStep, void> {
    const least = thresholds[options.sensitivity ?? 'balanced'];
    const cutting = placedSentences(page);
    let cut = cutting.next();
    for (; !cut.done; cut = cutting.next()) yield { claims: [], done: 0, of: 0 };
    const sentences = cut.value;
    const n = sentences.length;
    if (n === 0) return;
    const step = (pass: number, i: number, claims: readonly Claim[] = []): ReadStep => ({
      claims,
      done: Math.round(pass * n + i),
      of: PASSES * n,
    });
    const views: SentenceView[] = [];
    for (const [i, s] of sentences.entries()) {
      views.push(viewOf(s.text));
      if (i % (4 * SLICE) === 4 * SLICE - 1) yield step(0, i);
    }
    const reading = readingOf(
      page.title || (sentences.find((s) => s.headline)?.text ?? ''),
      sentences,
      views,
    );
    const pageScore = scorePage(model.page, reading.shares);
    if (isLongEnough(n) && (pageScore < model.page.least || isElsewhere(reading.shares, n))) return;
    yield step(1, 0);
    const claimScores = claim.map(() => new Float64Array(n).fill(UNREAD));
    const blank = () => Array.from({ length: n }, () => NOTHING);
    const labels = {
      topic: groups.topic.map(blank),
      stance: groups.stance.map(blank),
      wording: groups.wording.map(blank),
    };
    // Kept for what is likely to be asked for again; a page of 200,000 words must not fill the memory.
    const kept = new Map<number, FeatureSet>();
    const setOf = (i: number, view: SentenceView) =>
      kept.get(i) ?? featuresOf(view, placeOf(reading, i));
    let read = 0;
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
          put(labels.topic[0], i, scoreGroup(groups.topic[0], set, placesOf(set, list)));
        if (++read % SLICE === 0) yield step(1, i);
      } else if (i % LIGHT_SLICE === 0) yield step(1, i);
    }
    const first = labels.topic[0] ?? [];
    const denseRow = denseRowsOf(reading, {
      claim: claimScores,
      topic: model.topics.map((_, t) => Float64Array.from(first, (row) => row[t] ?? UNREAD)),
      page: pageScore,
    });
    yield step(2, 0);
    const scores = new Float64Array(n);
    for (let i = 0; i < n; i++) {
      const row = denseRow(i);
      if (row) scores[i] = score(row);
      if (i % (2 * SLICE) === 2 * SLICE - 1) yield step(2, i);
    }
    // Only what may be a claim has a say in what its neighbours are about.
    let heard = 0;
    for (const [i, view] of views.entries()) {
      if ((scores[i] ?? 0) < HEARD) continue;
      const set = setOf(i, view);
      const places = placesOf(set, list);
      for (const part of PARTS)
        for (const [k, g] of groups[part].entries())
          put(labels[part][k], i, scoreGroup(g, set, places));
      if (++heard % SLICE === 0) yield step(3, i / 2);
    }
    const rows = labelRowsOf(reading, labels, scores);
    const wanted = new Set(options.first ?? []);
    const found = [...sentences.keys()]
      .filter((i) => (scores[i] ?? 0) >= least)
      .sort((a, b) => rank(sentences[a], wanted) - rank(sentences[b], wanted) || a - b);
    yield step(3, n / 2);
    if (found.length === 0) return;
    const naming = speakersInSteps(sentences, found);
    let named = naming.next();
    for (; !named.done; named = naming.next()) yield step(3, n / 2);
    const speakers = named.value;
    let batch: Claim[] = [];
    for (const [done, i] of found.entries()) {
      const s = sentences[i];
      const view = views[i];
      if (!s || !view) continue;
      const prior = sentences[i - 1];
      const { topic, stance, wording } = labelled(
        labelModels,
        rows.topic(i),
        rows.side(i),
        addedUp(labels.wording, i),
      );
      batch.push({
        start: s.start,
        end: s.end,
        text: s.text,
        score: scores[i] ?? 0,
        propositions: propositionsFrom(model, topic, stance, wording),
        because: becauseOf(
          view,
          setOf(i, view),
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
        yield step(3, (n * (1 + (done + 1) / found.length)) / 2, postprocessed(batch));
        batch = [];
      }
    }
    yield step(PASSES, 0, postprocessed(batch));
  }

  return {
    thresholds,
    read: (page, options = {}) =>
      postprocessed([...wholeInSteps(page, options)].flatMap((step) => step.claims)),
    readInSteps: (page, options = {}) => inViewFirst(wholeInSteps, page, options),
  };
}

const PARTS = ['topic', 'stance', 'wording'] as const;

/** Mean log odds from which a sentence's features are kept, and how many sentences' at most. */
const KEPT_FROM = -2.5;
const MOST_KEPT = 2000;

/** Scores of a sentence that was not looked at. */
const NOTHING: number[] = [];

/** Log odds of one sentence by several models, added up by label. */
const addedUp = (models: readonly (readonly number[])[][], i: number): number[] =>
  (models[0]?.[i] ?? []).map((_, t) => models.reduce((sum, m) => sum + (m[i]?.[t] ?? 0), 0));

const put = <T>(list: { [at: number]: T } | undefined, at: number, value: T) => {
  if (list) list[at] = value;
};
const rank = (s: ReadSentence | undefined, wanted: ReadonlySet<number>) =>
  s && wanted.has(s.block) ? 0 : 1;

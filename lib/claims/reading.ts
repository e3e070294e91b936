/**
 * A page made ready for the models: its sentences in order, their views and places. The trainer
 * and the detector build the same thing, so that a model meets on a page what it was trained on.
 */
import type { PlaceKind, SentencePlace } from './features.ts';
import { classLevels, classShares } from './page.ts';
import { type SentenceView, viewOf } from './view.ts';

export interface ReadSentence {
  readonly text: string;
  /** Index of its block. */
  readonly block: number;
  /** 0 for the first sentence of its block. */
  readonly inBlock: number;
  /** Sentences in its block. */
  readonly ofBlock: number;
  readonly headline: boolean;
}

export interface PageReading {
  readonly sentences: readonly ReadSentence[];
  readonly views: readonly SentenceView[];
  readonly title: SentenceView | null;
  readonly shares: Float64Array;
  readonly levels: Uint8Array;
}

const STOPPED = /[.!?…:;]["'’”)\]]*$/;

export function placeKind(s: ReadSentence): PlaceKind {
  if (s.headline) return 0;
  return s.ofBlock === 1 && !STOPPED.test(s.text) ? 1 : 2;
}

/** @param title the page's title or headline, context for every sentence; may be empty */
export function readingOf(
  title: string,
  sentences: readonly ReadSentence[],
  views = sentences.map((s) => viewOf(s.text)),
): PageReading {
  const shares = classShares(views);
  return {
    sentences,
    views,
    title: title ? viewOf(title) : null,
    shares,
    levels: classLevels(shares),
  };
}

/** The place of sentence `i`, for `featuresOf`. */
export function placeOf(reading: PageReading, i: number): SentencePlace {
  const s = reading.sentences[i];
  if (!s) throw new RangeError(`no sentence ${i}`);
  const prior = reading.sentences[i - 1];
  return {
    before: prior && !prior.headline ? (reading.views[i - 1] ?? null) : null,
    title: reading.title,
    kind: placeKind(s),
    inBlock: s.inBlock,
    through: i / reading.sentences.length,
    page: reading.levels,
  };
}

/** Labelled articles as rows for the trainer: readings, features, targets and weights. */
import { type Family, type FeatureSet, featuresOf } from '../../lib/claims/features.ts';
import {
  type PageReading,
  placeOf,
  type ReadSentence,
  readingOf,
} from '../../lib/claims/reading.ts';
import { viewOf } from '../../lib/claims/view.ts';
import type { Article, LabelledSentence } from '../corpus.ts';
import { FOLDS } from './specs.ts';

/** How articles are held apart: each by its id, or whole folders, three at a time (a harder test: other writers, other kinds of page). */
export interface PrepareOptions {
  readonly folds?: 'articles' | 'sets';
  /** Families of features to do without, for ablation. */
  readonly without?: ReadonlySet<Family>;
}

export interface Prepared {
  readonly folds: number;
  /** Fold by article index. */
  readonly fold: readonly number[];

  readonly articles: readonly Article[];
  readonly readings: readonly PageReading[];
  /** First row of each article. */
  readonly from: readonly number[];
  readonly sentences: readonly LabelledSentence[];
  readonly features: readonly FeatureSet[];
  /** Article index by row. */
  readonly article: readonly number[];
  readonly claim: Uint8Array;
  /** 0 for what is left out (unsure), less for dense extracts. */
  readonly weight: Float64Array;
  /** The same for what a claim says: proposition, stance, wording. */
  readonly labelWeight: Float64Array;
}

/** The sentences of an article in reading order, the headline first. */
function sentencesOfArticle(article: Article): {
  labelled: LabelledSentence[];
  read: ReadSentence[];
} {
  const blocks = article.title.text ? [[article.title], ...article.paragraphs] : article.paragraphs;
  const labelled = blocks.flat();
  const read = blocks.flatMap((block, b) =>
    block.map((s, i) => ({
      text: s.text,
      block: b,
      inBlock: i,
      ofBlock: block.length,
      headline: b === 0 && article.title.text !== '',
    })),
  );
  return { labelled, read };
}

/** Short extracts hold claims twice as densely as real pages: they count half. */
const EXTRACT_WEIGHT = 0.5;
/** A mark on a page about something else is the mistake that readers forgive least. */
const LOOKALIKE_WEIGHT = 3;
export const isExtract = (article: Article) =>
  article.set === 'articles' && article.id.startsWith('p');

/** Single claims that belong to no page teach labels only; finding needs pages. */
export const isLoose = (article: Article) => article.kind === 'claims';

export function prepare(articles: readonly Article[], options: PrepareOptions = {}): Prepared {
  const sets = [...new Set(articles.map((a) => a.set))];
  const bySet = options.folds === 'sets';
  const fold = articles.map((a) => (bySet ? sets.indexOf(a.set) % FOLDS : foldOf(a.id, FOLDS)));
  const readings: PageReading[] = [];
  const from: number[] = [];
  const sentences: LabelledSentence[] = [];
  const features: FeatureSet[] = [];
  const article: number[] = [];
  for (const [a, one] of articles.entries()) {
    const { labelled, read } = sentencesOfArticle(one);
    const reading = readingOf(one.title.text, read);
    from.push(sentences.length);
    readings.push(reading);
    for (const [i, s] of labelled.entries()) {
      sentences.push(s);
      features.push(
        featuresOf(reading.views[i] ?? viewOf(s.text), placeOf(reading, i), options.without),
      );
      article.push(a);
    }
  }
  const claim = Uint8Array.from(sentences, (s) => (s.labels.length > 0 ? 1 : 0));
  const weight = Float64Array.from(sentences, (s, i) => {
    const home = articles[article[i] ?? 0];
    if (s.unsure || !home || isLoose(home)) return 0;
    return isExtract(home) ? EXTRACT_WEIGHT : home.kind === 'lookalike' ? LOOKALIKE_WEIGHT : 1;
  });
  const labelWeight = weight.map((w, i) => {
    const home = articles[article[i] ?? 0];
    return home && isLoose(home) ? 1 : w;
  });
  return {
    folds: FOLDS,
    fold,
    articles,
    readings,
    from,
    sentences,
    features,
    article,
    claim,
    weight,
    labelWeight,
  };
}

/** Fold of an article from its id: the same in every run and whatever else is in the corpus. */
function foldOf(id: string, folds: number): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < id.length; i++) h = Math.imul(h ^ id.charCodeAt(i), 0x01000193);
  h ^= h >>> 15;
  h = Math.imul(h, 0x85ebca6b);
  return ((h ^ (h >>> 13)) >>> 0) % folds;
}

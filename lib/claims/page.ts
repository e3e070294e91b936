/**
 * What a page is about, from the word classes of its sentences: levels that features and the
 * second model read, and a gate that stops on pages that are about something else.
 */
import { classIndex as C, classNames } from './lexicon/index.ts';
import type { SentenceView } from './view.ts';

/** Share of sentences that hold each class, by class index, 0 to 1. */
export function classShares(views: readonly SentenceView[]): Float64Array {
  const shares = new Float64Array(classNames.length);
  for (const v of views)
    for (let c = 0; c < shares.length; c++) if (v.counts[c]) shares[c] = (shares[c] ?? 0) + 1;
  for (let c = 0; c < shares.length; c++) shares[c] = (shares[c] ?? 0) / Math.max(1, views.length);
  return shares;
}

/** Levels 0 to 3 of those shares, smoothed for short pages. */
export function classLevels(shares: Float64Array): Uint8Array {
  return Uint8Array.from(shares, (s) => (s >= 0.4 ? 3 : s >= 0.15 ? 2 : s >= 0.04 ? 1 : 0));
}

/** Sectors and settings that use the same words. */
const LOOKALIKES = [
  C.lookCommerce,
  C.lookHealth,
  C.lookTech,
  C.lookSport,
  C.lookPublic,
  C.lookUniv,
  C.groupWork,
  C.homeSchool,
];

const shareOf = (shares: Float64Array, c: number) => shares[c] ?? 0;
const otherness = (shares: Float64Array) => Math.max(...LOOKALIKES.map((c) => shareOf(shares, c)));

/** How much a page is about schools, how much about something else, and the one against the other. */
export function topicality(shares: Float64Array): readonly [number, number, number] {
  const school = shareOf(shares, C.schoolWord);
  const other = otherness(shares);
  return [school, other, other / (school + 0.05)];
}

/** Log odds that a page is one of the debate, from how often each word class occurs on it. */
export interface StoredPage {
  readonly weights: readonly number[];
  readonly bias: number;
  /** Pages below this are let go, set in training so that two claims in a thousand are lost at most. */
  readonly least: number;
}

/** By class: the root of its share, so that a word which is there at all counts. */
export const pageInputs = (shares: Float64Array): Float64Array => shares.map(Math.sqrt);

export function scorePage(
  model: Pick<StoredPage, 'weights' | 'bias'>,
  shares: Float64Array,
): number {
  let sum = model.bias;
  const inputs = pageInputs(shares);
  for (let c = 0; c < inputs.length; c++) sum += (inputs[c] ?? 0) * (model.weights[c] ?? 0);
  return sum;
}

/** Fewer sentences than this say too little about what their page is about. */
const LEAST_SENTENCES = 15;
export const isLongEnough = (sentences: number): boolean => sentences >= LEAST_SENTENCES;

/**
 * A page on which schools are hardly named, or far less than another sector, is about something
 * else. Of the labelled pages it lets go of 14 in 36 look-alikes and of one page with a claim.
 */
export const isElsewhere = (shares: Float64Array, sentences: number): boolean => {
  if (!isLongEnough(sentences)) return false;
  const [school, other] = topicality(shares);
  const around = Math.max(school, shareOf(shares, C.head) / 2, shareOf(shares, C.group) / 2);
  return around < 0.03 || (school < 0.16 && other > 2 * Math.max(school, 0.05));
};

const SCHOOLISH =
  /\b(?:school|pupil|teacher|head ?teacher|academ(?:y|ies)\b|ofsted|estyn|classroom|heads\b|primaries|sixth form)/gi;
/** One such word in so many characters, about a thousand words, or the page is not read at all … */
const CHARACTERS_A_MENTION = 6000;
/**
 * … in so many, about 130 words, or only the blocks around those words are. Of the labelled pages that
 * loses 16 claims in 6,600 and leaves out most of every second look-alike.
 */
const CHARACTERS_A_MENTION_TO_READ_ALL = 800;
const SHORT_PAGE = 2000;
const AROUND = 2;

/**
 * Which blocks are worth cutting into sentences, from a first look at the bare text: all of them on
 * a page about schools, those around a mention on a page that seldom names them, none elsewhere.
 * @returns 1 by block index where it is to be read
 */
export function blocksToRead(blocks: readonly { readonly text: string }[]): Uint8Array {
  const read = new Uint8Array(blocks.length);
  let characters = 0;
  let mentions = 0;
  for (const [b, { text }] of blocks.entries()) {
    const found = text.match(SCHOOLISH)?.length ?? 0;
    characters += text.length;
    mentions += found;
    if (found > 0) read.fill(1, Math.max(0, b - AROUND), b + AROUND + 1);
  }
  if (characters < SHORT_PAGE || mentions * CHARACTERS_A_MENTION_TO_READ_ALL >= characters)
    return read.fill(1);
  return mentions * CHARACTERS_A_MENTION >= characters ? read : read.fill(0);
}

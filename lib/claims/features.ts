/**
 * Features of one sentence in its page, as 32-bit hashes (feature hashing, Weinberger et al.,
 * ICML 2009). No string is built: stems have their hash once, combinations are mixed from those.
 */
import { hashOf, mix } from './hashing.ts';
import { PLAIN } from './templates.ts';
import { contextOf, shapesOf } from './templates-place.ts';
import { cuesOf, toneOf } from './templates-tone.ts';
import { framesOf, mixedOf } from './templates-words.ts';
import type { SentenceView } from './view.ts';

/** Raised whenever a template changes: a model trained on others is refused. */
export const FEATURE_VERSION = 5;

/** Headline, heading-like (short, no stop) and running text: told from the text, so that it holds on any page. */
export type PlaceKind = 0 | 1 | 2;

/** Families of templates; ablation turns them off one by one. */
export const families = [
  'word',
  'pair',
  'class',
  'frame',
  'mixed',
  'shape',
  'tone',
  'cue',
  'context',
  'page',
] as const;
export type Family = (typeof families)[number];

/** What the sentence stands in. */
export interface SentencePlace {
  readonly before: SentenceView | null;
  readonly title: SentenceView | null;
  readonly kind: PlaceKind;
  /** 0 first sentence of its block. */
  readonly inBlock: number;
  /** 0 to 1 through the page. */
  readonly through: number;
  /** Classes of the page as levels 0 to 3, by class index. */
  readonly page: Uint8Array;
}

/** Hash, first and last word (exclusive) and family of each feature, family by family, each once; `from` is -1 for what is not in the sentence. */
export interface FeatureSet {
  readonly ids: number[];
  readonly from: number[];
  readonly to: number[];
  readonly family: number[];
}

/** The features of `view` at `place`. `off` leaves families out. */
export function featuresOf(
  view: SentenceView,
  place: SentencePlace,
  off: ReadonlySet<Family> = NONE,
): FeatureSet {
  const set: FeatureSet = { ids: [], from: [], to: [], family: [] };
  let family = 0;
  const seen = new Set<number>();
  const emit = (id: number, from: number, to: number) => {
    if (seen.size === seen.add(id).size) return;
    set.ids.push(id);
    set.from.push(from);
    set.to.push(to);
    set.family.push(family);
  };
  const run = (name: Family, give: () => void) => {
    if (off.has(name)) return;
    family = families.indexOf(name);
    seen.clear();
    give();
  };
  const { stems, matches, counts } = view;
  const hashes = stems.map(hashOf);
  const n = stems.length;
  const at = (i: number) => hashes[i] ?? 0;

  run('word', () => {
    for (let i = 0; i < n; i++) emit(mix(1, at(i)), i, i + 1);
  });
  run('pair', () => {
    for (let i = 0; i + 1 < n; i++) emit(mix(mix(2, at(i)), at(i + 1)), i, i + 2);
    for (let i = 0; i + 2 < n; i++) emit(mix(mix(3, at(i)), at(i + 2)), i, i + 3);
  });
  run('class', () => {
    for (let c = 0; c < counts.length; c++) {
      const k = counts[c] ?? 0;
      if (k === 0) continue;
      const where = matches.find((m) => m.classes.includes(c));
      emit(mix(4, c), where?.from ?? -1, where?.to ?? -1);
      if (k > 1) emit(mix(mix(5, c), Math.min(k, 3)), where?.from ?? -1, where?.to ?? -1);
    }
  });
  run('frame', () => framesOf(view, emit));
  run('mixed', () => mixedOf(view, hashes, emit));
  run('shape', () => shapesOf(view, place, hashes, emit));
  run('tone', () => toneOf(view, emit));
  run('cue', () => cuesOf(view, emit));
  run('context', () => contextOf(view, place, emit));
  run('page', () => {
    for (let c = 0; c < place.page.length; c++) {
      const level = place.page[c] ?? 0;
      if (level > 0 && !PLAIN.has(c)) emit(mix(mix(20, c), level), -1, -1);
    }
  });
  return set;
}
const NONE: ReadonlySet<Family> = new Set();

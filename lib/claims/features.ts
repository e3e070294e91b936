/**
 * Features of one sentence in its page, as 32-bit hashes (feature hashing, Weinberger et al.,
 * ICML 2009). No string is built: stems have their hash once, combinations are mixed from those.
 */
import { classIndex as C, classNames } from './lexicon/index.ts';
import type { SentenceView } from './view.ts';

/** Raised whenever a template changes: a model trained on others is refused. */
export const FEATURE_VERSION = 4;

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

const stemHashes = new Map<string, number>();
function hashOf(stem: string): number {
  const had = stemHashes.get(stem);
  if (had !== undefined) return had;
  let h = 0x811c9dc5;
  for (let i = 0; i < stem.length; i++) h = Math.imul(h ^ stem.charCodeAt(i), 0x01000193);
  h >>>= 0;
  if (stemHashes.size < 50_000) stemHashes.set(stem, h);
  return h;
}
function mix(a: number, b: number): number {
  let h = Math.imul(a ^ Math.imul(b, 0x9e3779b1), 0x85ebca6b);
  h ^= h >>> 15;
  h = Math.imul(h, 0xc2b2ae35);
  return (h ^ (h >>> 13)) >>> 0;
}

/** Words that join but say nothing: left out of condensed sequences. */
const HOLLOW = new Set(
  'the a an of to in on at by for with from into as and or that which who it its this their his her they we i you he she be is are was were been being has have had'.split(
    ' ',
  ),
);

const classHash = classNames.map((n) => hashOf(`#${n}`));
/** Classes too common to pair with others. */
const PLAIN = new Set(
  [
    C.schoolWord,
    C.prep,
    C.be,
    C.have,
    C.it,
    C.first,
    C.quantity,
    C.trust,
    C.job,
    C.rating,
    C.general,
  ].map(Number),
);

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

type Emit = (id: number, from: number, to: number) => void;

/** Classes in order: pairs anywhere, pairs close by, and neighbouring triples of the telling classes. */
function framesOf(view: SentenceView, emit: Emit): void {
  const telling: { c: number; from: number; to: number }[] = [];
  for (const m of view.matches)
    for (const c of m.classes) if (!PLAIN.has(c)) telling.push({ c, from: m.from, to: m.to });
  const seen = new Set<number>();
  const limited = telling.slice(0, 60);
  for (const [i, a] of limited.entries()) {
    for (let j = i + 1; j < limited.length; j++) {
      const b = limited[j];
      if (!b || b.c === a.c) continue;
      const far = mix(mix(6, a.c), b.c);
      if (!seen.has(far)) {
        seen.add(far);
        emit(far, a.from, b.to);
      }
      if (b.from >= a.to && b.from - a.to <= 4) {
        const near = mix(mix(7, a.c), b.c);
        if (!seen.has(near)) {
          seen.add(near);
          emit(near, a.from, b.to);
        }
      }
    }
  }
  // actor or way … change … what changes
  const sides = TRIPLES.map((classes) => classes.filter((c) => (view.counts[c] ?? 0) > 0));
  for (const a of sides[0] ?? [])
    for (const b of sides[1] ?? [])
      for (const c of sides[2] ?? []) emit(mix(mix(mix(8, a), b), c), -1, -1);
}
const TRIPLES = [
  [C.collab, C.loose, C.group, C.share, C.support, C.alone, C.autonomy, C.compete, C.otherSchools],
  [C.cause, C.enable, C.up, C.down, C.same, C.normative, C.negate, C.doubt, C.assoc, C.mandate],
  [
    C.outcome,
    C.system,
    C.staffGain,
    C.idea,
    C.weakSchool,
    C.money,
    C.time,
    C.account,
    C.evidence,
    C.meansEnd,
  ],
];

/** The sentence with its phrases replaced by their classes: n-grams over that, hollow words left out. */
function mixedOf(view: SentenceView, hashes: readonly number[], emit: Emit): void {
  const symbols: { h: number; from: number; to: number }[] = [];
  let next = 0;
  let i = 0;
  const n = view.stems.length;
  while (i < n) {
    while (next < view.matches.length && (view.matches[next]?.from ?? 0) < i) next++;
    let best: (typeof view.matches)[number] | undefined;
    for (let k = next; k < view.matches.length && view.matches[k]?.from === i; k++) {
      const m = view.matches[k];
      if (m?.classes.some((c) => !PLAIN.has(c)) && (!best || m.to > best.to)) best = m;
    }
    if (best) {
      const c = best.classes.find((x) => !PLAIN.has(x)) ?? 0;
      symbols.push({ h: classHash[c] ?? 0, from: i, to: best.to });
      i = best.to;
    } else {
      if (!HOLLOW.has(view.stems[i] ?? '')) symbols.push({ h: hashes[i] ?? 0, from: i, to: i + 1 });
      i++;
    }
  }
  for (let s = 0; s < symbols.length; s++) {
    const a = symbols[s];
    const b = symbols[s + 1];
    const c = symbols[s + 2];
    if (a && b) emit(mix(mix(9, a.h), b.h), a.from, b.to);
    if (a && b && c) emit(mix(mix(mix(10, a.h), b.h), c.h), a.from, c.to);
    if (a && c) emit(mix(mix(11, a.h), c.h), a.from, c.to);
  }
}

const bin = (value: number, steps: readonly number[]) => steps.filter((s) => value >= s).length;

function shapesOf(
  view: SentenceView,
  place: SentencePlace,
  hashes: readonly number[],
  emit: Emit,
): void {
  const { text, words, marks } = view;
  const n = words.length;
  const shape = (k: number, v: number) => emit(mix(mix(12, k), v), -1, -1);
  shape(0, bin(n, [3, 5, 8, 12, 17, 23, 30, 40]));
  shape(1, text.endsWith('?') || /\?["'’”]*$/.test(text) ? 1 : 0);
  shape(2, /^["'‘“]/.test(text) ? 1 : 0);
  shape(3, /["’”]$/.test(text) ? 1 : 0);
  shape(4, place.kind);
  shape(5, Math.min(place.inBlock, 3));
  shape(6, bin(place.through, [0.02, 0.1, 0.25, 0.5, 0.75, 0.9, 0.98]));
  let names = 0;
  let numbers = 0;
  for (const [i, w] of words.entries()) {
    if (w.kind === 'number') numbers++;
    else if (i > 0 && w.capital) names++;
  }
  shape(7, Math.min(numbers, 4));
  shape(8, bin(names, [1, 2, 4, 7]));
  shape(9, bin(n === 0 ? 0 : names / n, [0.1, 0.25, 0.5]));
  shape(10, /[.!?…:]["'’”)\]]*$/.test(text) ? 1 : 0);
  shape(11, marks.includes(':') ? 1 : 0);
  shape(12, marks.includes(';') ? 1 : 0);
  shape(13, marks.includes('(') ? 1 : 0);
  shape(14, Math.min(3, [...marks].filter((m) => m === ',').length));
  shape(15, /[!]/.test(marks) ? 1 : 0);
  if (n > 0) emit(mix(13, hashes[0] ?? 0), 0, 1);
  if (n > 1) emit(mix(mix(14, hashes[0] ?? 0), hashes[1] ?? 0), 0, 2);
  if (n > 0) emit(mix(15, hashes[n - 1] ?? 0), n - 1, n);
  const opening = view.matches.filter((m) => m.from < 3);
  for (const m of opening) for (const c of m.classes) emit(mix(16, c), m.from, m.to);
}

function contextOf(view: SentenceView, place: SentencePlace, emit: Emit): void {
  const { before, title } = place;
  if (before) {
    for (let c = 0; c < before.counts.length; c++)
      if (before.counts[c] && !PLAIN.has(c)) emit(mix(17, c), -1, -1);
    // A short sentence leans on the one before it.
    if (view.words.length < 10)
      for (let c = 0; c < before.counts.length; c++)
        if (before.counts[c] && !PLAIN.has(c)) emit(mix(18, c), -1, -1);
  } else emit(mix(17, 999), -1, -1);
  if (title)
    for (let c = 0; c < title.counts.length; c++)
      if (title.counts[c] && !PLAIN.has(c)) emit(mix(19, c), -1, -1);
}

/** Words from which a negation reaches on, and where it stops. */
const REACH = 5;

/**
 * Classes with their sign: whether a word that turns meaning round stands shortly before. The sum
 * of good and bad words so signed is a rough tone of the sentence, by its halves round a "but".
 */
function toneOf(view: SentenceView, emit: Emit): void {
  const turns: number[] = [];
  let but = -1;
  for (const m of view.matches) {
    if (m.classes.includes(C.flip)) turns.push(m.to);
    if (but < 0 && m.from > 2 && m.classes.includes(C.contrast)) but = m.from;
  }
  const turned = (from: number) => turns.some((t) => from >= t && from - t <= REACH);
  const sums = [0, 0, 0];
  for (const m of view.matches) {
    const flipped = turned(m.from);
    for (const c of m.classes) {
      if (c === C.good || c === C.bad) {
        const sign = (c === C.good ? 1 : -1) * (flipped ? -1 : 1);
        sums[0] = (sums[0] ?? 0) + sign;
        const half = but >= 0 && m.from >= but ? 2 : 1;
        sums[half] = (sums[half] ?? 0) + sign;
        emit(mix(mix(21, c), flipped ? 1 : 0), m.from, m.to);
      } else if (flipped && !PLAIN.has(c)) emit(mix(22, c), m.from, m.to);
    }
  }
  const level = (x: number) => Math.max(-3, Math.min(3, x)) + 3;
  const [whole = 0, first = 0, last = 0] = sums;
  emit(mix(mix(23, 0), level(whole)), -1, -1);
  if (but >= 0) emit(mix(mix(24, level(first)), level(last)), but, but + 1);
  const question = /\?["'’”)]*$/.test(view.text) ? 1 : 0;
  // The same tone means one thing of costs and another of freedom.
  for (let c = C.tAttain; c <= C.tMeans; c++) {
    if (view.counts[c]) {
      emit(mix(mix(mix(25, c), level(whole)), question), -1, -1);
      emit(mix(mix(26, c), turns.length > 0 ? 1 : 0), -1, -1);
    }
  }
}

/** Templates over words and word classes: frames, and the sentence with its phrases as classes. */
import { hashOf, mix } from './hashing.ts';
import { classIndex as C, classNames } from './lexicon/index.ts';
import { type Emit, PLAIN } from './templates.ts';
import type { SentenceView } from './view.ts';

/** Words that join but say nothing: left out of condensed sequences. */
const HOLLOW = new Set(
  'the a an of to in on at by for with from into as and or that which who it its this their his her they we i you he she be is are was were been being has have had'.split(
    ' ',
  ),
);

const classHash = classNames.map((n) => hashOf(`#${n}`));

/** Classes in order: pairs anywhere, pairs close by, and neighbouring triples of the telling classes. */
export function framesOf(view: SentenceView, emit: Emit): void {
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
export function mixedOf(view: SentenceView, hashes: readonly number[], emit: Emit): void {
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

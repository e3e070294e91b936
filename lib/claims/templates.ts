/** What the feature templates share. */
import { classIndex as C } from './lexicon/index.ts';

/** Takes one feature: its hash and the words it came from (`from` -1 where it is not in the sentence). */
export type Emit = (id: number, from: number, to: number) => void;

/** Classes too common to pair with others. */
export const PLAIN = new Set(
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

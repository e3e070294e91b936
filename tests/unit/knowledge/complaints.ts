/** What is wrong with a knowledge base that compiles: in plain words, for whoever wrote the seeds. */
import type { Knowledge, Proposition } from '../../../lib/knowledge/types.ts';

/** The most words in a sentence of ours. */
const MOST_WORDS = 26;

function* complaints({ id, statement, settle, rating, ...sides }: Proposition) {
  const file = `seeds/propositions/${id}.yaml`;
  const ours = [...sides.for, ...sides.against, settle].map(({ say }) => say);
  for (const sentence of [statement, ...ours])
    if (!/^[A-Z].*\.$/.test(sentence))
      yield `${file}: “${sentence}” is no sentence with a capital and a full stop.`;
  for (const { say } of [...sides.for, ...sides.against])
    if (say.split(/\s+/).length > MOST_WORDS)
      yield `${file}: “${say}” has more than ${MOST_WORDS} words.`;
  for (const side of ['for', 'against'] as const) {
    const places = sides[side].map(({ place }) => `${place.document} ${place.start}-${place.end}`);
    if (new Set(places).size < places.length)
      yield `${file}: the arguments ${side} quote the same words twice.`;
    if (sides[side].length === 0 && rating.id !== 'not-covered')
      yield `${file}: there is no argument ${side} it, though it is covered.`;
    const on = (all: readonly { item: string | null; bearing: string | null }[]) =>
      new Set(all.flatMap(({ bearing, item }) => (bearing === side && item ? [item] : [])));
    const [counted, argued] = [on(rating.items), on(sides[side])];
    for (const item of counted.difference(argued))
      yield `${file}: “${item}” counts ${side} it. Say so among its arguments, under “${side}”.`;
    for (const item of argued.difference(counted))
      yield `${file}: “${item}” is argued ${side} it and not counted.`;
  }
}

export const complaintsOf = ({ propositions }: Knowledge): string[] =>
  propositions.flatMap((each) => [...complaints(each)]);

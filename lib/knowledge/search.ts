/** Search on the knowledge page: few enough propositions that looking through all of them is instant. */
import { plain } from './phrases.ts';
import type { Knowledge, Proposition, PropositionId } from './types.ts';

/** Case, accents and kinds of apostrophe do not matter. */
function folded(text: string): string {
  return plain(text).normalize('NFD').replaceAll(/\p{M}/gu, '');
}

function everythingOf(
  { for: pro, against, settle, ...proposition }: Proposition,
  knowledge: Knowledge,
) {
  const quoted = [...pro, ...against, settle];
  const items = proposition.rating.items.flatMap(({ item }) =>
    knowledge.items.filter(({ id }) => id === item),
  );
  return folded(
    [
      proposition.id,
      proposition.label,
      proposition.statement,
      proposition.not,
      proposition.rating.reason,
      ...quoted.flatMap(({ say, quote, who }) => [say, quote, who]),
      ...items.flatMap(({ quote, who }) => [quote, who]),
    ].join('\n'),
  );
}

/** Ids of the propositions that hold every word of the query, as beginnings of words, in their order. */
export function searchPropositions(query: string, knowledge: Knowledge): PropositionId[] {
  const words = folded(query).match(/[\p{L}\p{N}]+/gu) ?? [];
  return knowledge.propositions
    .filter((proposition) => {
      const text = ` ${everythingOf(proposition, knowledge).replaceAll(/[^\p{L}\p{N}]+/gu, ' ')}`;
      return words.every((word) => text.includes(` ${word}`));
    })
    .map(({ id }) => id);
}

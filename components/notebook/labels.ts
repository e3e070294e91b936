import type { Knowledge, Proposition, PropositionId } from '../../lib/knowledge/types.ts';

/** A proposition's short name; its id where this knowledge base does not know it. */
export const labelOf = (knowledge: Knowledge, id: PropositionId): string =>
  propositionOf(knowledge, id)?.label ?? id;

export const propositionOf = (knowledge: Knowledge, id: PropositionId): Proposition | undefined =>
  knowledge.propositions.find((proposition) => proposition.id === id);

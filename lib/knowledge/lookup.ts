/** Propositions by their id, as notes and claims name them: an older or newer knowledge base may not hold one. */
import type { Knowledge, Proposition, PropositionId } from './types.ts';

export const propositionOf = (
  { propositions }: Pick<Knowledge, 'propositions'>,
  id: PropositionId | null,
): Proposition | undefined => propositions.find((proposition) => proposition.id === id);

/** A proposition's short name; its id where this knowledge base does not know it. */
export const labelOf = (knowledge: Pick<Knowledge, 'propositions'>, id: PropositionId): string =>
  propositionOf(knowledge, id)?.label ?? id;

/** What cites which words of a document, and how to cut a text so that each citation can be shown. */
import type {
  Bearing,
  DocumentId,
  Grade,
  Knowledge,
  PropositionId,
  Quotation,
  Reference,
} from './types.ts';
import { unique } from './words.ts';

/** `settle`: quoted for what would settle the matter; `merger`: for the note on merged groups. */
export type CitationRole = Bearing | 'settle' | 'merger';

/** One proposition that cites a passage. */
export interface Citation {
  /** Null for the note on merged groups, which belongs to no proposition. */
  readonly proposition: { readonly id: PropositionId; readonly label: string } | null;
  readonly roles: readonly CitationRole[];
  /** How the rating of that proposition counts it, and how strongly; null where it does not. */
  readonly counts: { readonly as: Bearing; readonly strength: Grade } | null;
  /** Our sentences that rest on it. */
  readonly says: readonly string[];
}

export interface Passage {
  /** Counted from 1 through the document, by where it begins. */
  readonly number: number;
  readonly start: number;
  readonly end: number;
  readonly paragraph: number;
  readonly citations: readonly Citation[];
  readonly references: readonly Reference[];
}

interface Use {
  readonly start: number;
  readonly end: number;
  readonly paragraph: number;
  readonly references: readonly string[];
  readonly proposition: Citation['proposition'];
  readonly role: CitationRole;
  readonly counts: Citation['counts'];
  readonly say: string | null;
}

/** Every use that the knowledge base makes of a document's words. */
function usesOf(document: DocumentId, knowledge: Knowledge): Use[] {
  const uses: Use[] = [];
  const add = (
    { place: { document: id, start, end, paragraph }, references }: Quotation,
    use: Pick<Use, 'proposition' | 'role' | 'counts' | 'say'>,
  ) => {
    if (id === document) uses.push({ start, end, paragraph, references, ...use });
  };
  for (const { id, label, rating, settle, ...sides } of knowledge.propositions) {
    const proposition = { id, label };
    for (const weighed of rating.items) {
      const item = knowledge.items.find((candidate) => candidate.id === weighed.item);
      if (item === undefined) continue;
      const { bearing: role, strength } = weighed;
      const counts = strength === null ? null : { as: role, strength };
      add(item, { proposition, role, counts, say: null });
    }
    for (const role of ['for', 'against'] as const) {
      for (const argument of sides[role]) {
        add(argument, { proposition, role, counts: null, say: argument.say });
      }
    }
    add(settle, { proposition, role: 'settle', counts: null, say: settle.say });
  }
  const { quotation, note } = knowledge.wording.merger;
  add(quotation, { proposition: null, role: 'merger', counts: null, say: note });
  return uses;
}

const roleOrder: readonly CitationRole[] = ['for', 'against', 'gap', 'note', 'settle', 'merger'];

function citationsOf(uses: readonly Use[]): Citation[] {
  return unique(uses.map(({ proposition }) => proposition?.id ?? null)).map((id) => {
    const own = uses.filter(({ proposition }) => (proposition?.id ?? null) === id);
    const roles = roleOrder.filter((role) => own.some((use) => use.role === role));
    return {
      proposition: own[0]?.proposition ?? null,
      roles,
      counts: own.find(({ counts }) => counts !== null)?.counts ?? null,
      says: own.flatMap(({ say }) => (say === null ? [] : [say])),
    };
  });
}

/** The cited passages of a document in the order of its text; the longer first where two begin together. */
export function passagesOf(document: DocumentId, knowledge: Knowledge): Passage[] {
  const groups = Map.groupBy(usesOf(document, knowledge), ({ start, end }) => `${start}-${end}`);
  return [...groups.values()]
    .flatMap((uses) => {
      const first = uses[0];
      return first === undefined ? [] : [{ first, uses }];
    })
    .sort((a, b) => a.first.start - b.first.start || b.first.end - a.first.end)
    .map(({ first, uses }, index) => ({
      number: index + 1,
      start: first.start,
      end: first.end,
      paragraph: first.paragraph,
      citations: citationsOf(uses),
      references: knowledge.references.filter(({ id }) =>
        uses.some((use) => use.references.includes(id)),
      ),
    }));
}

/** A stretch of text over which nothing begins or ends. */
export interface Piece {
  readonly start: number;
  readonly end: number;
  /** Numbers of the passages that hold it. */
  readonly passages: readonly number[];
  readonly isTarget: boolean;
}

interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * Cuts `block` at every edge of a passage, of the target and of `edges`, in order and without a gap:
 * passages may overlap, elements may not.
 */
export function piecesOf(
  block: Span,
  passages: readonly Passage[],
  target: Span | null,
  edges: readonly number[] = [],
): Piece[] {
  const spans: readonly Span[] = target === null ? passages : [...passages, target];
  const cuts = unique([
    block.start,
    block.end,
    ...[...spans.flatMap(({ start, end }) => [start, end]), ...edges].filter(
      (cut) => block.start < cut && cut < block.end,
    ),
  ]).sort((a, b) => a - b);
  const holds = (span: Span, start: number, end: number) => span.start <= start && end <= span.end;
  return cuts.slice(1).map((end, index) => {
    const start = cuts[index] ?? block.start;
    return {
      start,
      end,
      passages: passages.filter((span) => holds(span, start, end)).map(({ number }) => number),
      isTarget: target !== null && holds(target, start, end),
    };
  });
}

import { knowledgePath, sourcePath } from '../lib/knowledge/addresses.ts';
import type { Citation, CitationRole, Passage } from '../lib/knowledge/passages.ts';
import type { DocumentBlock, DocumentId } from '../lib/knowledge/types.ts';
import { say, type WordKey } from '../lib/words.ts';
import { PlainList } from './PlainList.tsx';

const roleWords = {
  for: 'roleFor',
  against: 'roleAgainst',
  gap: 'roleGap',
  note: 'roleNote',
  settle: 'roleSettle',
  merger: 'roleMerger',
} as const satisfies Record<CitationRole, WordKey>;

interface Props {
  readonly document: DocumentId;
  readonly block: DocumentBlock;
  /** Those that begin in this block. */
  readonly passages: readonly Passage[];
  readonly everyPassage: readonly Passage[];
  /** Number of the passage that was asked for. */
  readonly asked: number | null;
  readonly onPoint: (passage: number | null) => void;
}

function CitationLine({ citation }: { readonly citation: Citation }) {
  const { proposition, roles, counts } = citation;
  const words = roles
    .map((role) =>
      counts?.as === role
        ? `${say(roleWords[role])} (${say('strengthOf', counts.strength)})`
        : say(roleWords[role]),
    )
    .join(', ');
  if (proposition === null) return <li>{words}</li>;
  return (
    <li>
      <a href={knowledgePath(proposition.id)}>{proposition.label}</a> {words}
    </li>
  );
}

/** Beside a block: its cited passages by number, and which propositions cite them in which way. */
export function SourceMargin({ document, block, passages, everyPassage, asked, onPoint }: Props) {
  if (block.kind === 'reference') {
    const resting = everyPassage.filter(({ references }) =>
      references.some(({ place }) => place.paragraph === block.paragraph),
    );
    return (
      <p class="margin">
        {resting.length > 0 && say('sourceRestsHere')}{' '}
        {resting.map((passage) => (
          <a key={passage.number} class="number" href={sourcePath({ ...passage, document })}>
            {passage.number}
          </a>
        ))}
      </p>
    );
  }
  if (passages.length === 0) return null;
  return (
    <PlainList ordered class="margin" aria-label={say('sourceCitesParagraph', block.paragraph)}>
      {passages.map((passage) => (
        <li
          key={passage.number}
          value={passage.number}
          class={passage.number === asked ? 'asked' : undefined}
          onMouseEnter={() => onPoint(passage.number)}
          onMouseLeave={() => onPoint(null)}
          onFocusIn={() => onPoint(passage.number)}
          onFocusOut={() => onPoint(null)}
        >
          <a
            class="number"
            href={sourcePath({ ...passage, document })}
            aria-label={say('sourcePassage', passage.number)}
          >
            {passage.number}
          </a>
          <PlainList>
            {passage.citations.map((citation) => (
              <CitationLine key={citation.proposition?.id ?? 'merger'} citation={citation} />
            ))}
          </PlainList>
        </li>
      ))}
    </PlainList>
  );
}

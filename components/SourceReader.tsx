import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { sourcePath } from '../lib/knowledge/addresses.ts';
import { type Passage, passagesOf, piecesOf } from '../lib/knowledge/passages.ts';
import type { DocumentBlock, Knowledge, SourceDocument } from '../lib/knowledge/types.ts';
import { say } from '../lib/words.ts';
import { SourceAbout } from './SourceAbout.tsx';
import { SourceMargin } from './SourceMargin.tsx';
import { SourceRemainder } from './SourceRemainder.tsx';
import './source-reader.css';
import './source-print.css';

interface Props {
  readonly knowledge: Knowledge;
  readonly documents: readonly SourceDocument[];
  readonly document: SourceDocument;
  /** The passage that was asked for, UTF-16 offsets in the document's text. */
  readonly target: { readonly start: number; readonly end: number } | null;
}

interface BlockProps {
  readonly document: SourceDocument;
  readonly block: DocumentBlock;
  readonly passages: readonly Passage[];
  readonly target: Props['target'];
  readonly pointed: number | null;
}

/** One line of the document, cut where a passage begins or ends. */
function BlockText({ document, block, passages, target, pointed }: BlockProps) {
  const edges = document.reading.flatMap(({ start, end }) => [start, end]);
  const pieces = piecesOf(block, passages, target, edges).map((piece) => {
    const text = document.text.slice(piece.start, piece.end);
    const begins = passages.filter(({ start }) => start === piece.start);
    const numbers = begins.map((passage) => (
      <a
        key={passage.number}
        class="passage-number"
        href={sourcePath({ ...passage, document: document.id })}
        aria-label={say('sourcePassage', passage.number)}
      >
        {passage.number}
      </a>
    ));
    const read = document.reading.find(
      ({ start, end }) => start <= piece.start && piece.end <= end,
    );
    const classes = [
      piece.passages.length > 0 ? 'cited' : read?.is === 'left-out' ? 'left-out' : '',
      piece.isTarget ? 'target' : '',
      pointed !== null && piece.passages.includes(pointed) ? 'pointed' : '',
    ].join(' ');
    const isFirst = piece.isTarget && piece.start === Math.max(target?.start ?? 0, block.start);
    return (
      <span key={piece.start}>
        {numbers}
        {piece.passages.length > 0 || piece.isTarget ? (
          <mark class={classes} tabIndex={isFirst ? -1 : undefined}>
            {text}
          </mark>
        ) : (
          <span class={classes}>{text}</span>
        )}
      </span>
    );
  });
  if (block.kind === 'heading') {
    const Heading = (['h1', 'h2', 'h3', 'h4', 'h5', 'h6'] as const)[block.level - 1] ?? 'h6';
    return <Heading>{pieces}</Heading>;
  }
  return <p class={block.kind}>{pieces}</p>;
}

/** A document whole, set for reading, with every cited passage marked in the margin with what cites it. */
export function SourceReader({ knowledge, documents, document, target }: Props) {
  const root = useRef<HTMLElement>(null);
  const [pointed, setPointed] = useState<number | null>(null);
  const passages = useMemo(() => passagesOf(document.id, knowledge), [document.id, knowledge]);
  const asked = passages.findIndex(
    ({ start, end }) => start === target?.start && end === target.end,
  );

  useEffect(() => {
    const mark = root.current?.querySelector<HTMLElement>('mark.target');
    if (target === null || !mark) return;
    mark.focus({ preventScroll: true });
    mark.scrollIntoView({ block: 'center' });
  }, [target]);

  const nearest = (step: 1 | -1): Passage | undefined => {
    if (asked !== -1) return passages[asked + step];
    const from = target?.start ?? 0;
    return step === 1
      ? passages.find(({ start }) => start >= from)
      : passages.findLast(({ start }) => start < from);
  };
  const previous = nearest(-1);
  const next = nearest(1);

  return (
    <main class="source" ref={root}>
      <nav class="source-bar" aria-label={say('sourceNavigation')}>
        <a href="knowledge.html">{say('sourceToKnowledge')}</a>
        {documents.map(({ id, short }) => (
          <a
            key={id}
            href={`source.html#${id}`}
            aria-current={id === document.id ? 'page' : undefined}
          >
            {short}
          </a>
        ))}
        <span class="steps">
          {previous && (
            <a href={sourcePath({ ...previous, document: document.id })}>{say('sourcePrevious')}</a>
          )}
          {next && <a href={sourcePath({ ...next, document: document.id })}>{say('sourceNext')}</a>}
        </span>
      </nav>
      <p class="visually-hidden" role="status">
        {asked === -1 ? '' : say('sourceAt', asked + 1, passages.length)}
      </p>
      <SourceAbout document={document} passages={passages.length} />
      <article lang="en">
        {document.blocks.map((block) => {
          const own = passages.filter(({ start, end }) => start < block.end && block.start < end);
          const beginning = own.filter(({ start }) => start >= block.start);
          return (
            <div class={`row ${block.kind}-row`} key={block.start}>
              <BlockText
                document={document}
                block={block}
                passages={own}
                target={target}
                pointed={pointed}
              />
              <SourceMargin
                document={document.id}
                block={block}
                passages={beginning}
                everyPassage={passages}
                asked={passages[asked]?.number ?? null}
                onPoint={setPointed}
              />
            </div>
          );
        })}
      </article>
      <SourceRemainder document={document} />
    </main>
  );
}

import type { ReadingKind, SourceDocument } from '../lib/knowledge/types.ts';
import { say, type WordKey } from '../lib/words.ts';

const headings = {
  context: 'readingContext',
  'left-out': 'readingLeftOut',
} as const satisfies Partial<Record<ReadingKind, WordKey>>;

/** What became of every sentence: how many are quoted, and why each of the others is not. */
export function SourceRemainder({ document }: { readonly document: SourceDocument }) {
  const { reading, text } = document;
  const of = (is: ReadingKind) => reading.filter((sentence) => sentence.is === is);
  return (
    <section class="remainder">
      <h2>{say('readingTitle')}</h2>
      <p>
        {say(
          'readingCounts',
          reading.length,
          of('quoted').length,
          of('reference').length,
          of('context').length,
          of('left-out').length,
        )}
      </p>
      {(['context', 'left-out'] as const).map((is) => (
        <details key={is}>
          <summary>{say(headings[is], of(is).length)}</summary>
          <dl>
            {of(is).map(({ start, end, why }) => (
              <div key={start}>
                <dt>{text.slice(start, end)}</dt>
                <dd>{why}</dd>
              </div>
            ))}
          </dl>
        </details>
      ))}
    </section>
  );
}

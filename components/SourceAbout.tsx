import type { SourceDocument } from '../lib/knowledge/types.ts';
import { say } from '../lib/words.ts';

interface Props {
  readonly document: SourceDocument;
  readonly passages: number;
}

/** What the document is, as far as its own text tells, before its first word. */
export function SourceAbout({ document, passages }: Props) {
  const { publisher, authors, date, datedBy, address, kind, breaksOff } = document;
  return (
    <header class="about">
      <p>{kind}</p>
      <dl>
        <div>
          <dt>{say('sourcePublisher')}</dt>
          <dd>{publisher}</dd>
        </div>
        {authors.length > 0 && (
          <div>
            <dt>{say('sourceAuthors')}</dt>
            <dd>{authors.join(', ')}</dd>
          </div>
        )}
        <div>
          <dt>{say('sourceDate')}</dt>
          <dd>
            {date}. {datedBy}
          </dd>
        </div>
        <div>
          <dt>{say('sourceAddress')}</dt>
          <dd>{address ?? say('sourceNoAddress')}</dd>
        </div>
        {breaksOff && (
          <div>
            <dt>{say('sourceBreaksOff')}</dt>
            <dd>{breaksOff}</dd>
          </div>
        )}
      </dl>
      <p class="small muted">{say('sourceHowToRead', passages)}</p>
    </header>
  );
}

import { knowledgePath } from '../lib/knowledge/addresses.ts';
import { counterpoint, type ShownArgument } from '../lib/knowledge/counterpoint.ts';
import type { Knowledge, Proposition } from '../lib/knowledge/types.ts';
import { say } from '../lib/words.ts';
import { ArgumentView } from './ArgumentView.tsx';
import { Derivation } from './Derivation.tsx';
import { PlainList } from './PlainList.tsx';
import { RatingGlance } from './RatingGlance.tsx';
import { RatingView } from './RatingView.tsx';

interface Props {
  readonly proposition: Proposition;
  readonly knowledge: Knowledge;
  readonly isOpen: boolean;
  readonly onToggle: (isOpen: boolean) => void;
  readonly onOpen: (path: string) => void;
}

interface CaseProps {
  readonly title: string;
  readonly none: string;
  readonly list: readonly ShownArgument[];
  readonly onOpen: (path: string) => void;
}

function Case({ title, none, list, onOpen }: CaseProps) {
  return (
    <section>
      <h3>{title}</h3>
      {list.length === 0 && <p class="muted">{none}</p>}
      <PlainList>
        {list.map((argument) => (
          <ArgumentView key={argument.say} argument={argument} onOpen={onOpen} />
        ))}
      </PlainList>
    </section>
  );
}

/** One proposition: at a glance when closed, everything behind its rating when open. */
export function PropositionEntry({ proposition, knowledge, isOpen, onToggle, onOpen }: Props) {
  // Open is the even stance: both sides as the documents put them, neither answering a sentence.
  const shown = counterpoint({ id: proposition.id, stance: 'open' }, knowledge);
  return (
    <details
      class="entry"
      data-id={proposition.id}
      open={isOpen}
      onToggle={(event) => onToggle(event.currentTarget.open)}
    >
      <summary>
        <h2>{proposition.label}</h2>
        <span class="statement">{proposition.statement}</span>
        <span class="verdict">
          <RatingGlance rating={shown.rating} />
          <span class="rating-id">{shown.rating.label}</span>
        </span>
      </summary>
      {isOpen && (
        <div class="inside">
          <RatingView rating={shown.rating} />
          {shown.rating.qualifiers.length > 0 && (
            <p class="muted">{shown.rating.qualifiers.join('; ')}</p>
          )}
          {shown.premise && (
            <p>
              {say('restsOn', shown.premise.statement.replace(/\.$/, ''), shown.premise.rating)}
            </p>
          )}
          <p>
            <strong>{say('knowledgeNot')}</strong> {proposition.not}
          </p>
          <div class="sides">
            <Case
              title={say('caseFor')}
              none={say('knowledgeNothingFor')}
              list={shown.for}
              onOpen={onOpen}
            />
            <Case
              title={say('caseAgainst')}
              none={say('knowledgeNothingAgainst')}
              list={shown.against}
              onOpen={onOpen}
            />
          </div>
          <h3>{say('knowledgeDerivation')}</h3>
          <Derivation rating={shown.rating} onOpen={onOpen} />
          <h3>{say('knowledgeSettle')}</h3>
          <PlainList>
            <ArgumentView argument={shown.settle} onOpen={onOpen} />
          </PlainList>
          <p>
            <strong>{say('knowledgeRelated')}</strong>{' '}
            {shown.related.map(({ id, label }, index) => (
              <span key={id}>
                {index > 0 && ', '}
                <a href={knowledgePath(id)}>{label}</a>
              </span>
            ))}
          </p>
          {shown.caveats.map((caveat) => (
            <p key={caveat} class="small muted">
              {caveat}
            </p>
          ))}
        </div>
      )}
    </details>
  );
}

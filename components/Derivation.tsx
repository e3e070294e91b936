import { sourcePath } from '../lib/knowledge/addresses.ts';
import type { DerivationLine, GradedFact, ShownRating } from '../lib/knowledge/counterpoint.ts';
import type { Bearing } from '../lib/knowledge/types.ts';
import { say, type WordKey } from '../lib/words.ts';
import { OutLink } from './OutLink.tsx';
import { PlainList } from './PlainList.tsx';

const factWords = {
  design: 'factDesign',
  link: 'factLink',
  directness: 'factDirectness',
  'own-view': 'factOwnView',
} as const satisfies Record<GradedFact['fact'], WordKey>;

const bearingWords = {
  for: 'roleFor',
  against: 'roleAgainst',
  gap: 'roleGap',
  note: 'roleNote',
} as const satisfies Record<Bearing, WordKey>;

interface LineProps {
  readonly line: DerivationLine;
  readonly onOpen: (path: string) => void;
}

function Line({ line, onOpen }: LineProps) {
  const { strength, bearing, weighed, facts } = line;
  return (
    <li class={`line ${bearing}`}>
      <p class="strength-line">
        <strong>
          {strength === null ? say('knowledgeNotCounted') : say('strengthOf', strength)}
        </strong>{' '}
        {say(bearingWords[bearing])}
        {line.decided && <span class="decided">{say('knowledgeDecided')}</span>}
      </p>
      <div>
        <blockquote>“{line.quote}”</blockquote>
        <p class="small muted">
          {line.who}, {line.summarised} ({line.document.date}).{' '}
          <OutLink href={sourcePath(line.place)} onOpen={onOpen}>
            {say('seeInSource')}
          </OutLink>
        </p>
        {line.footnotes.map((footnote) => (
          <p key={footnote.id} class="small muted">
            {footnote.text}
          </p>
        ))}
        <PlainList class="facts small">
          {facts.map(({ fact, name, grade, binds }) => (
            <li key={fact} class={binds ? 'binds' : undefined}>
              {say(factWords[fact])}: {name}
              {grade !== null && ` (${grade})`}
              {binds && <span class="visually-hidden"> {say('knowledgeWeakestHere')}</span>}
            </li>
          ))}
        </PlainList>
        {weighed.why && <p class="small">{weighed.why}</p>}
      </div>
    </li>
  );
}

interface Props {
  readonly rating: ShownRating;
  /** Opens a page of ours: `source.html#…`. */
  readonly onOpen: (path: string) => void;
}

/** Which items a rating follows from, what held each of them down, and which test decided. */
export function Derivation({ rating, onOpen }: Props) {
  return (
    <>
      <p>
        {rating.label}: {rating.meaning} {rating.test}
      </p>
      <PlainList ordered class="derivation">
        {rating.derivation.map((line) => (
          <Line key={`${line.weighed.item} ${line.bearing}`} line={line} onOpen={onOpen} />
        ))}
      </PlainList>
    </>
  );
}

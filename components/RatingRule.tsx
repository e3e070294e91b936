import { ratingLabels, ratingTests } from '../lib/knowledge/rating.ts';
import { designs, directnesses, links, ownViewCap } from '../lib/knowledge/scale.ts';
import type { Grade, RatingId } from '../lib/knowledge/types.ts';
import { say, type WordKey } from '../lib/words.ts';
import { PlainList } from './PlainList.tsx';

const testWords = {
  'not-covered': 'ruleNotCovered',
  'not-established': 'ruleNotEstablished',
  argued: 'ruleArgued',
  contested: 'ruleContested',
  'some-support': 'ruleSomeSupport',
  'some-against': 'ruleSomeAgainst',
} as const satisfies Record<RatingId, WordKey>;

interface StepsProps {
  readonly title: string;
  readonly steps: Readonly<Record<string, { readonly name: string; readonly grade: Grade | null }>>;
}

function Steps({ title, steps }: StepsProps) {
  return (
    <section>
      <h3>{title}</h3>
      <PlainList>
        {Object.entries(steps).map(([id, { name, grade }]) =>
          grade === null ? null : (
            <li key={id}>
              <span class="grade">{grade}</span> {name}
            </li>
          ),
        )}
      </PlainList>
    </section>
  );
}

/** The whole rule, from the tables that it is computed from. */
export function RatingRule({ ceiling }: { readonly ceiling: Grade }) {
  return (
    <details class="rule">
      <summary>
        <h2>{say('knowledgeHowRated')}</h2>
      </summary>
      <p>{say('knowledgeWeakest')}</p>
      <div class="steps">
        <Steps title={say('knowledgeDesigns')} steps={designs} />
        <Steps title={say('knowledgeLinks')} steps={links} />
        <Steps title={say('knowledgeDirectness')} steps={directnesses} />
      </div>
      <p>{say('knowledgeOwnView', ownViewCap)}</p>
      <p>{say('knowledgeTests')}</p>
      <ol>
        {ratingTests.map((id) => (
          <li key={id}>
            {say(testWords[id])}: <strong>{ratingLabels[id]}</strong>
          </li>
        ))}
      </ol>
      <p>{say('knowledgeCeiling', ceiling)}</p>
      <p>{say('knowledgeDispute')}</p>
    </details>
  );
}

import type { CardProposition, CardView } from '../lib/card-view.ts';
import { knowledgePath } from '../lib/knowledge/addresses.ts';
import type { ShownArgument } from '../lib/knowledge/counterpoint.ts';
import { say } from '../lib/words.ts';
import { ArgumentView } from './ArgumentView.tsx';
import { PlainList } from './PlainList.tsx';
import { RatingView } from './RatingView.tsx';

interface SideProps {
  readonly title: string;
  readonly list: readonly ShownArgument[];
  readonly none: string | null;
  readonly open: (path: string) => void;
}

function Side({ title, list, none, open }: SideProps) {
  return (
    <section class="side">
      <h2>{title}</h2>
      {none && <p class="muted">{none}</p>}
      <PlainList>
        {list.map((argument) => (
          <ArgumentView key={argument.say} argument={argument} onOpen={open} />
        ))}
      </PlainList>
    </section>
  );
}

/** The sentence's own words that decided; a detector that went by what stands around it names them with their place. */
function becauseOf(because: readonly string[]): string | null {
  if (because.length === 0) return null;
  const own = because.filter((each) => !/^(?:title|before): /.test(each));
  return own.length === 0
    ? say('markedByContext')
    : say('markedBecause', own.map((words) => `“${words}”`).join(', '));
}

interface Props {
  readonly view: CardView;
  readonly current: CardProposition;
  readonly open: (path: string) => void;
}

/** One proposition of the sentence: its rating, what the wording outruns, what answers it and what stands with it. */
export function ClaimPart({ view, current, open }: Props) {
  const { counterpoint } = current;
  const because = becauseOf(view.because);
  const whose = view.speaker ? say('saidBy', view.speaker) : say('speakerUnknown');
  return (
    <>
      <p class="statement">{counterpoint.proposition.statement}</p>
      <RatingView rating={counterpoint.rating} />
      <p class="derivation-link">
        <button
          type="button"
          class="plain"
          onClick={() => open(knowledgePath(counterpoint.proposition.id))}
        >
          {say('howDoYouKnow')}
        </button>
      </p>
      {counterpoint.premise && (
        <p class="small">
          {say('restsOn', counterpoint.premise.label, counterpoint.premise.rating)}
        </p>
      )}
      {current.overreach && (
        <p class="overreach">
          <strong>{say('wordingOutruns')}</strong> {current.overreach}
        </p>
      )}
      {view.merger && (
        <div class="overreach">
          <strong>{say('mergerTitle')}</strong> {view.merger.note}
          <blockquote>{view.merger.quotation.quote}</blockquote>
          <p class="small muted">
            {view.merger.quotation.who}, {view.merger.quotation.summarised}
          </p>
        </div>
      )}
      <Side
        title={say(counterpoint.even ? 'caseAgainst' : 'againstSentence')}
        list={counterpoint.against}
        none={counterpoint.noneAgainst}
        open={open}
      />
      <Side
        title={say(counterpoint.even ? 'caseFor' : 'forSentence')}
        list={counterpoint.for}
        none={counterpoint.noneFor}
        open={open}
      />
      {!view.choices && (
        <p class="small muted">
          {whose}
          {because && ` ${because}`}
        </p>
      )}
    </>
  );
}

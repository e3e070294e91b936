import { useId, useState } from 'preact/hooks';
import type { CardDraft, CardProposition, CardSaved, CardView } from '../lib/card-view.ts';
import type { ShownArgument } from '../lib/knowledge/counterpoint.ts';
import type { Outcome } from '../lib/outcome.ts';
import { say } from '../lib/words.ts';
import { ArgumentView } from './ArgumentView.tsx';
import { NoteForm } from './NoteForm.tsx';
import { RatingView } from './RatingView.tsx';
import { StanceChip } from './StanceChip.tsx';
import './card.css';

export interface CardActions {
  readonly save: (draft: CardDraft) => Promise<Outcome<CardSaved>>;
  readonly remove: (saved: CardSaved) => Promise<Outcome<CardSaved>>;
  readonly restore: (saved: CardSaved) => Promise<Outcome<CardSaved>>;
  readonly dismiss: (dismissed: boolean) => Promise<Outcome<null>>;
  readonly open: (path: string) => void;
  readonly close: () => void;
  /** Given the work that writes what is typed at once. */
  readonly onFlush: (flush: () => Promise<void>) => void;
}

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
      {/* biome-ignore lint/a11y/noRedundantRoles: Safari drops the role of a list without bullets. */}
      <ul role="list">
        {list.map((argument) => (
          <ArgumentView key={argument.say} argument={argument} onOpen={open} />
        ))}
      </ul>
    </section>
  );
}

/** The card beside a marked sentence: what it claims, how strong the evidence is, what answers it, and the reader's note. */
export function Card({
  view,
  actions,
}: {
  readonly view: CardView;
  readonly actions: CardActions;
}) {
  const [shown, setShown] = useState(0);
  const [dismissed, setDismissed] = useState(view.dismissed);
  const [fault, setFault] = useState<string | null>(null);
  const titleId = useId();
  const current = view.propositions[shown];

  const dismiss = async (value: boolean) => {
    const outcome = await actions.dismiss(value);
    if (outcome.ok) setDismissed(value);
    setFault(outcome.ok ? null : outcome.sentence);
  };

  return (
    <div class="card" role="dialog" aria-modal="false" aria-labelledby={titleId}>
      <header class="card-head">
        <h1 id={titleId} tabIndex={-1}>
          {current ? current.counterpoint.proposition.label : say('yourNote')}
        </h1>
        {current && <StanceChip stance={current.counterpoint.stance} />}
        <button
          type="button"
          class="plain close"
          aria-label={say('closeCard')}
          onClick={actions.close}
        >
          <span aria-hidden="true">✕</span>
        </button>
      </header>

      {view.propositions.length > 1 && (
        <fieldset class="switch">
          <legend class="label">{say('alsoClaims')}</legend>
          {view.propositions.map(({ counterpoint: { proposition } }, index) => (
            <button
              type="button"
              key={proposition.id}
              aria-pressed={index === shown}
              onClick={() => setShown(index)}
            >
              {proposition.label}
            </button>
          ))}
        </fieldset>
      )}

      {current ? (
        <ClaimPart view={view} current={current} open={actions.open} />
      ) : (
        <blockquote class="passage">{view.quote}</blockquote>
      )}

      {view.isPrivate ? (
        <p class="muted">{say('privateWindow')}</p>
      ) : (
        <NoteForm
          saved={view.saved}
          knownTags={view.knownTags}
          save={actions.save}
          remove={actions.remove}
          restore={actions.restore}
          onFlush={actions.onFlush}
        />
      )}

      <footer class="card-foot">
        {current && !dismissed && (
          <button type="button" class="plain" onClick={() => dismiss(true)}>
            {say('notAClaim')}
          </button>
        )}
        {dismissed && (
          <p role="status">
            {say('dismissedSentence')}{' '}
            <button type="button" class="plain" onClick={() => dismiss(false)}>
              {say('undo')}
            </button>
          </p>
        )}
        {current && (
          <button
            type="button"
            class="plain"
            onClick={() => actions.open(`knowledge.html#${current.counterpoint.proposition.id}`)}
          >
            {say('howDoYouKnow')}
          </button>
        )}
        {fault && (
          <p role="alert" class="fault">
            {fault}
          </p>
        )}
      </footer>
    </div>
  );
}

interface ClaimPartProps {
  readonly view: CardView;
  readonly current: CardProposition;
  readonly open: (path: string) => void;
}

function ClaimPart({ view, current, open }: ClaimPartProps) {
  const { counterpoint } = current;
  return (
    <>
      <p class="statement">{counterpoint.proposition.statement}</p>
      <RatingView rating={counterpoint.rating} />
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
      <p class="small muted">
        {view.speaker ? say('saidBy', view.speaker) : say('speakerUnknown')}
        {view.because.length > 0 && ` ${say('markedBecause', view.because.join(', '))}`}
      </p>
    </>
  );
}

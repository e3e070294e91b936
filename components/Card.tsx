import { useEffect, useId, useRef, useState } from 'preact/hooks';
import type { CardActions } from '../lib/card-actions.ts';
import type { CardFocus, CardView } from '../lib/card-view.ts';
import { say, sayCount } from '../lib/words.ts';
import { CardFoot } from './CardFoot.tsx';
import { ClaimPart } from './ClaimPart.tsx';
import { NoteForm } from './NoteForm.tsx';
import { StanceChip } from './StanceChip.tsx';
import './card.css';

interface Props {
  readonly view: CardView;
  readonly actions: CardActions;
  readonly close: () => void;
  /** Given the work that writes what is typed at once. */
  readonly onFlush: (flush: () => Promise<void>) => void;
  /** Where a reader at the keyboard begins; null leaves them where they are. */
  readonly focus: CardFocus | null;
}

/** The card beside a passage: what it claims, how strong the evidence is, what answers it, and the reader's note. */
export function Card({ view, actions, close, onFlush, focus }: Props) {
  const [shown, setShown] = useState(0);
  const titleId = useId();
  const title = useRef<HTMLHeadingElement>(null);
  const note = useRef<HTMLTextAreaElement>(null);
  const current = view.propositions[shown];

  useEffect(() => {
    const begin = () => (focus === 'head' ? title : note).current?.focus();
    if (focus === null) return;
    // Before the page has handed the focus to this frame, Chromium gives an element of it no keys.
    if (document.hasFocus()) begin();
    else addEventListener('focus', begin, { once: true });
    return () => removeEventListener('focus', begin);
  }, []);

  return (
    <div class="card" role="dialog" aria-modal="false" aria-labelledby={titleId}>
      <header class="card-head">
        <h1 id={titleId} ref={title} tabIndex={-1}>
          {current ? current.counterpoint.proposition.label : say('yourPassage')}
        </h1>
        {current && <StanceChip stance={current.counterpoint.stance} />}
        <button type="button" class="plain close" aria-label={say('closeCard')} onClick={close}>
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

      {(view.choices || !current) && <blockquote class="passage">{view.quote}</blockquote>}
      {current && <ClaimPart view={view} current={current} open={actions.open} />}

      {view.faint > 0 && <Faint count={view.faint} showAll={actions.showAll} />}

      {view.isPrivate ? (
        <p class="muted">{say('privateWindow')}</p>
      ) : (
        <NoteForm
          waits={view.waits}
          form={actions.ticket}
          saved={view.saved}
          knownTags={view.knownTags}
          choices={view.choices}
          save={actions.save}
          remove={actions.remove}
          restore={actions.restore}
          onFlush={onFlush}
          noteField={note}
        />
      )}

      <CardFoot
        view={view}
        current={current}
        actions={actions}
        toNote={view.isPrivate ? null : () => note.current?.focus()}
      />
    </div>
  );
}

/** That a crowded paragraph holds more, and the way to see it. */
function Faint({ count, showAll }: { readonly count: number; readonly showAll: () => void }) {
  const [shown, setShown] = useState(false);
  const show = () => {
    showAll();
    setShown(true);
  };
  return (
    <p class="small" role="status">
      {shown ? (
        say('faintShown')
      ) : (
        <>
          {sayCount('faintOne', 'faintMany', count)}{' '}
          <button type="button" class="plain" onClick={show}>
            {say('showAllMarks')}
          </button>
        </>
      )}
    </p>
  );
}

import type { PageReading, ReadingState } from '../lib/messages.ts';
import type { RatedClaim } from '../lib/weigh.ts';
import { say, sayCount } from '../lib/words.ts';
import { StanceChip } from './StanceChip.tsx';
import './page-popup.css';

export interface PopupActions {
  readonly read: () => void;
  readonly toggle: () => void;
  readonly show: (claim: RatedClaim) => void;
  readonly exportNotes: () => void;
  readonly openNotebook: () => void;
  readonly openKnowledge: () => void;
}

interface Props {
  /** Null where no reader runs in the tab. */
  readonly reading: PageReading | null;
  /** The short name of a proposition. */
  readonly labelOf: (proposition: string) => string;
  readonly fault: string | null;
  readonly actions: PopupActions;
}

/** One sentence for each state a page's reading can be in. */
export function stateSentence(state: ReadingState): string {
  switch (state.kind) {
    case 'reading':
      return say('stateReading', state.done, state.of, state.found);
    case 'read':
      return sayCount('claimsFoundOne', 'claimsFoundMany', state.found);
    case 'nothing-found':
      return say('stateNothingFound');
    case 'not-an-article':
      return say('stateNotAnArticle', state.why);
    case 'not-allowed':
      return say('stateNotAllowed');
    case 'off':
      return say('stateOff');
    case 'failed':
      return say('stateFailed', state.sentence);
  }
}

/** What the toolbar button opens: how this page's reading stands, its claims, and what can be done with them. */
export function PagePopup({ reading, labelOf, fault, actions }: Props) {
  const claims = reading?.claims ?? [];
  return (
    <main class="popup">
      <h1>{say('extensionName')}</h1>
      <p role="status">{reading ? stateSentence(reading.state) : say('stateNotRead')}</p>
      {fault && (
        <p role="alert" class="fault">
          {fault}
        </p>
      )}
      <div class="popup-actions">
        {reading === null ? (
          <button type="button" class="primary" onClick={actions.read}>
            {say('readThisPage')}
          </button>
        ) : (
          <button
            type="button"
            onClick={actions.toggle}
            aria-pressed={reading.state.kind === 'off'}
          >
            {say('marksOff')}
          </button>
        )}
        {reading && (
          <button type="button" onClick={actions.exportNotes}>
            {say('readingNotes')}
          </button>
        )}
      </div>
      {claims.length > 0 && (
        <ol class="popup-claims">
          {claims.map((claim) => (
            <li key={claim.start}>
              <button type="button" class="claim-line" onClick={() => actions.show(claim)}>
                <span class="claim-words">{claim.text}</span>
                <span class="claim-about">
                  {labelOf(claim.propositions[0].id)}{' '}
                  <StanceChip stance={claim.propositions[0].stance} />
                </span>
              </button>
            </li>
          ))}
        </ol>
      )}
      <nav class="popup-links" aria-label={say('more')}>
        <button type="button" class="plain" onClick={actions.openNotebook}>
          {say('openNotebook')}
        </button>
        <button type="button" class="plain" onClick={actions.openKnowledge}>
          {say('howDoYouKnow')}
        </button>
      </nav>
    </main>
  );
}

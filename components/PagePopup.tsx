import { labelOf } from '../lib/knowledge/lookup.ts';
import { ratingLabels } from '../lib/knowledge/rating.ts';
import type { Knowledge } from '../lib/knowledge/types.ts';
import type { PageReading, ReadAttempt, ReadingState } from '../lib/messages.ts';
import type { SiteState } from '../lib/site.ts';
import type { RatedClaim } from '../lib/weigh.ts';
import { say, sayCount, type WordKey } from '../lib/words.ts';
import { PlainList } from './PlainList.tsx';
import { StanceChip } from './StanceChip.tsx';
import './page-popup.css';

export interface PopupActions {
  readonly read: () => void;
  readonly toggle: () => void;
  readonly show: (claim: RatedClaim) => void;
  readonly exportNotes: () => void;
  readonly openPanel: () => void;
  readonly openPage: (path: string) => void;
  /** Asks the browser for this site, or gives the permission back. */
  readonly setAlways: (always: boolean) => void;
  readonly setSiteOff: (off: boolean) => void;
}

interface Props {
  /** Null where no reader runs in the tab. */
  readonly reading: PageReading | null;
  /** What came of the wish to read the tab; null before it was asked. */
  readonly attempt: ReadAttempt | null;
  /** Null for a page that belongs to no site. */
  readonly site: SiteState | null;
  readonly knowledge: Knowledge;
  readonly fault: string | null;
  /** How many texts were typed and have not become notes. */
  readonly waiting: number;
  readonly actions: PopupActions;
}

/** One sentence for each state a page's reading can be in. */
function stateSentence(state: ReadingState): string {
  switch (state.kind) {
    case 'reading':
      return sayCount('panelReadingOne', 'panelReadingMany', state.found);
    case 'read':
      return sayCount('claimsFoundOne', 'claimsFoundMany', state.found);
    case 'nothing-found':
      return say('stateNothingFound');
    case 'not-an-article':
      return say('stateNotAnArticle', state.why);
    case 'not-allowed':
      return say('stateRevoked');
    case 'off':
      return say(state.site ? 'stateOffSite' : 'stateOff');
    case 'failed':
      return say('stateFailed', state.sentence);
  }
}

const attempts = {
  reading: 'stateNotRead',
  'needs-click': 'panelNeedsClick',
  forbidden: 'stateNotAllowed',
} as const satisfies Record<ReadAttempt, WordKey>;

const pages = [
  ['openNotebook', 'notebook.html'],
  ['howDoYouKnow', 'knowledge.html'],
  ['options', 'options.html'],
] as const satisfies readonly (readonly [WordKey, string])[];

/** What the toolbar button opens: how this page's reading stands, its claims, and what can be done with them. */
export function PagePopup(props: Props) {
  const { reading, attempt, site, knowledge, fault, waiting, actions } = props;
  const claims = reading?.claims ?? [];
  const isOff = reading?.state.kind === 'off';
  return (
    <main class="popup">
      <h1>{say('extensionName')}</h1>
      <p role="status">
        {reading ? stateSentence(reading.state) : say(attempts[attempt ?? 'reading'])}
      </p>
      {fault && (
        <p role="alert" class="fault">
          {fault}
        </p>
      )}
      {waiting > 0 && (
        <p class="popup-waiting">
          {sayCount('waitingOne', 'waitingMany', waiting)}{' '}
          <button type="button" class="plain" onClick={() => actions.openPage('notebook.html')}>
            {say('waitingSee')}
          </button>
        </p>
      )}
      <div class="popup-actions">
        {reading === null || reading.state.kind === 'not-allowed' ? (
          <button type="button" class="primary" onClick={actions.read}>
            {say('readThisPage')}
          </button>
        ) : (
          <button type="button" onClick={actions.toggle} aria-pressed={isOff}>
            {say('marksOff')}
          </button>
        )}
        <button type="button" onClick={actions.openPanel}>
          {say('popupSidePanel')}
        </button>
        {reading && (
          <button type="button" onClick={actions.exportNotes}>
            {say('readingNotes')}
          </button>
        )}
      </div>
      {claims.length > 0 && (
        <PlainList ordered class="popup-claims">
          {claims.map((claim) => (
            <li key={claim.start}>
              <button type="button" class="claim-line" onClick={() => actions.show(claim)}>
                <span class="claim-words">{claim.text}</span>
                <span class="claim-about">
                  <StanceChip stance={claim.propositions[0].stance} />{' '}
                  <span class="claim-proposition">
                    {labelOf(knowledge, claim.propositions[0].id)}
                  </span>{' '}
                  {ratingLabels[claim.propositions[0].rating]}
                </span>
              </button>
            </li>
          ))}
        </PlainList>
      )}
      {site && <Site site={site} actions={actions} />}
      <nav class="popup-links" aria-label={say('more')}>
        {pages.map(([words, path]) => (
          <button type="button" class="plain" key={path} onClick={() => actions.openPage(path)}>
            {say(words)}
          </button>
        ))}
      </nav>
    </main>
  );
}

function Site({ site, actions }: { readonly site: SiteState; readonly actions: PopupActions }) {
  const { host, always, off } = site;
  return (
    <fieldset class="popup-site">
      <legend class="label">{say('popupThisSite', host)}</legend>
      <label>
        <input
          type="checkbox"
          checked={always}
          onClick={(event) => {
            // Shown as the browser decides, not as it was clicked.
            event.preventDefault();
            actions.setAlways(!always);
          }}
        />
        {say('popupAlways')}
      </label>
      <label>
        <input
          type="checkbox"
          checked={off}
          onChange={(event) => actions.setSiteOff(event.currentTarget.checked)}
        />
        {say('popupSiteOff')}
      </label>
    </fieldset>
  );
}

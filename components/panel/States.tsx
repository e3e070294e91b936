import type { ComponentChildren } from 'preact';
import type { PageReading } from '../../lib/messages.ts';
import type { PanelState } from '../../lib/panel/panel-state.ts';
import { say, sayCount } from '../../lib/words.ts';

export interface StateActions {
  readonly read: () => void;
  readonly readAnyway: () => void;
  /** On again, for this visit or (`site`) for the whole site. */
  readonly turnOn: (site: boolean) => void;
  /** Opens a page of ours, e.g. `knowledge.html#attainment`. */
  readonly openPath: (path: string) => void;
}

interface BlockProps {
  readonly title: string;
  readonly children: ComponentChildren;
}

function Block({ title, children }: BlockProps) {
  return (
    <section class="panel-state">
      <h2>{title}</h2>
      {children}
    </section>
  );
}

/** No reader runs in the tab: why, and what can be done. */
export function NoReading({
  state: { phase, tab, attempt },
  actions,
}: {
  readonly state: PanelState;
  readonly actions: StateActions;
}) {
  if (phase === 'looking') return <p role="status">{say('panelLooking')}</p>;
  if (!tab) return <p role="status">{say('panelNoTab')}</p>;
  if (attempt === 'forbidden') {
    return (
      <Block title={say('panelForbiddenTitle')}>
        <p role="status">{say('panelForbidden')}</p>
      </Block>
    );
  }
  return (
    <Block title={say('panelNotReadTitle')}>
      <p role="status">{say(attempt === 'needs-click' ? 'panelNeedsClick' : 'panelNotRead')}</p>
      <p>
        <button type="button" class="primary" onClick={actions.read}>
          {say('readThisPage')}
        </button>
      </p>
    </Block>
  );
}

/** How far the reading is, and what the page does not let us see. */
export function Progress({ reading: { state, paywalled } }: { readonly reading: PageReading }) {
  const isReading = state.kind === 'reading';
  return (
    <>
      <p role="status" class="panel-status">
        {isReading && sayCount('panelReadingOne', 'panelReadingMany', state.found)}
        {state.kind === 'read' && sayCount('claimsFoundOne', 'claimsFoundMany', state.found)}
      </p>
      {isReading && (
        <progress
          aria-label={say('panelReadingProgress')}
          // Without a value it shows that work is going on, not how much is left.
          {...(state.of > 1 ? { value: state.done, max: state.of } : {})}
        />
      )}
      {paywalled !== null && (
        <p class="panel-aside">{sayCount('panelPaywalledOne', 'panelPaywalledMany', paywalled)}</p>
      )}
    </>
  );
}

/** What stands in the way of a list of claims; the list itself where nothing does. */
export function StateOfPage({
  reading: { state, claims },
  actions,
  children,
}: {
  readonly reading: PageReading;
  readonly actions: StateActions;
  readonly children: ComponentChildren;
}) {
  switch (state.kind) {
    case 'not-an-article':
      return (
        <Block title={say('panelNoArticleTitle')}>
          <p>{state.why}</p>
          <p>
            <button type="button" class="primary" onClick={actions.readAnyway}>
              {say('panelReadAnyway')}
            </button>
          </p>
        </Block>
      );
    case 'nothing-found':
      return (
        <Block title={say('panelNothingTitle')}>
          <p>{say('panelNothing')}</p>
          <p>{say('panelNothingMore')}</p>
          <p>
            <button type="button" onClick={() => actions.openPath('options.html')}>
              {say('options')}
            </button>
          </p>
        </Block>
      );
    case 'off':
      return (
        <Block title={say(state.site ? 'panelOffSiteTitle' : 'panelOffPageTitle')}>
          <p>
            <button type="button" class="primary" onClick={() => actions.turnOn(state.site)}>
              {say('panelTurnOn')}
            </button>
          </p>
        </Block>
      );
    case 'failed':
      return (
        <Block title={say('panelFailedTitle')}>
          <p>{state.sentence}</p>
        </Block>
      );
    case 'not-allowed':
      return (
        <Block title={say('panelForbiddenTitle')}>
          <p>{say('panelRevoked')}</p>
        </Block>
      );
    case 'reading':
      return claims.length > 0 ? children : null;
    case 'read':
      return children;
  }
}

import { useState } from 'preact/hooks';
import type { Written } from '../../lib/export/types.ts';
import type { Knowledge } from '../../lib/knowledge/types.ts';
import type { Outcome, Said } from '../../lib/outcome.ts';
import { type ClaimFilter, type ClaimSort, noClaimFilter } from '../../lib/panel/listing.ts';
import type { PageNote } from '../../lib/panel/page-notes.ts';
import type { PanelState } from '../../lib/panel/panel-state.ts';
import { say, type WordKey } from '../../lib/words.ts';
import { Notice } from '../Notice.tsx';
import { Claims } from './Claims.tsx';
import { Glance } from './Glance.tsx';
import { type NoteActions, PageNotes, type PlacingNow } from './PageNotes.tsx';
import { NoReading, Progress, type StateActions, StateOfPage } from './States.tsx';
import { TakeAwayLater } from './TakeAwayLater.tsx';
import './panel.css';

export interface PanelActions extends StateActions, NoteActions {
  /** Scrolls the page to the claim and opens its card; false where the sentence is gone. */
  readonly showClaim: (start: number) => Promise<boolean>;
  readonly showAllMarks: () => void;
  /** This page in a format, by its id. */
  readonly takeAway: (formatId: string) => Promise<Outcome<Written> | null>;
}

interface Props {
  readonly state: PanelState;
  readonly notes: readonly PageNote[] | null;
  readonly placing: PlacingNow | null;
  readonly notice: Said | null;
  readonly knowledge: Knowledge;
  readonly actions: PanelActions;
  readonly onDismissNotice: () => void;
}

const views = ['claims', 'glance', 'notes'] as const;
type View = (typeof views)[number];
const viewWords = {
  claims: 'panelViewClaims',
  glance: 'panelViewGlance',
  notes: 'panelViewNotes',
} as const satisfies Record<View, WordKey>;

/** The side panel: what is claimed on the page beside it, what that leaves out, and what is noted. */
export function Panel(props: Props) {
  const { state, notes, knowledge, actions } = props;
  const { reading, tab } = state;
  const [view, setView] = useState<View>('claims');
  const [filter, setFilter] = useState<ClaimFilter>(noClaimFilter);
  const [sort, setSort] = useState<ClaimSort>('place');

  if (!reading) {
    return (
      <main class="panel">
        <h1>{say('extensionName')}</h1>
        <NoReading state={state} actions={actions} />
      </main>
    );
  }

  const counts = { claims: reading.claims.length, glance: null, notes: notes?.length ?? null };
  return (
    <div class="panel">
      <header class="panel-head">
        <h1 lang={reading.identity.language ?? undefined}>
          {reading.identity.title || say('panelUntitled')}
        </h1>
        <Progress reading={reading} />
        {tab?.incognito && <p class="panel-aside">{say('privateWindow')}</p>}
      </header>
      <nav class="panel-views" aria-label={say('panelViews')}>
        {views.map((each) => (
          <button
            type="button"
            class="plain"
            key={each}
            aria-current={view === each ? 'true' : undefined}
            onClick={() => setView(each)}
          >
            {counts[each] === null
              ? say(viewWords[each])
              : say('panelViewCount', say(viewWords[each]), counts[each])}
          </button>
        ))}
      </nav>
      <main>
        {view === 'notes' ? (
          <PageNotes
            page={reading.identity.url}
            notes={tab?.incognito ? [] : notes}
            fault={state.fault}
            placing={props.placing}
            actions={actions}
          />
        ) : (
          <StateOfPage reading={reading} actions={actions}>
            {view === 'claims' ? (
              <Claims
                reading={reading}
                notes={notes}
                knowledge={knowledge}
                filter={filter}
                sort={sort}
                onFilter={setFilter}
                onSort={setSort}
                showClaim={actions.showClaim}
                showAllMarks={actions.showAllMarks}
              />
            ) : (
              <Glance reading={reading} knowledge={knowledge} openPath={actions.openPath} />
            )}
          </StateOfPage>
        )}
        {reading.state.kind !== 'off' && <TakeAwayLater write={actions.takeAway} />}
      </main>
      <div class="panel-foot">
        <Notice notice={props.notice} onDismiss={props.onDismissNotice} />
      </div>
    </div>
  );
}

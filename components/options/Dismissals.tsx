import { useState } from 'preact/hooks';
import { propositionOf } from '../../lib/knowledge/lookup.ts';
import type { Knowledge } from '../../lib/knowledge/types.ts';
import type { Dismissed } from '../../lib/panel/options-state.ts';
import type { OptionsWork } from '../../lib/panel/options-work.ts';
import { say, sayCount } from '../../lib/words.ts';
import { PlainList } from '../PlainList.tsx';

interface Props {
  readonly dismissed: readonly Dismissed[];
  readonly knowledge: Knowledge;
  readonly work: OptionsWork;
}

/** Shown at first; the rest on demand. */
const SHOWN = 20;

/** Sentences that the reader said are no claims, or not about what they were marked for, to be marked again. */
export function Dismissals({ dismissed, knowledge, work }: Props) {
  const [shown, setShown] = useState(SHOWN);
  const left = dismissed.length - shown;
  /** The proposition that a sentence is not about; null for one that is no claim at all. */
  const labelOf = (proposition: string | null): string | null =>
    proposition &&
    (propositionOf(knowledge, proposition)?.label ?? say('notebookPropositionUnknown'));
  return (
    <section aria-labelledby="dismissed">
      <h2 id="dismissed">{say('settingsDismissed')}</h2>
      {dismissed.length === 0 && <p class="muted">{say('settingsNoneDismissed')}</p>}
      <PlainList class="option-list">
        {dismissed.slice(0, shown).map(({ dismissal, title }) => (
          <li key={dismissal.id}>
            <span>
              <q class="option-quote">{dismissal.quote}</q>
              <span class="small muted">{title}</span>
              {dismissal.proposition && (
                <span class="small muted">
                  {say('settingsDismissedAs', labelOf(dismissal.proposition) ?? '')}
                </span>
              )}
            </span>
            <button
              type="button"
              class="plain"
              aria-label={say('settingsMarkThis', dismissal.quote)}
              onClick={() => work.undoDismissal(dismissal)}
            >
              {say('settingsMarkAgain')}
            </button>
          </li>
        ))}
      </PlainList>
      {left > 0 && (
        <button type="button" onClick={() => setShown(shown + SHOWN * 5)}>
          {sayCount('notebookMoreOne', 'notebookMoreMany', left)}
        </button>
      )}
    </section>
  );
}

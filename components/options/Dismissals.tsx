import { useState } from 'preact/hooks';
import type { Dismissed } from '../../lib/panel/options-state.ts';
import type { OptionsWork } from '../../lib/panel/options-work.ts';
import { say, sayCount } from '../../lib/words.ts';

interface Props {
  readonly dismissed: readonly Dismissed[];
  readonly work: OptionsWork;
}

/** Shown at first; the rest on demand. */
const SHOWN = 20;

/** Sentences that the reader said are no claims, to be marked again. */
export function Dismissals({ dismissed, work }: Props) {
  const [shown, setShown] = useState(SHOWN);
  const left = dismissed.length - shown;
  return (
    <section aria-labelledby="dismissed">
      <h2 id="dismissed">{say('settingsDismissed')}</h2>
      {dismissed.length === 0 && <p class="muted">{say('settingsNoneDismissed')}</p>}
      {/* biome-ignore lint/a11y/noRedundantRoles: Safari drops the role of a list without bullets. */}
      <ul role="list" class="option-list">
        {dismissed.slice(0, shown).map(({ dismissal, title }) => (
          <li key={dismissal.id}>
            <span>
              <q class="option-quote">{dismissal.quote}</q>
              <span class="small muted">{title}</span>
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
      </ul>
      {left > 0 && (
        <button type="button" onClick={() => setShown(shown + SHOWN * 5)}>
          {sayCount('notebookMoreOne', 'notebookMoreMany', left)}
        </button>
      )}
    </section>
  );
}

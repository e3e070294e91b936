import type { Keeping as Kept } from '../../lib/backup/keeping.ts';
import { say, sayCount } from '../../lib/words.ts';
import { backupFault } from '../backup-words.ts';
import { momentWords } from './dates.ts';

interface Props {
  readonly keeping: Kept;
  /** Damaged records that nothing stood in for. */
  readonly aside: number;
  readonly openPath: (path: string) => void;
}

/** What the reader should know of how their notes are kept: shown only where something went wrong or was mended. */
export function Keeping({ keeping, aside, openPath }: Props) {
  const { health, mended, backup } = keeping.state();
  // Where no folder is chosen, or nobody can tell, the notes' own trouble is trouble enough.
  const fault = backup?.report.folder ? backupFault(backup.report) : null;
  return (
    <div class="keeping" role="status">
      {health?.restored && (
        <p class="banner">
          {sayCount(
            'keepingRestoredOne',
            'keepingRestoredMany',
            health.restored.notes,
            momentWords(health.restored.at),
          )}{' '}
          <button type="button" class="plain" onClick={() => void keeping.heardOfRestored()}>
            {say('keepingHeard')}
          </button>
        </p>
      )}
      {health?.unmirrored && (
        <p class="banner">{say('keepingUnmirrored', momentWords(health.unmirrored))}</p>
      )}
      {mended > 0 && (
        <p class="banner">{sayCount('keepingMendedOne', 'keepingMendedMany', mended)}</p>
      )}
      {aside > 0 && <p class="banner">{sayCount('keepingAsideOne', 'keepingAsideMany', aside)}</p>}
      {fault && (
        <p class="banner">
          {fault}{' '}
          {backup?.report.fault?.kind === 'not-allowed' ? (
            <button type="button" class="plain" onClick={() => void keeping.allowAgain()}>
              {say('backupAllowAgain')}
            </button>
          ) : (
            <button type="button" class="plain" onClick={() => openPath('options.html#backup')}>
              {say('backupSettings')}
            </button>
          )}
        </p>
      )}
    </div>
  );
}

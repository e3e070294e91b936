import { useState } from 'preact/hooks';
import { alone } from '../../lib/alone.ts';
import type { LentFolder } from '../../lib/backup/folder.ts';
import type { Keeping, KeepingState } from '../../lib/backup/keeping.ts';
import type { BackupReport } from '../../lib/backup/kept.ts';
import { say, sayCount, type WordKey } from '../../lib/words.ts';
import { backupFault } from '../backup-words.ts';
import { momentWords } from '../notebook/dates.ts';
import { saveFile } from '../save-file.ts';

interface Props {
  readonly keeping: Keeping;
}

const promises = {
  kept: 'backupKept',
  exempt: 'backupExempt',
  evictable: 'backupEvictable',
  unknown: 'backupUnknown',
} as const satisfies Record<NonNullable<KeepingState['persistence']>, WordKey>;

/** Chromium's; the File System Access API is in no list of types yet. */
interface Picker {
  showDirectoryPicker?(options: { id: string; mode: 'readwrite' }): Promise<LentFolder>;
}

/** Where the notes are besides this browser: a folder that is kept in step, or a file now and then. */
export function Backup({ keeping }: Props) {
  const [said, setSaid] = useState<{ sentence: string; fault: boolean } | null>(null);
  const { backup, persistence, space } = keeping.state();
  const report = backup?.report ?? null;
  const { showDirectoryPicker: picker } = globalThis as Picker;

  const [choose] = useState(() =>
    alone(async () => {
      setSaid(null);
      try {
        const folder = await picker?.call(globalThis, { id: 'counterpoint', mode: 'readwrite' });
        if (folder) await keeping.choose(folder);
      } catch (error) {
        // The reader shut the browser's dialog: nothing was wanted, nothing is said.
        if (error instanceof Error && error.name === 'AbortError') return;
        setSaid({ sentence: say('backupNotChosen', String(error)), fault: true });
      }
    }),
  );
  const [save] = useState(() =>
    alone(async () => {
      const outcome = await keeping.file(new Date().toISOString());
      if (outcome.ok) saveFile(outcome.value);
      const sentence = outcome.ok
        ? say('notebookExportSaved', outcome.value.fileName)
        : outcome.sentence;
      setSaid({ sentence, fault: !outcome.ok });
    }),
  );
  const forget = async () => {
    await keeping.forget();
    setSaid({ sentence: say('backupForgotten'), fault: false });
  };

  return (
    <section aria-labelledby="backup">
      <h2 id="backup">{say('backupTitle')}</h2>
      <p>
        {persistence && say(promises[persistence])}{' '}
        {space && say('backupSpace', Math.max(space.used / 1e6, 0.1).toFixed(1))}
      </p>
      <p class="backup-hint">{say(picker ? 'backupHint' : 'backupNoFolder')}</p>
      {report?.folder != null && <FolderReport report={report} busy={backup?.busy ?? false} />}
      <p class="option-actions">
        {report?.fault?.kind === 'not-allowed' && (
          <button type="button" class="primary" onClick={() => void keeping.allowAgain()}>
            {say('backupAllowAgain')}
          </button>
        )}
        {report?.folder != null && (
          <button type="button" disabled={backup?.busy} onClick={() => void keeping.backUp()}>
            {say('backupNow')}
          </button>
        )}
        {picker && (
          <button type="button" disabled={report === null} onClick={() => void choose()}>
            {say(report?.folder == null ? 'backupChoose' : 'backupChooseOther')}
          </button>
        )}
        {report?.folder != null && (
          <button type="button" class="plain" onClick={() => void forget()}>
            {say('backupForget')}
          </button>
        )}
        <button type="button" onClick={() => void save()}>
          {say('backupFile')}
        </button>
      </p>
      <p role="status" class={said?.fault ? 'fault' : 'muted'}>
        {said?.sentence}
      </p>
    </section>
  );
}

function FolderReport({ report, busy }: { readonly report: BackupReport; readonly busy: boolean }) {
  const { folder, at, came, refused } = report;
  const fault = backupFault(report);
  return (
    <div class="backup-folder">
      <h3>{say('backupFolder', folder ?? '')}</h3>
      {fault && (
        <p class="fault" role="alert">
          {fault}
        </p>
      )}
      <p>
        {busy && say('backupBusy')}
        {!busy && (at === null ? say('backupNever') : say('backupLast', momentWords(at)))}
        {came && (
          <> {sayCount('backupCameOne', 'backupCameMany', came.notes, momentWords(came.at))}</>
        )}
      </p>
      {refused.length > 0 && (
        <ul>
          {refused.map(({ name, sentence }) => (
            <li key={name}>{say('backupRefused', name, sentence)}</li>
          ))}
        </ul>
      )}
    </div>
  );
}

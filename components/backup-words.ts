/** What became of a backup, in a sentence. */
import type { BackupReport } from '../lib/backup/kept.ts';
import { say } from '../lib/words.ts';

/** Why notes and folder are not in step; null where they are. */
export function backupFault({ fault, folder }: BackupReport): string | null {
  const name = folder ?? '';
  switch (fault?.kind) {
    case undefined:
      return null;
    case 'not-allowed':
      return say('backupNotAllowed', name);
    case 'gone':
      return say('backupGone', name);
    case 'full':
      return say('backupFull', name);
    case 'failed':
      return say('backupFailed', name, fault.sentence);
  }
}

// @vitest-environment jsdom
/** The backup's buttons, pressed again while what they ask for is still under way. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Backup } from '../../../components/options/Backup.tsx';
import type { LentFolder } from '../../../lib/backup/folder.ts';
import type { Keeping } from '../../../lib/backup/keeping.ts';
import { noBackup } from '../../../lib/backup/kept.ts';
import type { Written } from '../../../lib/export/types.ts';
import type { Outcome } from '../../../lib/outcome.ts';
import { keepingOf } from './keeping.ts';
import { begin, press, said, settle, show } from './reader.ts';

const folder = { name: 'Notes' } as LentFolder;
const report = { ...noBackup, folder: 'Notes' };
let keeping: Keeping;
beforeEach(() => {
  begin();
  keeping = keepingOf({ backup: { report, busy: false } });
});
afterEach(() => vi.unstubAllGlobals());

/** As Chromium: it opens no second dialog while one is open. */
function browserPicker() {
  let open: PromiseWithResolvers<LentFolder> | null = null;
  const ask = vi.fn(async () => {
    if (open) throw new DOMException('File picker already active.', 'NotAllowedError');
    open = Promise.withResolvers();
    return open.promise.finally(() => {
      open = null;
    });
  });
  vi.stubGlobal('showDirectoryPicker', ask);
  return { ask, choose: () => settle(() => open?.resolve(folder)) };
}

it('asks for a folder once, and says no fault, where the button is pressed twice', async () => {
  const picker = browserPicker();
  await show(<Backup keeping={keeping} />);
  await press('backupChoose');
  await press('backupChoose');
  expect(said()).toBe('');
  await picker.choose();
  expect(said()).toBe('');
  expect(keeping.choose).toHaveBeenCalledExactlyOnceWith(folder);
  await press('backupChoose');
  await picker.choose();
  expect(picker.ask).toHaveBeenCalledTimes(2);
  expect(keeping.choose).toHaveBeenCalledTimes(2);
});

it('asks for a file once where the button is pressed twice, and again once that is answered', async () => {
  const file = Promise.withResolvers<Outcome<Written>>();
  vi.mocked(keeping.file).mockReturnValue(file.promise);
  await show(<Backup keeping={keeping} />);
  await press('backupFile');
  await press('backupFile');
  expect(keeping.file).toHaveBeenCalledTimes(1);
  await settle(() => file.resolve({ ok: false, kind: 'closed', sentence: 'The notes are shut.' }));
  expect(said()).toBe('The notes are shut.');
  await press('backupFile');
  expect(keeping.file).toHaveBeenCalledTimes(2);
});

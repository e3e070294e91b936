// @vitest-environment jsdom
/** Two files chosen for an import in quick succession. */
import { beforeEach, expect, it, vi } from 'vitest';
import { ImportDialog } from '../../../components/notebook/ImportDialog.tsx';
import type { ImportPreview } from '../../../lib/notebook/contract.ts';
import type { Outcome } from '../../../lib/outcome.ts';
import { begin, buttons, found, press, said, settle, show } from './reader.ts';

const none = { new: 0, changed: 0, same: 0 };
const bringIn = vi.fn<(of: string) => Promise<Outcome<null>>>();
const previewOf = (format: string, notes: number): ImportPreview => ({
  format,
  counts: { notes: { ...none, new: notes }, pages: none, settings: none },
  conflicts: 0,
  refused: [],
  bringIn: () => bringIn(format),
});

/** The files that are being read, by name. */
const reading = new Map<string, PromiseWithResolvers<Outcome<ImportPreview>>>();
const chosen = vi.fn<(name: string) => void>();
const preview = (file: File) => {
  const read = Promise.withResolvers<Outcome<ImportPreview>>();
  chosen(file.name);
  reading.set(file.name, read);
  return read.promise;
};
const isRead = (name: string, outcome: Outcome<ImportPreview>) =>
  settle(() => reading.get(name)?.resolve(outcome));
const drop = (name: string) =>
  settle(() => {
    const event = new Event('drop', { bubbles: true, cancelable: true });
    Object.assign(event, { dataTransfer: { files: [new File([''], name)] } });
    found('.drop').dispatchEvent(event);
  });
/** How many notes the file that is shown would bring; null where none is shown. */
const shown = () => document.querySelector('.import-preview tbody td')?.textContent ?? null;

beforeEach(async () => {
  begin();
  reading.clear();
  chosen.mockReset();
  bringIn.mockReset().mockResolvedValue({ ok: true, value: null });
  await show(<ImportDialog preview={preview} onClose={() => {}} />);
});

it('shows the file chosen last, and brings that in, though one before it is read later', async () => {
  await drop('big.json');
  await drop('small.json');
  await isRead('small.json', { ok: true, value: previewOf('small', 1) });
  expect(shown()).toBe('1');
  await isRead('big.json', { ok: true, value: previewOf('big', 900) });
  expect(shown()).toBe('1');
  await press('notebookImportBringIn');
  expect(bringIn).toHaveBeenCalledExactlyOnceWith('small');
});

it('goes on reading the file chosen last where one before it turns out to be none', async () => {
  await drop('broken.json');
  await drop('good.json');
  await isRead('broken.json', { ok: false, kind: 'bad', sentence: 'This is no backup.' });
  expect(said()).toBe('notebookImportReading');
  await isRead('good.json', { ok: true, value: previewOf('good', 1) });
  expect(shown()).toBe('1');
  expect(said()).toBe('');
});

it('reads no other file while one is brought in', async () => {
  const brought = Promise.withResolvers<Outcome<null>>();
  bringIn.mockReturnValueOnce(brought.promise);
  await drop('first.json');
  await isRead('first.json', { ok: true, value: previewOf('first', 1) });
  await press('notebookImportBringIn');
  await drop('second.json');
  expect(chosen.mock.calls).toEqual([['first.json']]);
  expect(said()).toBe('notebookImportBringing');
  await settle(() => brought.resolve({ ok: true, value: null }));
  expect(said()).toContain('notebookImportDone');
  expect(buttons('notebookDone')).toHaveLength(1);
});

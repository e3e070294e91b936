import type { Written } from '../lib/export/types.ts';
import type { Outcome } from '../lib/outcome.ts';
import { say } from '../lib/words.ts';
import { saveFile } from './save-file.ts';

/** Where what was written goes: a file among the downloads, or the clipboard (a format of text only). */
export type Destination = 'file' | 'clipboard';

/** Takes what was written where it goes, and answers with a sentence that says so, or why not. */
export async function takeOut(
  outcome: Outcome<Written>,
  destination: Destination,
): Promise<Outcome<string>> {
  if (!outcome.ok) return outcome;
  const written = outcome.value;
  try {
    if (destination === 'file') {
      saveFile(written);
      return { ok: true, value: say('notebookExportSaved', written.fileName) };
    }
    const text = 'text' in written ? written.text : '';
    await navigator.clipboard.writeText(text);
    return { ok: true, value: say('notebookCopied', text.length) };
  } catch (error) {
    return { ok: false, kind: 'notTaken', sentence: say('notebookCopyFailed', String(error)) };
  }
}

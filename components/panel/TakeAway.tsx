import { useState } from 'preact/hooks';
import type { Written } from '../../lib/export/types.ts';
import { menu } from '../../lib/notebook/menu.ts';
import type { Outcome } from '../../lib/outcome.ts';
import { say } from '../../lib/words.ts';
import { figure } from '../notebook/counted.ts';
import { saveFile } from '../save-file.ts';

interface Props {
  /** The page beside the panel in a format; null where none is read. */
  readonly write: (formatId: string) => Promise<Outcome<Written> | null>;
}

/** This page's reading notes, to a file or to the clipboard. */
export function TakeAway({ write }: Props) {
  const [formatId, setFormatId] = useState(menu[0]?.id ?? '');
  const [said, setSaid] = useState<{ sentence: string; fault: boolean } | null>(null);
  const format = menu.find(({ id }) => id === formatId);

  const run = async (take: (written: Written) => Promise<string>) => {
    setSaid(null);
    const outcome = await write(formatId);
    if (outcome === null) return;
    if (!outcome.ok) return setSaid({ sentence: outcome.sentence, fault: true });
    try {
      setSaid({ sentence: await take(outcome.value), fault: false });
    } catch (error) {
      setSaid({ sentence: say('notebookCopyFailed', String(error)), fault: true });
    }
  };
  const save = async (written: Written) => {
    saveFile(written);
    return say('notebookExportSaved', written.fileName);
  };
  const copy = async (written: Written) => {
    const text = 'text' in written ? written.text : '';
    await navigator.clipboard.writeText(text);
    return say('notebookCopied', figure(text.length));
  };

  return (
    <>
      <label>
        <span class="label">{say('notebookExportAs')}</span>
        <select
          value={formatId}
          onChange={(event) => {
            setFormatId(event.currentTarget.value);
            setSaid(null);
          }}
        >
          {menu.map(({ id, label }) => (
            <option key={id} value={id}>
              {label}
            </option>
          ))}
        </select>
      </label>
      <p class="small muted">{format?.holds}</p>
      <p class="take-away-actions">
        <button type="button" onClick={() => void run(save)}>
          {say('notebookExportSave')}
        </button>
        <button type="button" disabled={!format?.isText} onClick={() => void run(copy)}>
          {say('notebookExportCopy')}
        </button>
      </p>
      <p role="status" class={said?.fault ? 'fault' : 'small muted'}>
        {said?.sentence}
      </p>
    </>
  );
}

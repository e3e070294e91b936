import { useState } from 'preact/hooks';
import { alone } from '../../lib/alone.ts';
import type { Written } from '../../lib/export/types.ts';
import { menu } from '../../lib/notebook/menu.ts';
import type { Outcome } from '../../lib/outcome.ts';
import { say } from '../../lib/words.ts';
import { type Destination, takeOut } from '../take-out.ts';

interface Props {
  /** The page beside the panel in a format; null where none is read. */
  readonly write: (formatId: string) => Promise<Outcome<Written> | null>;
}

/** This page's reading notes, to a file or to the clipboard. */
export function TakeAway({ write }: Props) {
  const [formatId, setFormatId] = useState(menu[0]?.id ?? '');
  const [taken, setTaken] = useState<Outcome<string> | null>(null);
  const format = menu.find(({ id }) => id === formatId);

  const [take] = useState(() =>
    alone(async (asked: string, destination: Destination) => {
      setTaken(null);
      const outcome = await write(asked);
      if (outcome !== null) setTaken(await takeOut(outcome, destination));
    }),
  );

  return (
    <>
      <label>
        <span class="label">{say('notebookExportAs')}</span>
        <select
          value={formatId}
          onChange={(event) => {
            setFormatId(event.currentTarget.value);
            setTaken(null);
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
        <button type="button" onClick={() => void take(formatId, 'file')}>
          {say('notebookExportSave')}
        </button>
        <button
          type="button"
          disabled={!format?.isText}
          onClick={() => void take(formatId, 'clipboard')}
        >
          {say('notebookExportCopy')}
        </button>
      </p>
      <p role="status" class={taken?.ok === false ? 'fault' : 'small muted'}>
        {taken && (taken.ok ? taken.value : taken.sentence)}
      </p>
    </>
  );
}

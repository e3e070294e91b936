import { useState } from 'preact/hooks';
import type { Written } from '../../lib/export/types.ts';
import type { ExportScope, FormatChoice, NotebookActions } from '../../lib/notebook/contract.ts';
import { say } from '../../lib/words.ts';
import { saveFile } from '../save-file.ts';
import { figure } from './counted.ts';
import { Dialog } from './Dialog.tsx';

/** A choice of what leaves. `scope` null is everything. */
export interface ScopeChoice {
  readonly id: 'selected' | 'shown' | 'everything';
  readonly label: string;
  readonly scope: ExportScope;
}

interface Props {
  readonly formats: readonly FormatChoice[];
  /** The first is chosen at first. */
  readonly scopes: readonly ScopeChoice[];
  readonly write: NotebookActions['write'];
  readonly onClose: () => void;
}

type State =
  | { readonly kind: 'idle' | 'working' }
  | { readonly kind: 'done' | 'failed'; readonly sentence: string };

/** What leaves, in which form, and to where. */
export function ExportDialog({ formats, scopes, write, onClose }: Props) {
  const [scopeId, setScopeId] = useState(scopes[0]?.id ?? 'everything');
  const [formatId, setFormatId] = useState(formats[0]?.id ?? '');
  const [state, setState] = useState<State>({ kind: 'idle' });
  const format = formats.find(({ id }) => id === formatId);
  const chosen = scopes.find(({ id }) => id === scopeId);

  const run = async (take: (written: Written) => Promise<string>) => {
    if (!chosen) return;
    setState({ kind: 'working' });
    const outcome = await write(formatId, chosen.scope);
    if (!outcome.ok) return setState({ kind: 'failed', sentence: outcome.sentence });
    try {
      setState({ kind: 'done', sentence: await take(outcome.value) });
    } catch (error) {
      setState({ kind: 'failed', sentence: say('notebookCopyFailed', String(error)) });
    }
  };

  return (
    <Dialog title={say('notebookExportTitle')} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void run(async (written) => {
            saveFile(written);
            return say('notebookExportSaved', written.fileName);
          });
        }}
      >
        <fieldset class="choices">
          <legend class="label">{say('notebookExportWhat')}</legend>
          {scopes.map(({ id, label }) => (
            <label class="choice" key={id}>
              <input
                type="radio"
                name="scope"
                checked={id === scopeId}
                onChange={() => setScopeId(id)}
              />
              <span>{label}</span>
            </label>
          ))}
        </fieldset>
        <fieldset class="choices">
          <legend class="label">{say('notebookExportAs')}</legend>
          {formats.map(({ id, label }) => (
            <label class="choice" key={id}>
              <input
                type="radio"
                name="format"
                checked={id === formatId}
                onChange={() => setFormatId(id)}
              />
              <span>{label}</span>
            </label>
          ))}
        </fieldset>
        <div class="dialog-actions">
          <button type="submit" class="primary" disabled={state.kind === 'working'}>
            {say('notebookExportSave')}
          </button>
          {format?.isText && (
            <button
              type="button"
              disabled={state.kind === 'working'}
              onClick={() =>
                void run(async (written) => {
                  const text = 'text' in written ? written.text : '';
                  await navigator.clipboard.writeText(text);
                  return say('notebookCopied', figure(text.length));
                })
              }
            >
              {say('notebookExportCopy')}
            </button>
          )}
        </div>
        <p role="status" class={state.kind === 'failed' ? 'fault' : 'small muted'}>
          {state.kind === 'working' && say('notebookWriting')}
          {(state.kind === 'done' || state.kind === 'failed') && state.sentence}
        </p>
      </form>
    </Dialog>
  );
}

import { useState } from 'preact/hooks';
import { newest } from '../../lib/newest.ts';
import {
  type ImportCounts,
  type ImportPart,
  type ImportPreview,
  importParts,
  type NotebookActions,
} from '../../lib/notebook/contract.ts';
import { figure, say, sayCount, type WordKey } from '../../lib/words.ts';
import { Dialog } from './Dialog.tsx';

interface Props {
  readonly preview: NotebookActions['preview'];
  readonly onClose: () => void;
}

type State =
  | { readonly kind: 'idle' }
  | { readonly kind: 'reading' | 'bringing' }
  | { readonly kind: 'preview'; readonly fileName: string; readonly preview: ImportPreview }
  | { readonly kind: 'done'; readonly preview: ImportPreview }
  | { readonly kind: 'failed'; readonly sentence: string };

/** A file read and shown before anything of it is kept. */
export function ImportDialog({ preview, onClose }: Props) {
  const [state, setState] = useState<State>({ kind: 'idle' });

  const [begin] = useState(newest);

  const read = async (file: File | undefined) => {
    if (!file || state.kind === 'bringing') return;
    const isNewest = begin();
    setState({ kind: 'reading' });
    const outcome = await preview(file);
    if (!isNewest()) return;
    setState(
      outcome.ok
        ? { kind: 'preview', fileName: file.name, preview: outcome.value }
        : { kind: 'failed', sentence: outcome.sentence },
    );
  };

  const bringIn = async (shown: ImportPreview) => {
    setState({ kind: 'bringing' });
    const outcome = await shown.bringIn();
    setState(
      outcome.ok
        ? { kind: 'done', preview: shown }
        : { kind: 'failed', sentence: outcome.sentence },
    );
  };

  return (
    <Dialog title={say('notebookImportTitle')} busy={state.kind === 'bringing'} onClose={onClose}>
      <p class="small">{say('notebookImportHint')}</p>
      <label
        class="drop"
        onDragOver={(event) => event.preventDefault()}
        onDrop={(event) => {
          event.preventDefault();
          void read(event.dataTransfer?.files[0]);
        }}
      >
        <span class="label">{say('notebookImportFile')}</span>
        <input
          type="file"
          accept=".json,.jsonld,application/json,application/ld+json"
          onChange={({ currentTarget }) => {
            void read(currentTarget.files?.[0]);
            // The same file can be chosen again once it was mended.
            currentTarget.value = '';
          }}
        />
      </label>
      {state.kind === 'preview' && <Preview {...state} />}
      <p role="status" class={state.kind === 'failed' ? 'fault' : ''}>
        {state.kind === 'reading' && say('notebookImportReading')}
        {state.kind === 'bringing' && say('notebookImportBringing')}
        {state.kind === 'failed' && state.sentence}
        {state.kind === 'done' &&
          say('notebookImportDone', sumOf(state.preview, 'new'), sumOf(state.preview, 'changed'))}
      </p>
      <div class="dialog-actions">
        {state.kind === 'preview' && changes(state.preview) > 0 && (
          <button type="button" class="primary" onClick={() => void bringIn(state.preview)}>
            {say('notebookImportBringIn')}
          </button>
        )}
        <button type="button" disabled={state.kind === 'bringing'} onClick={onClose}>
          {say(state.kind === 'done' ? 'notebookDone' : 'notebookCancel')}
        </button>
      </div>
    </Dialog>
  );
}

const partWords = {
  notes: 'notebookImportNotes',
  pages: 'notebookImportPages',
  settings: 'notebookImportSettings',
} as const satisfies Record<ImportPart, WordKey>;

/** How much an import would change, over notes, pages and settings. */
const sumOf = ({ counts }: ImportPreview, what: keyof ImportCounts): number =>
  importParts.reduce((sum, part) => sum + counts[part][what], 0);

const changes = (preview: ImportPreview): number =>
  sumOf(preview, 'new') + sumOf(preview, 'changed');

function Preview({ fileName, preview }: { fileName: string; preview: ImportPreview }) {
  const parts = importParts.filter((part) =>
    Object.values(preview.counts[part]).some((count) => count > 0),
  );
  return (
    <section class="import-preview" aria-label={say('notebookImportPreview')}>
      <p>{say('notebookImportIs', fileName, preview.format)}</p>
      {parts.length > 0 && (
        <table>
          <thead>
            <tr>
              <td />
              <th scope="col">{say('notebookImportNew')}</th>
              <th scope="col">{say('notebookImportChanged')}</th>
              <th scope="col">{say('notebookImportSame')}</th>
            </tr>
          </thead>
          <tbody>
            {parts.map((part) => (
              <tr key={part}>
                <th scope="row">{say(partWords[part])}</th>
                <td>{figure(preview.counts[part].new)}</td>
                <td>{figure(preview.counts[part].changed)}</td>
                <td>{figure(preview.counts[part].same)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {preview.conflicts > 0 && (
        <p>
          {sayCount('notebookImportConflictsOne', 'notebookImportConflictsMany', preview.conflicts)}
        </p>
      )}
      {preview.refused.length > 0 && (
        <details>
          <summary>
            {sayCount(
              'notebookImportRefusedOne',
              'notebookImportRefusedMany',
              preview.refused.length,
            )}
          </summary>
          <ul>
            {preview.refused.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </details>
      )}
      {changes(preview) === 0 && <p>{say('notebookImportNothing')}</p>}
    </section>
  );
}

import { useState } from 'preact/hooks';
import { alone } from '../../lib/alone.ts';
import type { NotebookActions } from '../../lib/notebook/contract.ts';
import type { StoreFault } from '../../lib/notes/faults.ts';
import { say } from '../../lib/words.ts';
import { saveFile } from '../save-file.ts';

/** Nothing is kept yet: what to do so that something is. */
export function Empty({
  openPath,
  onImport,
}: {
  readonly openPath: NotebookActions['openPath'];
  readonly onImport: () => void;
}) {
  return (
    <section class="state" aria-labelledby="empty-title">
      <h2 id="empty-title">{say('notebookEmptyTitle')}</h2>
      <p>{say('notebookEmptyHow')}</p>
      <ol>
        <li>{say('notebookEmptyOpen')}</li>
        <li>{say('notebookEmptyClick')}</li>
        <li>{say('notebookEmptyWrite')}</li>
      </ol>
      <p class="state-actions">
        <button type="button" class="primary" onClick={() => openPath('sample.html')}>
          {say('welcomeSample')}
        </button>
        <button type="button" onClick={() => openPath('knowledge.html')}>
          {say('notebookEmptyKnowledge')}
        </button>
        <button type="button" onClick={onImport}>
          {say('notebookEmptyImport')}
        </button>
      </p>
    </section>
  );
}

/** The notes cannot be shown: why, and what can be done. */
export function Trouble({
  fault,
  actions,
}: {
  readonly fault: StoreFault;
  readonly actions: Pick<NotebookActions, 'reload' | 'rescue'>;
}) {
  const [answer, setAnswer] = useState<string | null>(null);
  const [rescue] = useState(() =>
    alone(async () => {
      const outcome = await actions.rescue();
      if (outcome.ok) saveFile(outcome.value);
      setAnswer(outcome.ok ? say('notebookExportSaved', outcome.value.fileName) : outcome.sentence);
    }),
  );
  return (
    <section class="state" role="alert" aria-labelledby="trouble-title">
      <h2 id="trouble-title">{say('notebookTroubleTitle')}</h2>
      <p>{fault.sentence}</p>
      <p class="state-actions">
        <button type="button" class="primary" onClick={actions.reload}>
          {say('tryAgain')}
        </button>
        <button type="button" onClick={() => void rescue()}>
          {say('notebookRescue')}
        </button>
      </p>
      {answer && <p>{answer}</p>}
      {fault.detail !== '' && (
        <details>
          <summary>{say('notebookTroubleDetail')}</summary>
          <p class="small">
            <code>{fault.detail}</code>
          </p>
        </details>
      )}
    </section>
  );
}

/** Nothing matches what was searched for or narrowed to. */
export function NoMatch({
  query,
  onClear,
}: {
  readonly query: string;
  readonly onClear: () => void;
}) {
  return (
    <section class="state">
      <h2>{query === '' ? say('notebookNoneNarrowed') : say('notebookNoneFound', query)}</h2>
      <p>{say('notebookNoneHint')}</p>
      <p class="state-actions">
        <button type="button" onClick={onClear}>
          {say('notebookShowAll')}
        </button>
      </p>
    </section>
  );
}

import { useMemo, useRef, useState } from 'preact/hooks';
import type { NotebookProps } from '../../lib/notebook/contract.ts';
import { facetsOf } from '../../lib/notebook/facets.ts';
import { noFilter } from '../../lib/notebook/filter.ts';
import { noNote, type Route, start } from '../../lib/notebook/route.ts';
import { sampleOf } from '../../lib/notebook/take-out.ts';
import { say } from '../../lib/words.ts';
import { Book } from './Book.tsx';
import { ExportDialog, type ScopeChoice } from './ExportDialog.tsx';
import { ImportDialog } from './ImportDialog.tsx';
import { Keeping } from './Keeping.tsx';
import { Masthead } from './Masthead.tsx';
import { Empty, Trouble } from './States.tsx';
import { Waiting } from './Waiting.tsx';
import './notebook.css';

interface Props extends NotebookProps {
  readonly route: Route;
  /** Goes elsewhere in the notebook; `quietly` without a step in the browser's history. */
  readonly go: (route: Route, quietly?: boolean) => void;
}

type Asked =
  | { readonly kind: 'import' }
  | { readonly kind: 'export'; readonly scopes: ScopeChoice[] };

/** The notebook: everything kept, to be read, changed and taken away. */
export function Notebook(props: Props) {
  const { book, actions, formats, route, go } = props;
  const [asked, setAsked] = useState<Asked | null>(null);
  const main = useRef<HTMLElement>(null);
  const knownTags = useMemo(() => [...facetsOf(book.entries).tag.keys()].sort(), [book.entries]);
  /** What the list offers to export, beside everything. */
  const offered = useRef<readonly ScopeChoice[]>([]);

  const everything: ScopeChoice = {
    id: 'everything',
    label: say('notebookScopeAll'),
    scope: null,
  };
  const onExport = (first?: ScopeChoice['id']) => {
    const scopes = [...offered.current, everything];
    scopes.sort((a, b) => Number(b.id === first) - Number(a.id === first));
    setAsked({ kind: 'export', scopes });
  };
  const onImport = () => setAsked({ kind: 'import' });
  const { phase, entries, pages } = book;
  const hasAny = entries.length + pages.length > 0;

  return (
    <div class="notebook">
      <button type="button" class="skip" onClick={() => main.current?.focus()}>
        {say('notebookSkip')}
      </button>
      <Masthead
        counts={phase.kind === 'ready' ? { notes: entries.length, pages: pages.length } : null}
        onExport={() => onExport()}
        onImport={onImport}
      />
      <Keeping keeping={props.keeping} aside={book.aside} openPath={actions.openPath} />
      <Waiting
        waiting={props.waiting}
        openAddress={actions.openAddress}
        showNote={(note) => go({ ...start, note })}
      />
      {phase.kind === 'opening' && (
        <main ref={main} tabIndex={-1}>
          <p class="state" role="status">
            {say('notebookOpening')}
          </p>
        </main>
      )}
      {phase.kind === 'failed' && (
        <main ref={main} tabIndex={-1}>
          <Trouble fault={phase.fault} actions={actions} />
        </main>
      )}
      {phase.kind === 'ready' && !hasAny && (
        <main ref={main} tabIndex={-1}>
          <Empty openPath={actions.openPath} onImport={onImport} />
        </main>
      )}
      {phase.kind === 'ready' && hasAny && (
        <Book
          {...props}
          mainRef={main}
          knownTags={knownTags}
          offered={offered}
          onExport={() => onExport('selected')}
          showAll={() => go({ ...noNote(route), query: start.query, filter: noFilter })}
        />
      )}
      {asked?.kind === 'export' && (
        <ExportDialog
          formats={formats}
          scopes={asked.scopes}
          sampleOf={(scope) => sampleOf(book, scope)}
          ownTemplates={props.ownTemplates}
          actions={actions}
          onClose={() => setAsked(null)}
        />
      )}
      {asked?.kind === 'import' && (
        <ImportDialog preview={actions.preview} onClose={() => setAsked(null)} />
      )}
    </div>
  );
}

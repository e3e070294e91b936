import { useEffect, useState } from 'preact/hooks';
import type { ExportScope, FormatChoice, NotebookActions } from '../../lib/notebook/contract.ts';
import type { Outcome } from '../../lib/outcome.ts';
import { say } from '../../lib/words.ts';
import { ScrollRegion } from '../ScrollRegion.tsx';
import { type Destination, takeOut } from '../take-out.ts';
import { Dialog } from './Dialog.tsx';
import { TemplateEditor } from './TemplateEditor.tsx';

/** A choice of what leaves. */
export interface ScopeChoice {
  readonly id: 'selected' | 'shown' | 'everything';
  readonly label: string;
  readonly scope: ExportScope;
}

interface Props {
  readonly formats: readonly FormatChoice[];
  /** The first is chosen at first. */
  readonly scopes: readonly ScopeChoice[];
  /** One page of a choice, for the preview. */
  readonly sampleOf: (scope: ExportScope) => ExportScope;
  readonly ownTemplates: Readonly<Record<string, string>>;
  readonly actions: Pick<NotebookActions, 'write' | 'keepTemplate'>;
  readonly onClose: () => void;
}

type State = 'idle' | 'working' | Outcome<string>;

/** What leaves, in which form, and to where. */
export function ExportDialog(props: Props) {
  const { formats, scopes, actions, ownTemplates, onClose } = props;
  const [scopeId, setScopeId] = useState(scopes[0]?.id ?? 'everything');
  const [formatId, setFormatId] = useState(formats[0]?.id ?? '');
  const [state, setState] = useState<State>('idle');
  const format = formats.find(({ id }) => id === formatId);
  const scope = scopes.find(({ id }) => id === scopeId)?.scope ?? null;
  const template = ownTemplates[formatId] ?? format?.template ?? null;
  const isWorking = state === 'working';
  const isFault = typeof state === 'object' && !state.ok;

  const take = async (destination: Destination) => {
    setState('working');
    setState(await takeOut(await actions.write(formatId, scope), destination));
  };
  const keep = async (text: string | null) => {
    const outcome = await actions.keepTemplate(formatId, text);
    // What is being written, or could not be, is told all the same.
    setState((now) => (outcome.ok ? (now === 'working' ? now : 'idle') : outcome));
  };

  return (
    <Dialog title={say('notebookExportTitle')} busy={isWorking} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void take('file');
        }}
      >
        <Choices
          label={say('notebookExportWhat')}
          name="scope"
          choices={scopes}
          chosen={scopeId}
          onChoose={setScopeId}
        />
        <Choices
          label={say('notebookExportAs')}
          name="format"
          choices={formats}
          chosen={formatId}
          onChoose={(id) => {
            setFormatId(id);
            setState('idle');
          }}
        />
        <p class="small muted">{format?.holds}</p>
        <div class="dialog-actions">
          <button type="submit" class="primary" disabled={isWorking}>
            {say('notebookExportSave')}
          </button>
          <button
            type="button"
            disabled={isWorking || !format?.isText}
            onClick={() => void take('clipboard')}
          >
            {say('notebookExportCopy')}
          </button>
        </div>
        <p role="status" class={isFault ? 'fault' : 'small muted'}>
          {isWorking && say('notebookWriting')}
          {typeof state === 'object' && (state.ok ? state.value : state.sentence)}
        </p>
      </form>
      {format?.isText && (
        <Preview
          formatId={formatId}
          scope={props.sampleOf(scope)}
          template={template}
          write={actions.write}
        />
      )}
      {template !== null && (
        <details class="dialog-more">
          <summary>{say('notebookTemplateEdit')}</summary>
          <TemplateEditor
            key={formatId}
            template={template}
            standard={format?.template ?? ''}
            isOwn={ownTemplates[formatId] !== undefined}
            onChange={(text) => void keep(text)}
            onReset={() => void keep(null)}
          />
        </details>
      )}
    </Dialog>
  );
}

interface ChoicesProps<Id extends string> {
  readonly label: string;
  readonly name: string;
  readonly choices: readonly { readonly id: Id; readonly label: string }[];
  readonly chosen: Id;
  readonly onChoose: (id: Id) => void;
}

function Choices<Id extends string>({ label, name, choices, chosen, onChoose }: ChoicesProps<Id>) {
  return (
    <fieldset class="choices">
      <legend class="label">{label}</legend>
      {choices.map((choice) => (
        <label class="choice" key={choice.id}>
          <input
            type="radio"
            name={name}
            checked={choice.id === chosen}
            onChange={() => onChoose(choice.id)}
          />
          <span>{choice.label}</span>
        </label>
      ))}
    </fieldset>
  );
}

/** As much of a page's notes as tells how the file will read, in UTF-16 units. */
const PREVIEWED = 6_000;

interface PreviewProps {
  readonly formatId: string;
  readonly scope: ExportScope;
  readonly template: string | null;
  readonly write: NotebookActions['write'];
}

function Preview({ formatId, scope, template, write }: PreviewProps) {
  const [open, setOpen] = useState(false);
  const [text, setText] = useState('');
  useEffect(() => {
    if (!open) return;
    let asked = true;
    void write(formatId, scope).then((outcome) => {
      if (!asked) return;
      if (!outcome.ok) setText(outcome.sentence);
      else setText('text' in outcome.value ? outcome.value.text : '');
    });
    return () => {
      asked = false;
    };
  }, [open, formatId, template, JSON.stringify(scope && [[...scope.notes], [...scope.pages]])]);
  const cut = text.length > PREVIEWED ? `${text.slice(0, PREVIEWED)} …` : text;
  return (
    <details class="dialog-more" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{say('notebookPreview')}</summary>
      <ScrollRegion class="preview" aria-label={say('notebookPreview')}>
        <pre>{cut}</pre>
      </ScrollRegion>
    </details>
  );
}

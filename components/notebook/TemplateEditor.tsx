import { useState } from 'preact/hooks';
import { templateFaults, templateFields } from '../../lib/export/template.ts';
import { say } from '../../lib/words.ts';

interface Props {
  /** The template in use. */
  readonly template: string;
  /** True where it is the reader's own. */
  readonly isOwn: boolean;
  /** Told of every template that can be used. */
  readonly onChange: (template: string) => void;
  /** Back to the one that comes with Counterpoint. */
  readonly onReset: () => void;
}

/** The reader's template for reading notes, with what is wrong in it and what it may hold. */
export function TemplateEditor({ template, isOwn, onChange, onReset }: Props) {
  const [text, setText] = useState(template);
  const faults = templateFaults(text);
  return (
    <div class="template">
      <label>
        <span class="label">{say('notebookTemplate')}</span>
        <textarea
          rows={12}
          spellcheck={false}
          aria-invalid={faults.length > 0}
          value={text}
          onInput={({ currentTarget: { value } }) => {
            setText(value);
            if (templateFaults(value).length === 0) onChange(value);
          }}
        />
      </label>
      <div role="status">
        <ul class="fault">
          {faults.slice(0, 5).map(({ line, sentence }) => (
            <li key={`${line} ${sentence}`}>
              {line === null ? sentence : say('notebookTemplateLine', line, sentence)}
            </li>
          ))}
        </ul>
      </div>
      {isOwn && (
        <button type="button" class="plain" onClick={onReset}>
          {say('notebookTemplateReset')}
        </button>
      )}
      <details>
        <summary>{say('notebookTemplateFields')}</summary>
        <dl class="template-fields small">
          {Object.entries(templateFields).map(([field, meaning]) => (
            <div key={field}>
              <dt>
                <code>{`{{${field}}}`}</code>
              </dt>
              <dd>{meaning}</dd>
            </div>
          ))}
        </dl>
      </details>
    </div>
  );
}

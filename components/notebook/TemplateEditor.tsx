import { useEffect, useRef, useState } from 'preact/hooks';
import { templateFaults, templateFields } from '../../lib/export/template.ts';
import { say } from '../../lib/words.ts';

interface Props {
  /** The template in use. */
  readonly template: string;
  /** The one that comes with Counterpoint. */
  readonly standard: string;
  /** True where it is the reader's own. */
  readonly isOwn: boolean;
  /** Told of every template that can be used. */
  readonly onChange: (template: string) => void;
  /** Back to `standard`. */
  readonly onReset: () => void;
}

/**
 * The reader's template for reading notes, with what is wrong in it and what it may hold. What is
 * typed stays here, usable or not, until another template comes from elsewhere (a settings file, another
 * window): to be keyed by what the template is for, and by nothing that typing changes.
 */
export function TemplateEditor({ template, standard, isOwn, onChange, onReset }: Props) {
  const [text, setText] = useState(template);
  /** What was typed here and is not heard of again yet: only another template comes from elsewhere. */
  const sent = useRef([template]);
  useEffect(() => {
    const at = sent.current.indexOf(template);
    sent.current = at < 0 ? [template] : sent.current.slice(at);
    if (at < 0) setText(template);
  }, [template]);
  const send = (value: string) => {
    sent.current.push(value);
    onChange(value);
  };
  const field = useRef<HTMLTextAreaElement>(null);
  const faults = templateFaults(text);
  return (
    <div class="template">
      <label>
        <span class="label">{say('notebookTemplate')}</span>
        <textarea
          ref={field}
          rows={12}
          spellcheck={false}
          aria-invalid={faults.length > 0}
          value={text}
          onInput={({ currentTarget: { value } }) => {
            setText(value);
            if (templateFaults(value).length === 0) send(value);
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
        <button
          type="button"
          class="plain"
          onClick={() => {
            // The button is about to go.
            field.current?.focus();
            setText(standard);
            sent.current.push(standard);
            onReset();
          }}
        >
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

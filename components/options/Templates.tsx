import { useEffect, useState } from 'preact/hooks';
import { say } from '../../lib/words.ts';
import { TemplateEditor } from '../notebook/TemplateEditor.tsx';
import '../notebook/dialog.css';
import { ScrollRegion } from '../ScrollRegion.tsx';
import type { OptionsPageProps } from './Options.tsx';

/** The reader's own form of reading notes, with what it makes of a page. */
export function Templates(props: OptionsPageProps) {
  const { formats, ownTemplates, keepTemplate, preview } = props;
  const withTemplate = formats.filter(({ template }) => template !== null);
  const [formatId, setFormatId] = useState(withTemplate[0]?.id ?? '');
  const [shown, setShown] = useState('');
  const own = ownTemplates[formatId];
  const standard = withTemplate.find(({ id }) => id === formatId)?.template ?? '';
  const template = own ?? standard;

  useEffect(() => {
    let wanted = true;
    void preview(formatId, template).then((text) => {
      if (wanted) setShown(text);
    });
    return () => {
      wanted = false;
    };
  }, [formatId, template]);

  return (
    <section aria-labelledby="templates">
      <h2 id="templates">{say('settingsTemplates')}</h2>
      <p>{say('settingsTemplatesHint')}</p>
      <label class="option-format">
        <span class="label">{say('settingsTemplateFor')}</span>
        <select value={formatId} onChange={(event) => setFormatId(event.currentTarget.value)}>
          {withTemplate.map(({ id, label }) => (
            <option key={id} value={id}>
              {label}
            </option>
          ))}
        </select>
      </label>
      <TemplateEditor
        key={formatId}
        template={template}
        standard={standard}
        isOwn={own !== undefined}
        onChange={(text) => keepTemplate(formatId, text)}
        onReset={() => keepTemplate(formatId, null)}
      />
      <h3 id="preview">{say('settingsPreview')}</h3>
      <ScrollRegion class="preview" aria-labelledby="preview">
        {shown}
      </ScrollRegion>
    </section>
  );
}

import { useId, useState } from 'preact/hooks';
import { say, sayCount } from '../../lib/words.ts';
import { tagsOf } from '../NoteForm.tsx';
import { Dialog } from './Dialog.tsx';

interface Props {
  readonly count: number;
  /** Tags that some of the notes have. */
  readonly present: readonly string[];
  readonly knownTags: readonly string[];
  readonly onApply: (change: { readonly add: string[]; readonly remove: string[] }) => void;
  readonly onClose: () => void;
}

/** Tags for several notes at once: some on, some off. */
export function TagDialog({ count, present, knownTags, onApply, onClose }: Props) {
  const [field, setField] = useState('');
  const [off, setOff] = useState<readonly string[]>([]);
  const listId = useId();
  const add = tagsOf(field);
  return (
    <Dialog
      title={sayCount('notebookTagTitleOne', 'notebookTagTitleMany', count)}
      onClose={onClose}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (add.length + off.length > 0) onApply({ add, remove: [...off] });
          else onClose();
        }}
      >
        <label>
          <span class="label">{say('notebookTagAdd')}</span>
          <input
            list={listId}
            autocomplete="off"
            value={field}
            onInput={(event) => setField(event.currentTarget.value)}
          />
        </label>
        <datalist id={listId}>
          {knownTags.map((tag) => (
            <option key={tag} value={tag} />
          ))}
        </datalist>
        {present.length > 0 && (
          <fieldset class="choices">
            <legend class="label">{say('notebookTagRemove')}</legend>
            {present.map((tag) => (
              <label class="choice" key={tag}>
                <input
                  type="checkbox"
                  checked={off.includes(tag)}
                  onChange={(event) =>
                    setOff(
                      event.currentTarget.checked
                        ? [...off, tag]
                        : off.filter((other) => other !== tag),
                    )
                  }
                />
                <span>#{tag}</span>
              </label>
            ))}
          </fieldset>
        )}
        <div class="dialog-actions">
          <button type="submit" class="primary">
            {say('notebookTagApply')}
          </button>
          <button type="button" onClick={onClose}>
            {say('notebookCancel')}
          </button>
        </div>
      </form>
    </Dialog>
  );
}

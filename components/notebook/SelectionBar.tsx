import { say, sayCount } from '../../lib/words.ts';

interface Props {
  readonly count: number;
  readonly onTag: () => void;
  readonly onExport: () => void;
  readonly onDelete: () => void;
  readonly onClear: () => void;
}

/** What can be done with the notes that are ticked; always in sight while there are any. */
export function SelectionBar({ count, onTag, onExport, onDelete, onClear }: Props) {
  return (
    <section class="selection-bar raised-bar" aria-label={say('notebookSelection')}>
      <p role="status">{sayCount('notebookSelectedOne', 'notebookSelectedMany', count)}</p>
      <button type="button" onClick={onTag}>
        {say('notebookTagThem')}
      </button>
      <button type="button" onClick={onExport}>
        {say('notebookExportThem')}
      </button>
      <button type="button" class="danger" onClick={onDelete}>
        {say('deleteNote')}
      </button>
      <button type="button" class="plain" onClick={onClear}>
        {say('notebookSelectNone')}
      </button>
    </section>
  );
}

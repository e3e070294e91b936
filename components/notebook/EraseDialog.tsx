import { say, sayCount } from '../../lib/words.ts';
import { Dialog } from './Dialog.tsx';
import './deleted.css';

interface Props {
  readonly count: number;
  readonly onErase: () => void;
  readonly onClose: () => void;
}

/** The last word before deleted notes go for good: what cannot be undone, and what could bring them back. */
export function EraseDialog({ count, onErase, onClose }: Props) {
  return (
    <Dialog
      title={sayCount('notebookEraseTitleOne', 'notebookEraseTitleMany', count)}
      onClose={onClose}
    >
      <p>{say('notebookEraseWarning')}</p>
      <p class="erase-beyond">{say('notebookEraseBeyond')}</p>
      <div class="dialog-actions">
        <button type="button" class="danger" onClick={onErase}>
          {say('notebookEraseNow')}
        </button>
        <button type="button" onClick={onClose}>
          {say('notebookCancel')}
        </button>
      </div>
    </Dialog>
  );
}

import { say } from '../../lib/words.ts';

/** What was just done, or is being done, to notes; with the way back. */
export interface NoticeText {
  readonly sentence: string;
  readonly undo: (() => void) | null;
  readonly fault: boolean;
}

interface Props {
  readonly notice: NoticeText | null;
  readonly onDismiss: () => void;
}

/** Stays until it is dismissed or something else is done: nobody is hurried (WCAG 2.2.1). */
export function Notice({ notice, onDismiss }: Props) {
  return (
    <section class={`notice ${notice ? 'shown' : ''}`} aria-label={say('notebookNotice')}>
      {/* Always there, so that a screen reader hears what comes into it. */}
      <p role="status" class={notice?.fault ? 'fault' : ''}>
        {notice?.sentence}
      </p>
      {notice?.undo && (
        <button type="button" onClick={notice.undo} aria-keyshortcuts="Control+Z">
          {say('undo')}
        </button>
      )}
      {notice && (
        <button type="button" class="plain" aria-label={say('notebookDismiss')} onClick={onDismiss}>
          <span aria-hidden="true">✕</span>
        </button>
      )}
    </section>
  );
}

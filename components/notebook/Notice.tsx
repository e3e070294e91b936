import { useRef } from 'preact/hooks';
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
  const status = useRef<HTMLParagraphElement>(null);
  const undo = notice?.undo;
  return (
    <section class={`notice ${notice ? 'shown' : ''}`} aria-label={say('notebookNotice')}>
      {/* Always there, so that a screen reader hears what comes into it. */}
      <p role="status" tabIndex={-1} ref={status} class={notice?.fault ? 'fault' : ''}>
        {notice?.sentence}
      </p>
      {undo && (
        <button
          type="button"
          aria-keyshortcuts="Control+Z"
          onClick={() => {
            // The button is about to go.
            status.current?.focus();
            undo();
          }}
        >
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
